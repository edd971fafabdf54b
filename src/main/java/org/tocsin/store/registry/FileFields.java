package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.Locale;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.schema.tables.records.ContactPointRecord;

/// Columns turned into the registry's words, and back.
final class FileFields {
  private FileFields() {}

  static Consent.State consent(String column) {
    return Consent.State.valueOf(column.toUpperCase(Locale.ROOT));
  }

  static String column(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Address address(Record row) {
    var postal = row.get(RESIDENCE.POSTAL_CODE);
    return new Address(
        row.get(STREET.CITY),
        row.get(STREET.NAME),
        new CivicNumber(row.get(RESIDENCE.CIVIC_NUMBER), row.get(RESIDENCE.CIVIC_SUFFIX)),
        row.get(RESIDENCE.APARTMENT),
        postal.isEmpty() ? Optional.empty() : Optional.of(new PostalCode(postal)));
  }

  static Particulars particulars(Record row) {
    return new Particulars(
        row.get(RESIDENT_FILE.REDUCED_MOBILITY), row.get(RESIDENT_FILE.NOTE), card(row));
  }

  private static Optional<CardNumber> card(Record row) {
    return Optional.ofNullable(row.get(RESIDENT_FILE.CARD_NUMBER)).map(CardNumber::new);
  }

  static @Nullable String card(Particulars particulars) {
    return particulars.card().map(CardNumber::text).orElse(null);
  }

  static ContactPoint contact(ContactPointRecord row) {
    return new ContactPoint(
        Channel.ofCode(row.getChannel()),
        new PhoneNumber(row.getPhone()),
        row.getDescription(),
        row.getExtension(),
        row.getDelaySeconds(),
        row.getActive(),
        row.getInvalidSince() != null);
  }
}

package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONTACT_POINT;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// Since when contact points are invalid: the one thing that is kept of them and no file says.
final class InvalidDates {
  private final Map<Line, Instant> since = new HashMap<>();

  private record Line(Channel channel, PhoneNumber number, String extension) {
    static Line of(ContactPoint contact) {
      return new Line(contact.channel(), contact.number(), contact.extension());
    }
  }

  /// Of these files, the earliest where they differ.
  static InvalidDates read(DSLContext dsl, Collection<FileId> files) {
    var dates = new InvalidDates();
    dsl.selectFrom(CONTACT_POINT)
        .where(CONTACT_POINT.FILE_ID.in(files.stream().map(FileId::number).toList()))
        .and(CONTACT_POINT.INVALID_SINCE.isNotNull())
        .forEach(row -> dates.put(FileFields.contact(row), row.getInvalidSince()));
    return dates;
  }

  void put(ContactPoint contact, Instant at) {
    since.merge(Line.of(contact), at, (one, other) -> one.isBefore(other) ? one : other);
  }

  Optional<Instant> of(ContactPoint contact) {
    return Optional.ofNullable(since.get(Line.of(contact)));
  }

  /// Writes them to a file whose contact points were just written.
  void write(DSLContext dsl, FileId file) {
    dsl.selectFrom(CONTACT_POINT)
        .where(CONTACT_POINT.FILE_ID.eq(file.number()))
        .and(CONTACT_POINT.INVALID_SINCE.isNotNull())
        .forEach(row ->
            of(FileFields.contact(row))
                .ifPresent(at -> {
                  row.setInvalidSince(at);
                  row.store();
                }));
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}

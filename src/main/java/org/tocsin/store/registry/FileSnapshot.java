package org.tocsin.store.registry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import tools.jackson.databind.json.JsonMapper;

/// What a file said at one moment, as the database keeps it: a shape of its own, so that a change
/// of the domain's records cannot make it unreadable unseen.
record FileSnapshot(
    String familyName,
    String givenName,
    String language,
    String city,
    String street,
    int civicNumber,
    String civicSuffix,
    String apartment,
    String postalCode,
    @Nullable Double latitude,
    @Nullable Double longitude,
    boolean active,
    String consent,
    boolean reducedMobility,
    String note,
    @Nullable String card,
    List<Line> contacts) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// A contact point, with the moment since which it is invalid, in microseconds since 1970.
  record Line(
      String channel,
      String phone,
      String description,
      String extension,
      int delaySeconds,
      boolean active,
      @Nullable Long invalidSince) {

    private static Line of(ContactPoint contact, InvalidDates dates) {
      return new Line(
          contact.channel().code(),
          contact.number().e164(),
          contact.description(),
          contact.extension(),
          contact.delaySeconds(),
          contact.active(),
          dates.of(contact).map(InvalidDates::micros).orElse(null));
    }

    private ContactPoint contact() {
      return new ContactPoint(
          Channel.ofCode(channel),
          new PhoneNumber(phone),
          description,
          extension,
          delaySeconds,
          active,
          invalidSince != null);
    }
  }

  static String write(FileContent content, InvalidDates dates) {
    var address = content.address();
    return MAPPER.writeValueAsString(
        new FileSnapshot(
            content.familyName(),
            content.givenName(),
            content.language().code(),
            address.city(),
            address.street(),
            address.civicNumber().number(),
            address.civicNumber().suffix(),
            address.apartment(),
            address.postalCode().map(PostalCode::compact).orElse(""),
            content.location().map(GeoPoint::latitude).orElse(null),
            content.location().map(GeoPoint::longitude).orElse(null),
            content.active(),
            FileFields.column(content.consent()),
            content.particulars().reducedMobility(),
            content.particulars().note(),
            FileFields.card(content.particulars()),
            content.contacts().stream().map(contact -> Line.of(contact, dates)).toList()));
  }

  static FileSnapshot read(String json) {
    return MAPPER.readValue(json, FileSnapshot.class);
  }

  FileContent content() {
    Optional<GeoPoint> location =
        latitude == null || longitude == null
            ? Optional.empty()
            : Optional.of(new GeoPoint(latitude, longitude));
    return new FileContent(
        familyName,
        givenName,
        Language.ofCode(language).orElseThrow(),
        new Address(
            city,
            street,
            new CivicNumber(civicNumber, civicSuffix),
            apartment,
            postalCode.isEmpty() ? Optional.empty() : Optional.of(new PostalCode(postalCode))),
        location,
        active,
        FileFields.consent(consent),
        contacts.stream().map(Line::contact).toList(),
        new Particulars(reducedMobility, note, Optional.ofNullable(card).map(CardNumber::new)));
  }

  /// Since when its numbers are invalid.
  InvalidDates invalidDates() {
    var dates = new InvalidDates();
    for (var line : contacts) {
      if (line.invalidSince() != null) {
        dates.put(line.contact(), InvalidDates.instant(line.invalidSince()));
      }
    }
    return dates;
  }
}

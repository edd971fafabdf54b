package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;

/// All that a form holds at one moment, as it is written on screen.
record FileDraft(
    Map<Field, String> texts,
    Language language,
    boolean active,
    boolean reducedMobility,
    Consent.State consent,
    List<ContactPoint> voice,
    List<ContactPoint> sms) {

  FileDraft {
    texts = Map.copyOf(texts);
    voice = List.copyOf(voice);
    sms = List.copyOf(sms);
  }

  static FileDraft empty(String city) {
    var texts = new EnumMap<Field, String>(Field.class);
    FileForm.TEXTS.forEach(field -> texts.put(field, ""));
    texts.put(Field.CITY, city);
    return new FileDraft(
        texts, Language.FRENCH, true, false, Consent.State.UNKNOWN, List.of(), List.of());
  }

  static FileDraft of(FileContent content) {
    return new FileDraft(
        texts(content),
        content.language(),
        content.active(),
        content.particulars().reducedMobility(),
        content.consent(),
        content.contacts(Channel.VOICE),
        content.contacts(Channel.SMS));
  }

  private static Map<Field, String> texts(FileContent content) {
    var address = content.address();
    return Map.of(
        Field.FAMILY_NAME, content.familyName(),
        Field.GIVEN_NAME, content.givenName(),
        Field.CITY, address.city(),
        Field.STREET, address.street(),
        Field.CIVIC_NUMBER, address.civicNumber().display(),
        Field.APARTMENT, address.apartment(),
        Field.POSTAL_CODE, address.postalCode().map(PostalCode::display).orElse(""),
        Field.CARD, content.particulars().card().map(CardNumber::text).orElse(""),
        Field.NOTE, content.particulars().note());
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  List<ContactPoint> list(Channel channel) {
    return channel == Channel.VOICE ? voice : sms;
  }

  /// What the form says, once each of its texts was found in order.
  ///
  /// @param original the file as it was read; none for a new one
  /// @return nothing without a civic number
  Optional<FileContent> content(Optional<FileContent> original) {
    return CivicNumber.parse(text(Field.CIVIC_NUMBER)).map(civic -> content(original, civic));
  }

  private FileContent content(Optional<FileContent> original, CivicNumber civic) {
    var address =
        new Address(
            stripped(Field.CITY),
            stripped(Field.STREET),
            civic,
            stripped(Field.APARTMENT),
            PostalCode.parse(text(Field.POSTAL_CODE)));
    return new FileContent(
        stripped(Field.FAMILY_NAME),
        stripped(Field.GIVEN_NAME),
        language,
        address,
        location(original, address),
        active,
        consent,
        Stream.concat(voice.stream(), sms.stream()).toList(),
        new Particulars(reducedMobility, stripped(Field.NOTE), CardNumber.parse(text(Field.CARD))));
  }

  private String stripped(Field field) {
    return text(field).strip();
  }

  /// The place on the map holds for as long as the house is the same.
  private static Optional<GeoPoint> location(Optional<FileContent> original, Address address) {
    return original
        .filter(old ->
            old.address().city().equals(address.city())
                && old.address().street().equals(address.street())
                && old.address().civicNumber().equals(address.civicNumber()))
        .flatMap(FileContent::location);
  }

  /// What is on screen once a draft is stored: what was changed since it was sent stays as it is,
  /// the rest becomes what was stored.
  FileDraft after(FileDraft sent, FileDraft stored) {
    var merged = new EnumMap<Field, String>(Field.class);
    texts.forEach((field, text) ->
        merged.put(field, text.equals(sent.text(field)) ? stored.text(field) : text));
    return new FileDraft(
        merged,
        language == sent.language ? stored.language : language,
        active == sent.active ? stored.active : active,
        reducedMobility == sent.reducedMobility ? stored.reducedMobility : reducedMobility,
        consent == sent.consent ? stored.consent : consent,
        voice.equals(sent.voice) ? stored.voice : voice,
        sms.equals(sent.sms) ? stored.sms : sms);
  }
}

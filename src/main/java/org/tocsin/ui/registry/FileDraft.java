package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.PostalCode;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;

/// All that a form holds at one moment, as it is written on screen.
record FileDraft(
    Map<Field, String> texts,
    Language language,
    boolean active,
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
    FileForm.TYPED.forEach(field -> texts.put(field, ""));
    texts.put(Field.CITY, city);
    return new FileDraft(texts, Language.FRENCH, true, Consent.State.UNKNOWN, List.of(), List.of());
  }

  static FileDraft of(FileContent content) {
    return new FileDraft(
        texts(content),
        content.language(),
        content.active(),
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
        Field.POSTAL_CODE, address.postalCode().map(PostalCode::display).orElse(""));
  }

  String text(Field field) {
    return texts.getOrDefault(field, "");
  }

  List<ContactPoint> list(Channel channel) {
    return channel == Channel.VOICE ? voice : sms;
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
        consent == sent.consent ? stored.consent : consent,
        voice.equals(sent.voice) ? stored.voice : voice,
        sms.equals(sent.sms) ? stored.sms : sms);
  }
}

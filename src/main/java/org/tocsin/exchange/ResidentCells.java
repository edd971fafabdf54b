package org.tocsin.exchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.shared.Channel;
import org.tocsin.shared.GeoPoint;
import org.tocsin.shared.Language;

/// What the cells of a list say of a file: what is read back from them is the same file.
final class ResidentCells {
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final Language language;
  private final Map<ResidentColumn, String> cells = new EnumMap<>(ResidentColumn.class);

  private ResidentCells(Language language) {
    this.language = language;
  }

  /// @param language of the words `oui` or `yes`
  static Map<ResidentColumn, String> of(FileContent content, Language language) {
    var writer = new ResidentCells(language);
    writer.residence(content);
    writer.contacts(content);
    return writer.cells;
  }

  private String yesOrNo(boolean yes) {
    boolean french = language == Language.FRENCH;
    return yes ? french ? "oui" : "yes" : french ? "non" : "no";
  }

  private void residence(FileContent content) {
    var address = content.address();
    cells.put(ResidentColumn.FAMILY_NAME, content.familyName());
    cells.put(ResidentColumn.GIVEN_NAME, content.givenName());
    cells.put(ResidentColumn.LANGUAGE, content.language().code());
    cells.put(ResidentColumn.CITY, address.city());
    cells.put(ResidentColumn.STREET, address.street());
    cells.put(ResidentColumn.CIVIC_NUMBER, address.civicNumber().display());
    cells.put(ResidentColumn.APARTMENT, address.apartment());
    cells.put(
        ResidentColumn.POSTAL_CODE,
        address.postalCode().map(code -> code.display().replace(NO_BREAK_SPACE, ' ')).orElse(""));
    cells.put(ResidentColumn.ACTIVE, yesOrNo(content.active()));
    cells.put(
        ResidentColumn.CONSENT,
        content.consent() == Consent.State.UNKNOWN
            ? ""
            : yesOrNo(content.consent() == Consent.State.GIVEN));
    cells.put(ResidentColumn.LATITUDE, degrees(content, GeoPoint::latitude));
    cells.put(ResidentColumn.LONGITUDE, degrees(content, GeoPoint::longitude));
    var particulars = content.particulars();
    cells.put(ResidentColumn.CARD, particulars.card().map(CardNumber::text).orElse(""));
    cells.put(ResidentColumn.REDUCED_MOBILITY, yesOrNo(particulars.reducedMobility()));
    cells.put(ResidentColumn.NOTE, particulars.note());
  }

  private static String degrees(FileContent content, Function<GeoPoint, Double> side) {
    return content.location().map(side).map(String::valueOf).orElse("");
  }

  private void contacts(FileContent content) {
    var voices = content.contacts(Channel.VOICE);
    number(ResidentColumn.VOICE, voices);
    put(ResidentColumn.DESCRIPTION, voices, ContactPoint::description);
    put(ResidentColumn.EXTENSION, voices, ContactPoint::extension);
    put(
        ResidentColumn.DELAY,
        voices,
        contact -> contact.delaySeconds() == 0 ? "" : Integer.toString(contact.delaySeconds()));
    marks(ResidentColumn.VOICE_ACTIVE, voices, ContactPoint::active, true);
    marks(ResidentColumn.VOICE_INVALID, voices, ContactPoint::invalid, false);
    var texts = content.contacts(Channel.SMS);
    number(ResidentColumn.SMS, texts);
    put(ResidentColumn.SMS_DESCRIPTION, texts, ContactPoint::description);
    marks(ResidentColumn.SMS_ACTIVE, texts, ContactPoint::active, true);
    marks(ResidentColumn.SMS_INVALID, texts, ContactPoint::invalid, false);
  }

  private void number(ResidentColumn column, List<ContactPoint> contacts) {
    put(column, contacts, contact -> contact.number().display().replace(NO_BREAK_SPACE, ' '));
  }

  private void marks(
      ResidentColumn column,
      List<ContactPoint> contacts,
      Function<ContactPoint, Boolean> mark,
      boolean usual) {
    boolean all = contacts.stream().allMatch(contact -> mark.apply(contact) == usual);
    put(column, contacts, contact -> all ? "" : yesOrNo(mark.apply(contact)));
  }

  private void put(
      ResidentColumn column, List<ContactPoint> contacts, Function<ContactPoint, String> value) {
    cells.put(column, SeveralValues.write(contacts.stream().map(value).toList()));
  }
}

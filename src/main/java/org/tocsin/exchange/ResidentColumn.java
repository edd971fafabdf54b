package org.tocsin.exchange;

import java.util.Optional;
import java.util.function.Predicate;
import org.tocsin.shared.Folding;
import org.tocsin.shared.Language;

/// The columns of a list of residents, in either language.
public enum ResidentColumn {
  ACCOUNT("compte", "account"),
  FAMILY_NAME("nom", "last_name"),
  GIVEN_NAME("prenom", "first_name"),
  LANGUAGE("langue", "language"),
  CITY("ville", "city"),
  STREET("rue", "street"),
  CIVIC_NUMBER("no_civique", "civic_number"),
  APARTMENT("appartement", "apartment"),
  POSTAL_CODE("code_postal", "postal_code"),
  VOICE("voix", "voice"),
  SMS("sms", "sms"),
  DESCRIPTION("description", "description"),
  EXTENSION("poste", "extension"),
  DELAY("delai", "delay"),
  ACTIVE("actif", "active"),
  CONSENT("consentement", "consent"),
  LATITUDE("latitude", "latitude"),
  LONGITUDE("longitude", "longitude"),
  CARD("carte", "card"),
  REDUCED_MOBILITY("mobilite_reduite", "reduced_mobility"),
  NOTE("note", "note"),
  VOICE_ACTIVE("voix_active", "voice_active"),
  VOICE_INVALID("voix_invalide", "voice_invalid"),
  SMS_DESCRIPTION("description_sms", "sms_description"),
  SMS_ACTIVE("sms_actif", "sms_active"),
  SMS_INVALID("sms_invalide", "sms_invalid");

  private final String french;
  private final String english;

  ResidentColumn(String french, String english) {
    this.french = french;
    this.english = english;
  }

  public String french() {
    return french;
  }

  public String english() {
    return english;
  }

  public String name(Language language) {
    return language == Language.FRENCH ? french : english;
  }

  /// Whatever the case, the accents, and what joins the words.
  public static Optional<ResidentColumn> named(String header) {
    var folded = Folding.fold(header).replace(' ', '_');
    for (var column : values()) {
      if (folded.equals(column.french) || folded.equals(column.english)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  /// Whether a header names a column by its English name, where that is another than the French.
  static Predicate<ResidentColumn> namedInEnglish(String header) {
    var folded = Folding.fold(header).replace(' ', '_');
    return column -> folded.equals(column.english) && !folded.equals(column.french);
  }
}

package org.tocsin.registry;

/// Something wrong in a file as it was filled in.
///
/// @param field the field to correct
/// @param contact position in the list of contacts for a fault of a contact, otherwise -1
public record FileFault(Field field, Reason reason, int contact) {

  /// The fields of a file, named as in files that are imported and exported.
  public enum Field {
    ACCOUNT,
    FAMILY_NAME,
    GIVEN_NAME,
    LANGUAGE,
    CITY,
    STREET,
    CIVIC_NUMBER,
    APARTMENT,
    POSTAL_CODE,
    VOICE,
    SMS,
    DESCRIPTION,
    EXTENSION,
    DELAY,
    ACTIVE,
    CONSENT,
    LOCATION,
    CARD,
    REDUCED_MOBILITY,
    NOTE
  }

  /// Why a field is refused.
  public enum Reason {
    MISSING,
    TOO_LONG,
    MALFORMED,
    CONTROL_CHARACTER,
    SERVICE_NUMBER,
    PREMIUM_NUMBER,
    AREA_CODE_NOT_ALLOWED,
    DO_NOT_CALL,
    SEVERAL_VOICE_NUMBERS,
    REPEATED,
    OUT_OF_RANGE,
    UNKNOWN_STREET,
    ACCOUNT_TAKEN,
    NO_ACCOUNT,
    CARD_OF_ANOTHER_CITY,
    CARD_TAKEN,
    NOT_ALIGNED
  }

  public static FileFault of(Field field, Reason reason) {
    return new FileFault(field, reason, -1);
  }
}

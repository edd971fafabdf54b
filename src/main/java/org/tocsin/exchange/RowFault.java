package org.tocsin.exchange;

import java.util.List;
import java.util.Optional;

/// What is wrong in a row.
///
/// @param column the column to correct, as the first line of the list names it; none when it is the
///   row as a whole
/// @param found what was read there, where the reason does not say it; it may be personal
/// @param nearest what may be meant, the nearest first; none when nothing known comes near
public record RowFault(Optional<String> column, Reason reason, String found, List<String> nearest) {
  private static final int LONGEST_FOUND = 60;

  public RowFault {
    nearest = List.copyOf(nearest);
    found = found.length() > LONGEST_FOUND ? found.substring(0, LONGEST_FOUND) + "…" : found;
  }

  /// With nothing that may be meant.
  public RowFault(Optional<String> column, Reason reason, String found) {
    this(column, reason, found, List.of());
  }

  /// Why a row is refused: the reasons of a file, and those of a list.
  public enum Reason {
    MISSING,
    TOO_LONG,
    NOT_A_PHONE_NUMBER,
    NOT_AN_ACCOUNT,
    NOT_A_LANGUAGE,
    NOT_YES_OR_NO,
    NOT_A_CIVIC_NUMBER,
    NOT_A_POSTAL_CODE,
    /// What a GeoJSON feature has for a street is no line.
    NOT_A_LINE,
    NOT_A_LATITUDE,
    NOT_A_LONGITUDE,
    NOT_A_DELAY,
    NOT_AN_EXTENSION,
    NOT_A_CARD,
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
    NOT_ALIGNED,
    RESIDENCE_TAKEN,
    /// Another row of the list says the contrary.
    CONTRADICTED,
    FILE_MERGED,
    /// Its file was moved, merged or removed while the list was being read.
    CHANGED_MEANWHILE,
    CELL_COUNT,
    UNCLOSED_QUOTE;

    /// Of a cell that does not have the shape of what belongs in its column.
    static Reason malformed(ResidentColumn column) {
      return switch (column) {
        case ACCOUNT -> NOT_AN_ACCOUNT;
        case VOICE, SMS -> NOT_A_PHONE_NUMBER;
        case LANGUAGE -> NOT_A_LANGUAGE;
        case ACTIVE,
            CONSENT,
            REDUCED_MOBILITY,
            VOICE_ACTIVE,
            VOICE_INVALID,
            SMS_ACTIVE,
            SMS_INVALID ->
            NOT_YES_OR_NO;
        case CIVIC_NUMBER -> NOT_A_CIVIC_NUMBER;
        case POSTAL_CODE -> NOT_A_POSTAL_CODE;
        case LATITUDE -> NOT_A_LATITUDE;
        case LONGITUDE -> NOT_A_LONGITUDE;
        case DELAY -> NOT_A_DELAY;
        case EXTENSION -> NOT_AN_EXTENSION;
        case CARD -> NOT_A_CARD;
        case FAMILY_NAME, GIVEN_NAME, CITY, STREET, APARTMENT, DESCRIPTION, SMS_DESCRIPTION, NOTE ->
            throw new IllegalArgumentException("Any words will do in " + column);
      };
    }
  }

  static RowFault ofRow(Reason reason) {
    return new RowFault(Optional.empty(), reason, "");
  }

  /// Without what was read: it may be personal.
  @Override
  public String toString() {
    return column.orElse("row") + " " + reason;
  }
}

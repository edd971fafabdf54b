package org.tocsin.exchange;

import java.util.Optional;
import org.tocsin.registry.FileFault;

/// What is wrong in a row.
///
/// @param column the column to correct; none when it is the row as a whole
public record RowFault(Optional<ResidentColumn> column, Reason reason) {

  /// Why a row is refused: the reasons of a file, and those of a list.
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
    NOT_ALIGNED,
    RESIDENCE_TAKEN,
    CELL_COUNT,
    UNCLOSED_QUOTE
  }

  static RowFault of(ResidentColumn column, Reason reason) {
    return new RowFault(Optional.of(column), reason);
  }

  static RowFault ofRow(Reason reason) {
    return new RowFault(Optional.empty(), reason);
  }

  static RowFault of(FileFault fault) {
    return of(ResidentColumn.of(fault.field()), Reason.valueOf(fault.reason().name()));
  }
}

package org.tocsin.exchange;

import java.util.List;
import java.util.Optional;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;

/// A row of a list of residents, read.
///
/// @param columns those of its list
/// @param familyName as the row has it, whether it can be a file or not
/// @param consent likewise: a refusal counts in a row that cannot be a file
/// @param content nothing when the row has faults that prevent it from being one
/// @param activeGiven whether the row says if the file is active
record ResidentRow(
    ListColumns columns,
    CsvReader.Row source,
    Optional<AccountNumber> account,
    String familyName,
    Consent.State consent,
    Optional<FileContent> content,
    boolean activeGiven,
    boolean languageGiven,
    boolean mobilityGiven,
    List<RowFault> faults) {
  ResidentRow {
    faults = List.copyOf(faults);
  }

  static ResidentRow refused(ListColumns columns, CsvReader.Row source, RowFault fault) {
    return new ResidentRow(
        columns,
        source,
        Optional.empty(),
        "",
        Consent.State.UNKNOWN,
        Optional.empty(),
        false,
        false,
        false,
        List.of(fault));
  }

  boolean refusesCalls() {
    return consent == Consent.State.WITHDRAWN;
  }

  RowFault cardTaken(FileContent merged) {
    var found = merged.particulars().card().map(CardNumber::text).orElse("");
    return columns.fault(ResidentColumn.CARD, RowFault.Reason.CARD_TAKEN, found);
  }
}

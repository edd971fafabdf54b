package org.tocsin.exchange;

import java.util.HashSet;
import java.util.Set;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.shared.Folding;

/// What the rows of a list, read so far, said of the files of a registry.
final class Mentions {
  /// Of which a row of the list, kept or refused, is.
  final FileSet present = new FileSet();

  /// Of which a row was kept.
  final FileSet spokenOf = new FileSet();

  /// Of which a row that was kept said if they are called.
  final FileSet saidActive = new FileSet();

  private final Set<OfResidence> residences = new HashSet<>();
  private final Set<OfAccount> accounts = new HashSet<>();

  private record OfResidence(Residence residence, String name) {}

  private record OfAccount(AccountNumber account, String name) {}

  private static OfResidence refusal(Residence residence, ResidentRow row) {
    return new OfResidence(residence, Folding.fold(row.familyName()));
  }

  private static OfAccount refusal(AccountNumber account, ResidentRow row) {
    return new OfAccount(account, Folding.fold(row.familyName()));
  }

  /// Remembers a refusal to be called whose row is not kept: a later one may open the file.
  void refuse(Residence residence, ResidentRow row) {
    residences.add(refusal(residence, row));
  }

  /// The same of a row of which only the account is sure.
  void refuse(AccountNumber account, ResidentRow row) {
    accounts.add(refusal(account, row));
  }

  /// What a row opens, without the consent that an earlier row of the same name refused.
  FileContent opened(Residence residence, ResidentRow row, FileContent content) {
    boolean refused =
        residences.contains(refusal(residence, row))
            || row.account()
                .filter(account -> accounts.contains(refusal(account, row)))
                .isPresent();
    return refused ? content.withConsent(Consent.State.WITHDRAWN) : content;
  }

  void keep(FileId file, ImportDraft draft) {
    if (draft.spokenOf) {
      present.add(file);
      spokenOf.add(file);
    }
    if (draft.saidActive) {
      saidActive.add(file);
    }
  }
}

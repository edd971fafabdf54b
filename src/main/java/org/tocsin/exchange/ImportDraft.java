package org.tocsin.exchange;

import java.util.Optional;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.ResidentFile;

/// A file of this block: in the registry, or about to be.
final class ImportDraft {
  final AccountNumber account;
  Optional<ResidentFile> known;
  FileContent content;

  /// Whether a row of the list was kept that is of this file.
  boolean spokenOf;

  /// Whether one of those said if the file is called.
  boolean saidActive;

  /// Whether nobody else can change it any more.
  boolean held;

  private ImportDraft(Optional<ResidentFile> known, AccountNumber account, FileContent content) {
    this.known = known;
    this.account = account;
    this.content = content;
    held = known.isEmpty();
  }

  static ImportDraft of(ResidentFile file, Mentions mentions) {
    var draft = new ImportDraft(Optional.of(file), file.account(), file.content());
    draft.spokenOf = mentions.spokenOf.contains(file.id());
    draft.saidActive = mentions.saidActive.contains(file.id());
    return draft;
  }

  static ImportDraft opened(AccountNumber account, ResidentRow row, FileContent content) {
    var draft = new ImportDraft(Optional.empty(), account, content);
    draft.keep(row, content);
    return draft;
  }

  boolean hasTheName(ResidentRow row) {
    return FamilyName.isSame(content.familyName(), row.familyName());
  }

  boolean isOfTheFamily(ResidentRow row) {
    return FamilyName.isOfOneFamily(content.familyName(), row.familyName());
  }

  /// Of a row that is of somebody else.
  RowFault residenceTaken() {
    return new RowFault(Optional.empty(), RowFault.Reason.RESIDENCE_TAKEN, account.display());
  }

  void hold(ResidentFile file) {
    known = Optional.of(file);
    content = file.content();
    held = true;
  }

  /// Says from now on what a row that is kept makes of it.
  void keep(ResidentRow row, FileContent merged) {
    content = merged;
    spokenOf = true;
    saidActive |= row.activeGiven();
  }
}

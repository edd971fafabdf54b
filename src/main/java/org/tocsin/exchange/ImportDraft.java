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
  boolean spokenOf;

  /// Whether nobody else can change it any more.
  boolean held;

  ImportDraft(Optional<ResidentFile> known, AccountNumber account, FileContent content) {
    this.known = known;
    this.account = account;
    this.content = content;
    held = known.isEmpty();
  }

  void hold(ResidentFile file) {
    known = Optional.of(file);
    content = file.content();
    held = true;
  }
}

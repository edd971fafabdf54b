package org.tocsin.exchange;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Folding;

/// A file of this block: in the registry, or about to be.
final class ImportDraft {
  private static final int SHORTEST_NAME = 3;

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

  boolean hasTheName(FileContent row) {
    return Folding.fold(content.familyName()).equals(Folding.fold(row.familyName()));
  }

  /// Whether a word of the name is the same: «Roy» and «Roy-Côté», not «de Bellefeuille» and «de
  /// Grandpré».
  boolean isOfTheFamily(FileContent row) {
    return hasTheName(row) || !Collections.disjoint(words(content), words(row));
  }

  private static Set<String> words(FileContent content) {
    return Arrays.stream(Folding.fold(content.familyName()).split(" "))
        .filter(word -> word.length() >= SHORTEST_NAME)
        .collect(Collectors.toSet());
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

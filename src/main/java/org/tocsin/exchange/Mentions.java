package org.tocsin.exchange;

import java.util.HashSet;
import java.util.Set;
import org.tocsin.exchange.Taken.Residence;
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

  private final Set<Refusal> refusals = new HashSet<>();

  private record Refusal(Residence residence, String name) {}

  private static Refusal refusal(Residence residence, FileContent content) {
    return new Refusal(residence, Folding.fold(content.familyName()));
  }

  /// Remembers a refusal to be called whose row is not kept: a later one may open the file.
  void refuse(Residence residence, FileContent content) {
    refusals.add(refusal(residence, content));
  }

  /// What a row opens, without the consent that an earlier row of the same name refused.
  FileContent opened(Residence residence, FileContent content) {
    return refusals.contains(refusal(residence, content))
        ? content.withConsent(Consent.State.WITHDRAWN)
        : content;
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

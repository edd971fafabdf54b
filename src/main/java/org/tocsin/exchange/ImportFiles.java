package org.tocsin.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;

/// Writes the files that an import opens and changes, and keeps what they said.
final class ImportFiles {
  private final ImportTarget target;
  private final AuditLog audit;
  private final Actor actor;
  private final Instant now;
  private final ImportRecord kept;

  ImportFiles(ImportTarget target, AuditLog audit, Actor actor, Instant now, ImportRecord kept) {
    this.target = target;
    this.audit = audit;
    this.actor = actor;
    this.now = now;
    this.kept = kept;
  }

  /// The number of the import.
  long batch() {
    return kept.batch();
  }

  ImportTarget target() {
    return target;
  }

  /// Opens files, in that order, and keeps what was changed so far.
  List<FileId> open(Collection<ImportDraft> drafts) {
    var fresh =
        drafts.stream()
            .map(draft -> new NewFile(draft.account, draft.content, consent(draft.content)))
            .toList();
    var opened = target.bulk().insertAll(fresh, now);
    kept.keep(opened);
    return opened;
  }

  void keepChanges() {
    kept.keep(List.of());
  }

  /// What was changed since it was kept last is taken back.
  void forgetChanges() {
    kept.forget();
  }

  void update(ResidentFile file, FileContent content) {
    if (content.equals(file.content())) {
      return;
    }
    if (!target.store().update(file.id(), file.version(), content, now)) {
      throw new IllegalStateException("A file that is held was changed");
    }
    kept.change(file);
    if (content.consent() != file.content().consent()) {
      target.store().addConsent(file.id(), consent(content));
    }
    audit.append(
        AuditEntry.of(
            now,
            actor,
            "registry.import",
            "file:" + file.id().number(),
            FileChanges.between(file.content(), content)));
  }

  private Consent consent(FileContent content) {
    return content.consent() == Consent.State.UNKNOWN
        ? Consent.unknown()
        : new Consent(
            content.consent(),
            Optional.of(
                new Consent.Provenance(
                    Consent.Means.IMPORT,
                    actor.name(),
                    now,
                    content.language(),
                    RegistryService.CONSENT_TEXT_VERSION)));
  }
}

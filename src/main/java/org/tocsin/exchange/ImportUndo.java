package org.tocsin.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.exchange.ImportChanges.Change;
import org.tocsin.exchange.ImportChanges.Past;
import org.tocsin.exchange.ImportChanges.Range;
import org.tocsin.exchange.UndoOutcome.Left;
import org.tocsin.exchange.UndoOutcome.Why;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.VersionSteps;

/// The undoing of one import, in the transaction in progress, some hundreds of files at a time.
final class ImportUndo {
  private static final int BLOCK = 500;

  private final ImportTarget target;
  private final ImportChanges changes;
  private final AuditLog audit;
  private final Actor actor;
  private final Instant now;
  private final Past batch;
  private final ImportProgress progress;
  private final List<Range> opened;
  private final List<Left> left = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private int leftInAll;
  private int removed;
  private int restored;

  ImportUndo(
      ImportTarget target,
      ImportChanges changes,
      AuditLog audit,
      Actor actor,
      Instant now,
      Past batch,
      ImportProgress progress) {
    this.target = target;
    this.changes = changes;
    this.audit = audit;
    this.actor = actor;
    this.now = now;
    this.batch = batch;
    this.progress = progress;
    opened = changes.opened(batch.id());
  }

  /// Whose former residence is not free yet.
  private record Waiting(ResidentFile file, Change change) {}

  UndoOutcome.Done run() {
    // First what it opened: it may have given a card of another file's to one of its own.
    for (var range : opened) {
      removeAll(range);
    }
    restoreAll();
    restoreKeptWaiting();
    changes.removeEmptyStreets(batch.id());
    return new UndoOutcome.Done(removed, restored, leftInAll, left);
  }

  private void restoreAll() {
    var from = new FileId(0);
    var page = changes.changedAfter(batch.id(), from, BLOCK);
    while (!page.isEmpty()) {
      restore(page);
      from = page.getLast().file();
      page = changes.changedAfter(batch.id(), from, BLOCK);
    }
  }

  /// A file may go back only once another one has gone back.
  private void restoreKeptWaiting() {
    int before;
    do {
      before = waiting.size();
      var again = List.copyOf(waiting);
      waiting.clear();
      again.forEach(one -> restore(one.file(), one.change(), one.file().version()));
    } while (!waiting.isEmpty() && waiting.size() < before);
    waiting.forEach(one -> leave(one.file(), Why.RESIDENCE_TAKEN));
  }

  private boolean isOpenedByIt(FileId file) {
    return opened.stream()
        .anyMatch(range -> range.first() <= file.number() && file.number() <= range.last());
  }

  /// The first change of each file is the one to take back.
  private void restore(List<Change> page) {
    var first = new LinkedHashMap<FileId, Change>();
    page.stream()
        .filter(change -> !isOpenedByIt(change.file()))
        .forEach(change -> first.putIfAbsent(change.file(), change));
    target.bulk().lock(first.keySet());
    var versions = versions(first.keySet());
    target.bulk().findClosed(first.keySet()).forEach(file -> leave(file, Why.MERGED));
    for (var file : target.bulk().find(first.keySet())) {
      var change = first.get(file.id());
      if (change != null) {
        restore(file, change, after(versions, file.id(), change.versionBefore()));
      }
    }
    pause();
  }

  private void restore(ResidentFile file, Change change, int expected) {
    var said = FileContentJson.read(change.before());
    boolean optedOut = isOptedOut(file.content()) && !isOptedOut(said);
    // An opt-out is final until its resident renews the consent, whoever wrote it down.
    var before = optedOut ? said.withConsent(Consent.State.WITHDRAWN) : said;
    if (file.version() != expected) {
      leave(file, Why.CHANGED);
    } else if (isCardTaken(file, before)) {
      leave(file, Why.CARD_TAKEN);
    } else if (isResidenceTaken(file, before)) {
      waiting.add(new Waiting(file, change));
    } else if (!update(file, before)) {
      leave(file, Why.CHANGED);
    } else {
      if (!optedOut) {
        changes.removeAnswers(file.id(), batch.startedAt());
      }
      changes.restored(batch.id(), file.id(), change.versionBefore(), file.version() + 1);
      audit.append(
          AuditEntry.of(
              now,
              actor,
              "registry.undoImport",
              "file:" + file.id().number(),
              FileChanges.between(file.content(), before)));
      restored++;
    }
  }

  private boolean isResidenceTaken(ResidentFile file, FileContent before) {
    if (before.address().equals(file.content().address())) {
      return false;
    }
    return target
        .store()
        .findByAddress(before.address())
        .filter(holder -> !holder.id().equals(file.id()))
        .isPresent();
  }

  /// The street that a file came from may have gone with the import that had added it.
  private boolean update(ResidentFile file, FileContent before) {
    var address = before.address();
    if (target.store().findStreet(address.city(), address.street()).isEmpty()) {
      target.store().addStreet(address.city(), address.street(), false);
    }
    return target.store().update(file.id(), file.version(), before, now);
  }

  private static boolean isOptedOut(FileContent content) {
    return content.consent() == Consent.State.WITHDRAWN;
  }

  private boolean isCardTaken(ResidentFile file, FileContent before) {
    return before
        .particulars()
        .card()
        .flatMap(target.store()::findByCard)
        .filter(holder -> !holder.id().equals(file.id()))
        .isPresent();
  }

  private void removeAll(Range range) {
    for (long id = range.first(); id <= range.last(); id += BLOCK) {
      var ids = new ArrayList<FileId>();
      for (long next = id; next < id + BLOCK && next <= range.last(); next++) {
        ids.add(new FileId(next));
      }
      remove(ids);
    }
  }

  private void remove(List<FileId> ids) {
    target.bulk().lockToRemove(ids);
    var alerted = new FileSet();
    changes
        .alerted(new Range(ids.getFirst().number(), ids.getLast().number()))
        .forEach(alerted::add);
    target.bulk().findClosed(ids).forEach(file -> leave(file, Why.MERGED));
    var versions = versions(ids);
    var removable = new ArrayList<FileId>();
    for (var file : target.bulk().find(ids)) {
      if (file.version() != after(versions, file.id(), 1)) {
        leave(file, Why.CHANGED);
      } else if (alerted.contains(file.id())) {
        leave(file, Why.ALERTED);
      } else if (isOptedOut(file.content())) {
        leave(file, Why.OPTED_OUT);
      } else {
        removable.add(file.id());
      }
    }
    target.bulk().remove(removable);
    removed += removable.size();
    pause();
  }

  private void leave(ResidentFile file, Why why) {
    leftInAll++;
    if (left.size() < UndoOutcome.Done.MOST_LEFT) {
      left.add(new Left(file.id(), file.account(), why));
    }
  }

  private void pause() {
    if (progress.isCancelled()) {
      throw new ImportPass.Stopped();
    }
    long done = (long) removed + restored + leftInAll;
    progress.report(done, done, (long) batch.accepted() + batch.merged());
  }

  /// What versions became by this import, and by others that were undone since.
  private Map<FileId, VersionSteps> versions(Collection<FileId> files) {
    var steps = new HashMap<FileId, Map<Integer, Integer>>();
    changes
        .steps(batch.id(), files)
        .forEach(step ->
            steps.computeIfAbsent(step.file(), _ -> new HashMap<>()).put(step.from(), step.to()));
    return steps.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, ofFile -> new VersionSteps(ofFile.getValue())));
  }

  private static int after(Map<FileId, VersionSteps> versions, FileId file, int version) {
    return versions.getOrDefault(file, VersionSteps.NONE).after(version);
  }
}

package org.tocsin.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Transactions;

/// Makes one file of two that are of the same residence, and two of one again.
///
/// Blocks on the database: never called on the FX thread.
public final class MergeService {
  private final MergeStore store;
  private final RegistryStore registry;
  private final FileGate gate;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public MergeService(
      MergeStore store,
      RegistryStore registry,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.registry = registry;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    gate = new FileGate(registry);
  }

  /// A file as somebody read it.
  ///
  /// @param version the version that was read
  public record Read(FileId id, int version) {
    public static Read of(ResidentFile file) {
      return new Read(file.id(), file.version());
    }
  }

  /// Closes one file and has the other say what was chosen. Whatever consent was chosen, it becomes
  /// that of [#consent].
  public MergeOutcome merge(Actor actor, Read keep, Read other, FileContent chosen) {
    if (keep.id().equals(other.id())) {
      throw new IllegalArgumentException("A file is not merged with itself");
    }
    return transactions.writeSoon(() -> mergeInTransaction(actor, keep, other, chosen));
  }

  private MergeOutcome mergeInTransaction(
      Actor actor, Read keepRead, Read otherRead, FileContent chosen) {
    store.lock();
    for (var read : List.of(keepRead, otherRead)) {
      var gone = registry.findKept(read.id());
      if (gone.isPresent()) {
        return new MergeOutcome.AlreadyMerged(gone.get());
      }
    }
    var keepFound = registry.find(keepRead.id());
    var otherFound = registry.find(otherRead.id());
    if (keepFound.isEmpty() || otherFound.isEmpty()) {
      return new MergeOutcome.Gone();
    }
    var keep = keepFound.get();
    var other = otherFound.get();
    if (keep.version() != keepRead.version() || other.version() != otherRead.version()) {
      return new MergeOutcome.Stale(keep, other);
    }
    var content =
        chosen.withConsent(FileMerge.consent(keep.content().consent(), other.content().consent()));
    var neighbour =
        registry
            .findByAddress(content.address())
            .filter(it -> !it.id().equals(keep.id()) && !it.id().equals(other.id()));
    if (neighbour.isPresent()) {
      return new MergeOutcome.ResidenceTaken(neighbour.get());
    }
    var faults = faults(keep, other, content);
    if (!faults.isEmpty()) {
      return new MergeOutcome.Invalid(faults);
    }
    var merge = store.merge(keep, other, content, actor.name(), clock.instant());
    var changes = new LinkedHashMap<>(FileChanges.between(keep.content(), content));
    changes.put("account", other.account().digits());
    append(actor, "registry.merge", keep.id(), changes);
    append(actor, "registry.close", other.id(), Map.of("account", keep.account().digits()));
    return new MergeOutcome.Merged(merge, registry.find(keep.id()).orElseThrow());
  }

  private List<FileFault> faults(ResidentFile keep, ResidentFile other, FileContent content) {
    var faults = new ArrayList<>(gate.faultsOfMerge(content, keep.content(), other.content()));
    faults.addAll(gate.cardTaken(content, List.of(keep.account(), other.account())));
    return faults;
  }

  /// The latest merges, the newest first, those that were undone among them.
  public List<RecentMerge> listRecent(int limit) {
    return transactions.read(() -> {
      var merges = new ArrayList<RecentMerge>();
      for (var merge : store.recent(limit)) {
        var kept = registry.find(merge.kept()).or(() -> registry.findKept(merge.kept()));
        store
            .findClosed(merge)
            .or(() -> registry.find(merge.closed()))
            .ifPresent(closed -> merges.add(new RecentMerge(merge, kept, closed)));
      }
      return merges;
    });
  }

  /// Puts both files back as they were, if nothing happened to the kept one since but merges that
  /// are undone. What happened to the closed one, an opt-out or a number found invalid, stays with
  /// it.
  public UndoOutcome undo(Actor actor, long merge) {
    return transactions.writeSoon(() -> undoInTransaction(actor, merge));
  }

  private UndoOutcome undoInTransaction(Actor actor, long id) {
    store.lock();
    var found = store.find(id);
    var undone = found.flatMap(FileMerge::undone);
    if (undone.isPresent()) {
      return new UndoOutcome.AlreadyUndone(undone.get());
    }
    var into = found.flatMap(merge -> registry.findKept(merge.kept()));
    if (into.isPresent()) {
      return new UndoOutcome.MergedSince(into.get());
    }
    var kept = found.flatMap(merge -> registry.find(merge.kept()));
    var closed = found.flatMap(store::findClosed);
    return found.isEmpty() || kept.isEmpty() || closed.isEmpty()
        ? new UndoOutcome.Gone()
        : undo(actor, found.get(), kept.get(), closed.get());
  }

  private UndoOutcome undo(Actor actor, FileMerge merge, ResidentFile kept, ResidentFile closed) {
    int expected = store.undone(kept.id()).after(merge.keptVersion());
    if (kept.version() != expected) {
      return store
          .findClosedFor(kept.id(), expected)
          .<UndoOutcome>map(UndoOutcome.AnotherSince::new)
          .orElseGet(() ->
              UndoOutcome.Changed.of(kept, FileChanges.between(merge.keptAfter(), kept.content())));
    }
    var taken = taken(kept, merge.keptBefore()).or(() -> taken(kept, closed.content()));
    if (taken.isPresent()) {
      return new UndoOutcome.Taken(taken.get());
    }
    store.undo(merge, kept, actor.name(), clock.instant());
    var changes = new LinkedHashMap<>(FileChanges.between(kept.content(), merge.keptBefore()));
    changes.put("account", closed.account().digits());
    append(actor, "registry.undoMerge", kept.id(), changes);
    append(actor, "registry.reopen", closed.id(), Map.of("account", kept.account().digits()));
    return new UndoOutcome.Undone(
        registry.find(kept.id()).orElseThrow(), registry.find(closed.id()).orElseThrow());
  }

  /// Whose the residence or the card is that a file is to have again.
  private Optional<ResidentFile> taken(ResidentFile kept, FileContent content) {
    return registry
        .findByAddress(content.address())
        .filter(it -> !it.id().equals(kept.id()))
        .or(() ->
            content
                .particulars()
                .card()
                .flatMap(registry::findByCard)
                .filter(it -> !it.id().equals(kept.id())));
  }

  private void append(Actor actor, String action, FileId file, Map<String, String> details) {
    audit.append(AuditEntry.of(clock.instant(), actor, action, "file:" + file.number(), details));
  }
}

package org.tocsin.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.exchange.ImportChanges.Past;
import org.tocsin.exchange.ImportChanges.Undone;
import org.tocsin.registry.FileId;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Transactions;

/// Takes whole imports back: what they changed says again what it said, what they opened is gone. A
/// file that was changed since is left and told.
///
/// Blocks on the database: never called on the FX thread.
public final class ImportUndoService {
  private final ImportTarget target;
  private final ImportBatches batches;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final AtomicInteger underWay = new AtomicInteger();

  public ImportUndoService(
      ImportTarget target,
      ImportBatches batches,
      AuditLog audit,
      Transactions transactions,
      Clock clock) {
    this.target = target;
    this.batches = batches;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// The latest first.
  public List<Past> list(int limit) {
    return transactions.read(() -> batches.changes().list(limit));
  }

  /// Whether an undo is in progress.
  public boolean isUnderWay() {
    return underWay.get() > 0;
  }

  /// All in one transaction: stopped or broken, it changes nothing.
  public UndoOutcome undo(Actor actor, long id, ImportProgress progress) {
    underWay.incrementAndGet();
    try {
      var untilAnAlert = new UntilAnAlert(progress, batches, clock);
      var what = what(actor, id);
      return Transactions.again(
          () -> transactions.writeLong(what, () -> undoInTransaction(actor, id, untilAnAlert)));
    } catch (UntilAnAlert.AlertsFirst e) {
      return new UndoOutcome.CallsUnderWay();
    } catch (ImportPass.Stopped e) {
      return new UndoOutcome.Cancelled();
    } catch (ConflictException e) {
      return new UndoOutcome.Clashed();
    } finally {
      underWay.decrementAndGet();
    }
  }

  private LongWork what(Actor actor, long id) {
    var list = transactions.read(() -> batches.changes().find(id)).map(Past::fileName);
    return new LongWork(LongWork.Kind.UNDO, list.orElse(""), actor.name());
  }

  private UndoOutcome undoInTransaction(Actor actor, long id, ImportProgress progress) {
    var now = clock.instant();
    var changes = batches.changes();
    changes.lock(id);
    var found = changes.find(id);
    if (found.isEmpty()) {
      return new UndoOutcome.NoSuchImport();
    }
    var batch = found.get();
    if (batch.undone().isPresent()) {
      return new UndoOutcome.AlreadyUndone(batch.undone().get());
    }
    if (batches.callsUnderWay(now)) {
      return new UndoOutcome.CallsUnderWay();
    }
    if (!isKept(batch)) {
      return new UndoOutcome.NotKept();
    }
    target.bulk().lockPairs();
    var done = new ImportUndo(target, changes, audit, actor, now, batch, progress).run();
    changes.markUndone(id, new Undone(now, actor.name()));
    audit.append(
        AuditEntry.of(
            now,
            actor,
            "exchange.undoImport",
            "import:" + id,
            Map.of(
                "file", batch.fileName(),
                "removed", Integer.toString(done.removed()),
                "restored", Integer.toString(done.restored()),
                "left", Integer.toString(done.left()))));
    return done;
  }

  private boolean isKept(Past batch) {
    var changes = batches.changes();
    return (batch.accepted() == 0 || !changes.opened(batch.id()).isEmpty())
        && (batch.merged() == 0
            || batch.accepted() > 0
            || !changes.changedAfter(batch.id(), new FileId(0), 1).isEmpty());
  }
}

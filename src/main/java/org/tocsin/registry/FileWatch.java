package org.tocsin.registry;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.shared.Transactions;

/// Tells which files were changed since it was asked last, by whomever, on whichever console.
///
/// Blocks on the database: never called on the FX thread, nor by two threads at once.
public final class FileWatch {
  /// Who begins first may commit last: entries so far behind the newest are looked at again.
  private static final int OVERLAP = 500;

  private final RegistryStore store;
  private final Transactions transactions;
  private final LinkedHashSet<Long> told = new LinkedHashSet<>();
  private OptionalLong newest = OptionalLong.empty();

  public FileWatch(RegistryStore store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /// A change of a file, as the audit numbers it.
  public record Change(long entry, FileId file) {}

  /// @return files changed since the last time; none the first time
  public Set<FileId> poll() {
    var mark = newest.isPresent() ? newest.getAsLong() : transactions.read(store::lastChange);
    var changed = new HashSet<FileId>();
    long last = mark;
    for (var change : transactions.read(() -> store.changesAfter(mark - OVERLAP))) {
      if (told.add(change.entry()) && newest.isPresent()) {
        changed.add(change.file());
      }
      last = Math.max(last, change.entry());
    }
    newest = OptionalLong.of(last);
    while (!told.isEmpty() && told.getFirst() <= last - 2 * OVERLAP) {
      told.removeFirst();
    }
    return changed;
  }
}

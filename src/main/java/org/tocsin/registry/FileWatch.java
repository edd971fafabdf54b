package org.tocsin.registry;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.shared.Transactions;

/// Tells which files were changed since it was asked last, by whomever, on whichever console.
///
/// Blocks on the database: never called on the FX thread, nor by two threads at once.
public final class FileWatch {
  /// Who begins first may commit last: entries so far behind the newest are looked at again. An
  /// import may take longer than that; its last entry, written as it ends, speaks for all.
  private static final int OVERLAP = 500;

  /// An import may change a million at once: nobody wants them one by one.
  static final int MOST = 2_000;

  private final RegistryStore store;
  private final Transactions transactions;
  private final LinkedHashSet<Long> told = new LinkedHashSet<>();
  private OptionalLong newest = OptionalLong.empty();

  public FileWatch(RegistryStore store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  /// A change of a file, as the audit numbers it.
  ///
  /// @param file nothing when a whole list was imported, or its import undone
  public record Change(long entry, Optional<FileId> file) {}

  /// Files that were changed.
  ///
  /// @param many so many were that they are not told one by one: any may have been
  public record Changes(Set<FileId> files, boolean many) {
    public Changes {
      files = Set.copyOf(files);
    }

    public boolean isEmpty() {
      return files.isEmpty() && !many;
    }

    public boolean concern(FileId file) {
      return many || files.contains(file);
    }
  }

  /// @return what was changed since the last time; nothing the first time
  public Changes poll() {
    var mark = newest.isPresent() ? newest.getAsLong() : transactions.read(store::lastChange);
    var changed = new HashSet<FileId>();
    boolean many = false;
    long last = mark;
    var changes = transactions.read(() -> store.changesAfter(mark - OVERLAP, MOST + 1));
    if (changes.size() > MOST) {
      newest = OptionalLong.of(transactions.read(store::lastChange));
      told.clear();
      return new Changes(Set.of(), true);
    }
    for (var change : changes) {
      if (told.add(change.entry()) && newest.isPresent()) {
        change.file().ifPresent(changed::add);
        many |= change.file().isEmpty();
      }
      last = Math.max(last, change.entry());
    }
    newest = OptionalLong.of(last);
    while (!told.isEmpty() && told.getFirst() <= last - 2 * OVERLAP) {
      told.removeFirst();
    }
    return new Changes(many ? Set.of() : changed, many);
  }
}

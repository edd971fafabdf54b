package org.tocsin.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.shared.Transactions;

/// One look at the whole registry for files that seem to be of one residence: street by street,
/// then number by number, a short transaction at a time.
final class DuplicateSweep {
  /// What more files share is a caretaker's number, or a mistake of its own.
  static final int MOST_FILES_OF_A_NUMBER = 10;

  private static final int MOST_PAIRS = 50_000;

  private final DuplicateStore store;
  private final Transactions transactions;
  private final SweepProgress progress;
  private final Set<FilePair> distinct;
  private final Map<FilePair, Resemblance> found = new HashMap<>();
  private int crowdedNumbers;
  private boolean truncated;

  DuplicateSweep(DuplicateStore store, Transactions transactions, SweepProgress progress) {
    this.store = store;
    this.transactions = transactions;
    this.progress = progress;
    distinct = transactions.read(store::distinctPairs);
  }

  /// @return whether it was not given up
  boolean run() {
    return lookAtStreets() && lookAtNumbers();
  }

  private boolean lookAtStreets() {
    var streets = transactions.read(store::streets);
    int done = 0;
    for (var street : streets) {
      if (progress.isCancelled()) {
        return false;
      }
      transactions.read(() -> store.neighbours(street)).forEach(this::compareNeighbours);
      progress.report(50 * ++done / streets.size());
    }
    return true;
  }

  private void compareNeighbours(List<Dwelling> neighbours) {
    for (int i = 0; i < neighbours.size(); i++) {
      for (int j = i + 1; j < neighbours.size(); j++) {
        var one = neighbours.get(i);
        var other = neighbours.get(j);
        suspect(FilePair.of(one.file(), other.file()), one.resemblance(other));
      }
    }
  }

  private boolean lookAtNumbers() {
    long contacts = Math.max(1, transactions.read(store::countContacts));
    long done = 0;
    var after = "";
    while (true) {
      if (progress.isCancelled()) {
        return false;
      }
      var from = after;
      var numbers = transactions.read(() -> store.sharedNumbers(from));
      compareHolders(numbers.shared());
      done += numbers.read();
      progress.report((int) Math.min(100, 50 + 50 * done / contacts));
      if (numbers.last().isEmpty()) {
        return true;
      }
      after = numbers.last().get();
    }
  }

  private void compareHolders(List<List<FileId>> shared) {
    var telling = shared.stream().filter(it -> it.size() <= MOST_FILES_OF_A_NUMBER).toList();
    crowdedNumbers += shared.size() - telling.size();
    var ids = telling.stream().flatMap(List::stream).collect(Collectors.toSet());
    var files = new HashMap<FileId, FileContent>();
    transactions.read(() -> store.files(ids)).forEach(file -> files.put(file.id(), file.content()));
    for (var holders : telling) {
      var open = holders.stream().filter(files::containsKey).toList();
      for (int i = 0; i < open.size(); i++) {
        for (int j = i + 1; j < open.size(); j++) {
          suspect(open.get(i), open.get(j), files);
        }
      }
    }
  }

  private void suspect(FileId one, FileId other, Map<FileId, FileContent> files) {
    var content = files.get(one);
    var another = files.get(other);
    if (content != null && another != null) {
      suspect(FilePair.of(one, other), Resemblance.of(content, another));
    }
  }

  private void suspect(FilePair pair, Resemblance resemblance) {
    if (!resemblance.isSuspect() || distinct.contains(pair)) {
      return;
    }
    if (found.size() < MOST_PAIRS || found.containsKey(pair)) {
      found.merge(pair, resemblance, Resemblance::and);
    } else {
      truncated = true;
    }
  }

  /// What is to be looked at.
  Map<FilePair, Resemblance> found() {
    return Map.copyOf(found);
  }

  /// What it says of itself, once it has run.
  SweepOutcome.Swept outcome() {
    return new SweepOutcome.Swept(found.size(), crowdedNumbers, truncated);
  }
}

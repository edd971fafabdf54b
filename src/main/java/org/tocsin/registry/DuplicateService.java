package org.tocsin.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Page;
import org.tocsin.shared.Transactions;

/// Finds files that seem to be of one residence: as one is filled in, and by a sweep of all. It
/// only tells: what becomes of two files, a person decides.
///
/// Blocks on the database: never called on the FX thread.
public final class DuplicateService {
  /// More would not be read while somebody is on the phone.
  private static final int MOST_LIKELY = 5;

  /// A tower has no more of them at one civic number.
  private static final int MOST_NEIGHBOURS = 500;

  private static final Comparator<Resemblance> MOST_TELLING =
      Comparator.<Resemblance>comparingInt(it -> rank(it)).reversed();

  private final DuplicateStore store;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public DuplicateService(
      DuplicateStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  private static int rank(Resemblance resemblance) {
    var reasons = resemblance.reasons();
    return (reasons.contains(DuplicateReason.SAME_RESIDENCE) ? 400 : 0)
        + (reasons.contains(DuplicateReason.SAME_NUMBER) ? 200 : 0)
        + resemblance.likeness();
  }

  /// Files that seem to be of the residence being filled in, the most telling first: by its numbers
  /// and its civic address, which are looked up by index.
  ///
  /// @param self the file that is being changed; none for a new one
  public List<LikelyDuplicate> listLikely(FileContent typed, Optional<FileId> self) {
    return transactions.read(() -> {
      var candidates = new HashSet<FileId>();
      var numbers = typed.contacts().stream().map(ContactPoint::number).distinct().toList();
      candidates.addAll(store.holders(numbers, DuplicateSweep.MOST_FILES_OF_A_NUMBER));
      var mine = Dwelling.of(self.orElse(new FileId(0)), typed);
      store.dwellings(typed.address(), MOST_NEIGHBOURS).stream()
          .filter(neighbour -> mine.resemblance(neighbour).isSuspect())
          .forEach(neighbour -> candidates.add(neighbour.file()));
      self.ifPresent(id -> {
        candidates.remove(id);
        store
            .distinctPairs(id)
            .forEach(pair -> {
              candidates.remove(pair.first());
              candidates.remove(pair.second());
            });
      });
      return store.files(candidates).stream()
          .map(file -> new LikelyDuplicate(file, Resemblance.of(typed, file.content())))
          .filter(likely -> likely.resemblance().isSuspect())
          .sorted(
              Comparator.comparing(LikelyDuplicate::resemblance, MOST_TELLING)
                  .thenComparing(likely -> likely.file().id().number()))
          .limit(MOST_LIKELY)
          .toList();
    });
  }

  /// Looks at the whole registry and puts what it finds in the place of what the last sweep had
  /// found. It reads a little at a time, so that nobody waits for it.
  public SweepOutcome sweep(Actor actor, SweepProgress progress) {
    var sweep = new DuplicateSweep(store, transactions, progress);
    if (!sweep.run()) {
      return new SweepOutcome.Cancelled();
    }
    var swept = sweep.outcome();
    transactions.writeVoid(() -> {
      store.lock();
      store.replaceSuspects(sweep.found());
      audit.append(
          AuditEntry.of(
              clock.instant(),
              actor,
              "registry.sweepDuplicates",
              "duplicates:city",
              Map.of(
                  "pairs", Integer.toString(swept.pairs()),
                  "crowdedNumbers", Integer.toString(swept.crowdedNumbers()),
                  "truncated", Boolean.toString(swept.truncated()))));
    });
    return swept;
  }

  /// What the last sweep found and nobody has dealt with, the most telling first. A pair that has
  /// nothing in common any more is left out of its page.
  public Page<SuspectedPair> listSuspected(long offset, int limit) {
    return transactions.read(() -> {
      var page = store.suspects(offset, limit);
      Set<FileId> ids = new HashSet<>();
      page.rows().forEach(pair -> ids.addAll(List.of(pair.first(), pair.second())));
      Map<FileId, ResidentFile> files =
          store.files(ids).stream()
              .collect(Collectors.toMap(ResidentFile::id, Function.identity()));
      var pairs = new ArrayList<SuspectedPair>();
      for (var pair : page.rows()) {
        var first = files.get(pair.first());
        var second = files.get(pair.second());
        if (first != null && second != null) {
          var resemblance = Resemblance.of(first.content(), second.content());
          if (resemblance.isSuspect()) {
            pairs.add(new SuspectedPair(first, second, resemblance));
          }
        }
      }
      return new Page<>(pairs, offset, page.total());
    });
  }

  /// Remembers that two files are of two residences: they are not shown again.
  public void setDistinct(Actor actor, FilePair pair) {
    var now = clock.instant();
    transactions.writeSoon(() -> {
      store.lock();
      var files = store.files(List.of(pair.first(), pair.second()));
      if (files.size() == 2 && store.setDistinct(pair, actor.name(), now)) {
        append(actor, files.getFirst(), files.getLast());
        append(actor, files.getLast(), files.getFirst());
      }
      return files;
    });
  }

  private void append(Actor actor, ResidentFile file, ResidentFile other) {
    audit.append(
        AuditEntry.of(
            clock.instant(),
            actor,
            "registry.notDuplicate",
            "file:" + file.id().number(),
            Map.of("account", other.account().digits())));
  }
}

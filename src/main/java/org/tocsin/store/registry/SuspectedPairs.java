package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.DISTINCT_PAIR;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record;
import org.tocsin.registry.DuplicateReason;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FilePair;
import org.tocsin.registry.Resemblance;
import org.tocsin.shared.Page;
import org.tocsin.store.Database;

/// What the last sweep found and nobody has dealt with, in its table.
final class SuspectedPairs {
  private static final int FILES_AT_A_TIME = 1_000;

  private final Database database;

  SuspectedPairs(Database database) {
    this.database = database;
  }

  static FilePair pair(Record row) {
    return new FilePair(new FileId(row.get(0, Long.class)), new FileId(row.get(1, Long.class)));
  }

  /// Puts what a sweep found in the place of what the one before had, but what was dealt with while
  /// the registry was looked at: removed, merged, said to be two residences.
  void replace(Map<FilePair, Resemblance> found) {
    var open = open(found.keySet());
    var distinct = distinct();
    database.dsl().deleteFrom(SUSPECTED_PAIR).execute();
    Rows.insert(
        database.dsl(),
        SUSPECTED_PAIR,
        List.of(
            SUSPECTED_PAIR.FIRST_FILE,
            SUSPECTED_PAIR.SECOND_FILE,
            SUSPECTED_PAIR.SAME_RESIDENCE,
            SUSPECTED_PAIR.SAME_NUMBER,
            SUSPECTED_PAIR.NEAR_NAME,
            SUSPECTED_PAIR.LIKENESS),
        found.entrySet().stream()
            .filter(it -> open.contains(it.getKey().first().number()))
            .filter(it -> open.contains(it.getKey().second().number()))
            .filter(it -> !distinct.contains(it.getKey()))
            .map(it -> row(it.getKey(), it.getValue()))
            .toList());
  }

  private Set<FilePair> distinct() {
    return database
        .dsl()
        .select(DISTINCT_PAIR.FIRST_FILE, DISTINCT_PAIR.SECOND_FILE)
        .from(DISTINCT_PAIR)
        .fetchSet(SuspectedPairs::pair);
  }

  /// Those of the files of these pairs that there are and that are not closed.
  private Set<Long> open(Collection<FilePair> pairs) {
    var ids =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.first(), pair.second()))
            .map(FileId::number)
            .distinct()
            .sorted()
            .toList();
    var open = new HashSet<Long>();
    for (int from = 0; from < ids.size(); from += FILES_AT_A_TIME) {
      var some = ids.subList(from, Math.min(ids.size(), from + FILES_AT_A_TIME));
      open.addAll(
          database
              .dsl()
              .select(RESIDENT_FILE.ID)
              .from(RESIDENT_FILE)
              .where(RESIDENT_FILE.ID.in(some))
              .and(RESIDENT_FILE.ID.notIn(ClosedFiles.all()))
              .fetch(RESIDENT_FILE.ID));
    }
    return open;
  }

  private static Object[] row(FilePair pair, Resemblance resemblance) {
    var reasons = resemblance.reasons();
    return new Object[] {
      pair.first().number(),
      pair.second().number(),
      reasons.contains(DuplicateReason.SAME_RESIDENCE),
      reasons.contains(DuplicateReason.SAME_NUMBER),
      reasons.contains(DuplicateReason.NEAR_NAME),
      resemblance.likeness()
    };
  }

  /// The most telling first.
  Page<FilePair> page(long offset, int limit) {
    var pairs =
        database
            .dsl()
            .select(SUSPECTED_PAIR.FIRST_FILE, SUSPECTED_PAIR.SECOND_FILE)
            .from(SUSPECTED_PAIR)
            .orderBy(
                SUSPECTED_PAIR.SAME_RESIDENCE.desc(),
                SUSPECTED_PAIR.SAME_NUMBER.desc(),
                SUSPECTED_PAIR.LIKENESS.desc(),
                SUSPECTED_PAIR.FIRST_FILE,
                SUSPECTED_PAIR.SECOND_FILE)
            .limit(limit)
            .offset(offset)
            .fetch(SuspectedPairs::pair);
    return new Page<>(pairs, offset, database.dsl().fetchCount(SUSPECTED_PAIR));
  }
}

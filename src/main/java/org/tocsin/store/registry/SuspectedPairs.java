package org.tocsin.store.registry;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.DISTINCT_PAIR;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
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

  /// Puts what a sweep found in the place of what the one before had, but what is dealt with.
  void replace(Map<FilePair, Resemblance> found) {
    // Somebody may have removed a file while the registry was looked at.
    var files = existing(found.keySet());
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
            .filter(it -> files.contains(it.getKey().first().number()))
            .filter(it -> files.contains(it.getKey().second().number()))
            .map(it -> row(it.getKey(), it.getValue()))
            .toList());
    // Somebody may have dealt with a pair while the registry was looked at.
    database.dsl().deleteFrom(SUSPECTED_PAIR).where(isDealtWith()).execute();
  }

  private Set<Long> existing(Collection<FilePair> pairs) {
    var ids =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.first(), pair.second()))
            .map(FileId::number)
            .distinct()
            .sorted()
            .toList();
    var existing = new HashSet<Long>();
    for (int from = 0; from < ids.size(); from += FILES_AT_A_TIME) {
      var some = ids.subList(from, Math.min(ids.size(), from + FILES_AT_A_TIME));
      existing.addAll(
          database
              .dsl()
              .select(RESIDENT_FILE.ID)
              .from(RESIDENT_FILE)
              .where(RESIDENT_FILE.ID.in(some))
              .fetch(RESIDENT_FILE.ID));
    }
    return existing;
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

  private static Condition isDealtWith() {
    return exists(
            selectOne()
                .from(DISTINCT_PAIR)
                .where(DISTINCT_PAIR.FIRST_FILE.eq(SUSPECTED_PAIR.FIRST_FILE))
                .and(DISTINCT_PAIR.SECOND_FILE.eq(SUSPECTED_PAIR.SECOND_FILE)))
        .or(
            exists(
                selectOne()
                    .from(CLOSED_FILE)
                    .where(
                        CLOSED_FILE.FILE_ID.in(
                            SUSPECTED_PAIR.FIRST_FILE, SUSPECTED_PAIR.SECOND_FILE))));
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

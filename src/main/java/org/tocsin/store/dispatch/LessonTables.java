package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.PHONE_HISTORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.tocsin.dispatch.AttemptStore.Lesson;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.schema.tables.records.PhoneHistoryRecord;

/// What the last call to each number was like.
final class LessonTables {
  private final DSLContext dsl;

  LessonTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  /// In the order of the numbers, so that two dispatchers never wait for each other.
  void learn(Collection<Lesson> lessons, Instant now) {
    var last = new LinkedHashMap<PhoneNumber, Lesson>();
    lessons.stream()
        .sorted(Comparator.comparing(Lesson::number))
        .forEach(lesson -> last.put(lesson.number(), lesson));
    if (last.isEmpty()) {
      return;
    }
    var known = Batches.execute(dsl, last.values().stream().map(it -> update(it, now)).toList());
    var fresh = new ArrayList<Query>();
    int at = 0;
    for (var lesson : last.values()) {
      if (known[at++] == 0) {
        fresh.add(insert(lesson, now));
      }
    }
    Batches.execute(dsl, fresh);
  }

  private Query update(Lesson lesson, Instant now) {
    return dsl.update(PHONE_HISTORY)
        .set(row(lesson, now))
        .where(PHONE_HISTORY.PHONE.eq(lesson.number().e164()));
  }

  /// Another dispatcher may have been quicker.
  private Query insert(Lesson lesson, Instant now) {
    return dsl.insertInto(PHONE_HISTORY).set(row(lesson, now)).onDuplicateKeyIgnore();
  }

  private static PhoneHistoryRecord row(Lesson lesson, Instant now) {
    var row = new PhoneHistoryRecord();
    row.setPhone(lesson.number().e164());
    row.setHeldMs(Math.toIntExact(lesson.held().toMillis()));
    row.setAnswered(lesson.answered());
    row.setAt(now);
    return row;
  }
}

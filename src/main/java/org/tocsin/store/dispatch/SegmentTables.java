package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.TEXT_SEGMENT;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.tocsin.dispatch.AttemptStore.Segment;
import org.tocsin.shared.AttemptId;

/// Segments of which the provider has not reported yet.
final class SegmentTables {
  /// No network tries longer to deliver a text.
  private static final Duration AWAITED = Duration.ofDays(14);

  private final DSLContext dsl;

  SegmentTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  void await(String port, Map<AttemptId, ? extends Collection<String>> messages, Instant now) {
    var insert =
        dsl.insertInto(
            TEXT_SEGMENT,
            TEXT_SEGMENT.ATTEMPT_ID,
            TEXT_SEGMENT.PORT,
            TEXT_SEGMENT.MESSAGE_ID,
            TEXT_SEGMENT.SENT_AT);
    for (var text : messages.entrySet()) {
      for (var message : text.getValue().stream().distinct().toList()) {
        insert = insert.values(text.getKey().uuid(), port, message, now);
      }
    }
    insert.execute();
    dsl.deleteFrom(TEXT_SEGMENT).where(TEXT_SEGMENT.SENT_AT.lt(now.minus(AWAITED))).execute();
  }

  Set<String> awaited(String port, Collection<String> messages) {
    return dsl.select(TEXT_SEGMENT.MESSAGE_ID)
        .from(TEXT_SEGMENT)
        .where(TEXT_SEGMENT.MESSAGE_ID.in(messages))
        .and(TEXT_SEGMENT.PORT.eq(port))
        .fetchSet(TEXT_SEGMENT.MESSAGE_ID);
  }

  Optional<Segment> strike(String port, String message, boolean all) {
    // A provider may give a name anew, months later: the latest text is meant.
    var attempt =
        dsl.select(TEXT_SEGMENT.ATTEMPT_ID)
            .from(TEXT_SEGMENT)
            .where(TEXT_SEGMENT.MESSAGE_ID.eq(message))
            .and(TEXT_SEGMENT.PORT.eq(port))
            .orderBy(TEXT_SEGMENT.SENT_AT.desc())
            .limit(1)
            .fetchOptional(TEXT_SEGMENT.ATTEMPT_ID);
    if (attempt.isEmpty()) {
      return Optional.empty();
    }
    var ofText = TEXT_SEGMENT.ATTEMPT_ID.eq(attempt.get());
    // All of the text's: of two receipts at once, neither may leave the end to the other.
    var left =
        dsl.select(TEXT_SEGMENT.MESSAGE_ID)
            .from(TEXT_SEGMENT)
            .where(ofText)
            .orderBy(TEXT_SEGMENT.MESSAGE_ID)
            .forUpdate()
            .fetch(TEXT_SEGMENT.MESSAGE_ID);
    if (!left.contains(message)) {
      return Optional.empty();
    }
    dsl.deleteFrom(TEXT_SEGMENT)
        .where(all ? ofText : ofText.and(TEXT_SEGMENT.MESSAGE_ID.eq(message)))
        .execute();
    return Optional.of(new Segment(new AttemptId(attempt.get()), all || left.size() == 1));
  }
}

package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.PHONE_HISTORY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.Lane;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Queues the first attempt for each residence that a campaign froze.
///
/// A queue is emptied by due time: what is expected to hold its channel longest is due first, so
/// that no long call is left alone at the end while the other channels are idle.
final class FirstAttempts {
  private static final int BATCH = 2_000;

  /// Longer than any call that is expected.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// Where all wait for the hours to open, the order needs a moment only, not the whole call.
  private static final int MOMENT = 1_000;

  private final DSLContext dsl;
  private final Campaign campaign;
  private final CallingHours hours;
  private final Instant now;

  FirstAttempts(DSLContext dsl, Campaign campaign, CallingHours hours, Instant now) {
    this.dsl = dsl;
    this.campaign = campaign;
    this.hours = hours;
    this.now = now;
  }

  /// @param before targets up to this one have their attempts
  void insert(long before, Supplier<AttemptId> ids) {
    var firsts =
        dsl.select(
                CAMPAIGN_TARGET.ID,
                CAMPAIGN_TARGET.PRIORITY,
                CAMPAIGN_TARGET.LANGUAGE,
                CAMPAIGN_NUMBER.POSITION,
                CAMPAIGN_NUMBER.PHONE,
                PHONE_HISTORY.HELD_MS)
            .from(CAMPAIGN_TARGET)
            .join(CAMPAIGN_NUMBER)
            .on(CAMPAIGN_NUMBER.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
            .and(CAMPAIGN_NUMBER.POSITION.eq(1))
            .leftJoin(PHONE_HISTORY)
            .on(PHONE_HISTORY.PHONE.eq(CAMPAIGN_NUMBER.PHONE))
            .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
            .and(CAMPAIGN_TARGET.ID.gt(before))
            .orderBy(CAMPAIGN_TARGET.ID)
            .fetch();
    for (int at = 0; at < firsts.size(); at += BATCH) {
      insert(firsts.subList(at, Math.min(at + BATCH, firsts.size())), ids);
    }
  }

  private void insert(
      List<Record6<Long, Integer, String, Integer, String, Integer>> firsts,
      Supplier<AttemptId> ids) {
    BatchBindStep batch =
        dsl.batch(
            dsl.insertInto(
                    CALL_ATTEMPT,
                    CALL_ATTEMPT.ID,
                    CALL_ATTEMPT.CAMPAIGN_ID,
                    CALL_ATTEMPT.TARGET_ID,
                    CALL_ATTEMPT.ORDINAL,
                    CALL_ATTEMPT.LANE,
                    CALL_ATTEMPT.ROUND,
                    CALL_ATTEMPT.POSITION,
                    CALL_ATTEMPT.PHONE,
                    CALL_ATTEMPT.STATE,
                    CALL_ATTEMPT.DUE_AT,
                    CALL_ATTEMPT.DIGITS,
                    CALL_ATTEMPT.CHANGED_AT)
                .values(
                    (UUID) null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    (Instant) null,
                    null,
                    null));
    for (var first : firsts) {
      batch =
          batch.bind(
              ids.get().uuid(),
              campaign.id().number(),
              first.value1(),
              1,
              Lane.of(1, first.value2()),
              1,
              first.value4(),
              first.value5(),
              "queued",
              due(first.value5(), expected(first.value3(), first.value6())),
              "",
              now);
    }
    batch.execute();
  }

  private Instant due(String phone, Duration expected) {
    var opens = hours.opensAt(new PhoneNumber(phone), now);
    return opens.isAfter(now)
        ? opens.plus(LONGEST.minus(expected).dividedBy(MOMENT))
        : now.minus(expected);
  }

  /// How long a call is expected to hold its channel: as long as the number's last one, or else as
  /// one that is answered after half of its ring and listened to.
  private Duration expected(String language, @Nullable Integer heldMs) {
    var held =
        heldMs == null
            ? campaign
                .policy()
                .ring()
                .dividedBy(2)
                .plus(campaign.message(Language.ofCode(language).orElseThrow()).length())
            : Duration.ofMillis(heldMs);
    return held.compareTo(LONGEST) < 0 ? held : LONGEST;
  }
}

package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Lane;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.Claimed;
import org.tocsin.shared.Channel;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;

/// The queue of a campaign, read one lane at a time: each read is a short range of the queue's
/// index, however many retries wait for their time.
final class QueueTables {
  /// Attempts that are in the hands of a dispatcher.
  static final List<String> LIVE =
      List.of(
          AttemptState.CLAIMED.code(),
          AttemptState.INTENDED.code(),
          AttemptState.DIALLING.code(),
          AttemptState.RINGING.code(),
          AttemptState.ANSWERED.code());

  /// A residence that is in a call under another of its files is looked at again so soon.
  private static final Duration UNTIL_THE_OTHER_CALL_ENDS = Duration.ofSeconds(30);

  private static final String QUEUED = AttemptState.QUEUED.code();
  private final DSLContext dsl;
  private final boolean shared;

  QueueTables(DSLContext dsl, SQLDialect dialect) {
    this.dsl = dsl;
    shared = dialect == SQLDialect.POSTGRES;
  }

  Claimed claim(
      CampaignId campaign,
      boolean simulated,
      Channel channel,
      String dispatcher,
      int limit,
      Set<String> exceptTo,
      Instant now,
      Instant leaseUntil) {
    if (!isRunning(campaign, simulated)) {
      return Claimed.NOTHING;
    }
    var ids = new ArrayList<UUID>();
    for (var lane = nextLane(campaign, channel, Lane.start(channel));
        lane.isPresent() && ids.size() < limit;
        lane = nextLane(campaign, channel, lane.get())) {
      var due =
          isQueued(campaign, lane.get()).and(CALL_ATTEMPT.DUE_AT.le(now)).and(isNot(exceptTo));
      ids.addAll(take(due, dispatcher, limit - ids.size(), now, leaseUntil));
    }
    if (ids.isEmpty()) {
      return Claimed.NOTHING;
    }
    var examined = new ClaimRows(dsl).examine(ids, now);
    if (!examined.waiting().isEmpty()) {
      putBack(examined.waiting(), Optional.of(now.plus(UNTIL_THE_OTHER_CALL_ENDS)), now);
    }
    return examined.claimed();
  }

  private boolean isRunning(CampaignId campaign, boolean simulated) {
    return dsl.fetchExists(
        CAMPAIGN,
        CAMPAIGN
            .ID
            .eq(campaign.number())
            .and(CAMPAIGN.SIMULATED.eq(simulated))
            .and(CAMPAIGN.STATE.eq(CampaignState.RUNNING.code())));
  }

  private static Condition isNot(Set<String> prefixes) {
    Condition condition = noCondition();
    for (var prefix : prefixes) {
      condition = condition.and(CALL_ATTEMPT.PHONE.notLike("+1" + prefix + "%"));
    }
    return condition;
  }

  private static Condition isQueued(CampaignId campaign, int lane) {
    return CALL_ATTEMPT
        .CAMPAIGN_ID
        .eq(campaign.number())
        .and(CALL_ATTEMPT.STATE.eq(QUEUED))
        .and(CALL_ATTEMPT.LANE.eq(lane));
  }

  private Optional<Integer> nextLane(CampaignId campaign, Channel channel, int after) {
    return Optional.ofNullable(
        dsl.select(CALL_ATTEMPT.LANE)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
            .and(CALL_ATTEMPT.STATE.eq(QUEUED))
            // H2 walks through the whole lane for «greater than».
            .and(CALL_ATTEMPT.LANE.ge(after + 1))
            .and(CALL_ATTEMPT.LANE.lt(Lane.end(channel)))
            .orderBy(CALL_ATTEMPT.CAMPAIGN_ID, CALL_ATTEMPT.STATE, CALL_ATTEMPT.LANE)
            .limit(1)
            .fetchOne(CALL_ATTEMPT.LANE));
  }

  private List<UUID> take(
      Condition due, String dispatcher, int limit, Instant now, Instant leaseUntil) {
    var waiting =
        select(CALL_ATTEMPT.ID)
            .from(CALL_ATTEMPT)
            .where(due)
            .orderBy(
                CALL_ATTEMPT.CAMPAIGN_ID,
                CALL_ATTEMPT.STATE,
                CALL_ATTEMPT.LANE,
                CALL_ATTEMPT.DUE_AT,
                CALL_ATTEMPT.ID)
            .limit(limit);
    if (shared) {
      // Materialized: in a plain subquery the planner may run it again, and lock more than asked.
      var taken = name("taken");
      return claimed(
              dsl.with(taken).asMaterialized(waiting.forUpdate().skipLocked()).update(CALL_ATTEMPT),
              dispatcher,
              now,
              leaseUntil)
          .where(CALL_ATTEMPT.ID.in(select(field(taken.append("id"), UUID.class)).from(taken)))
          .and(CALL_ATTEMPT.STATE.eq(QUEUED))
          .returning(CALL_ATTEMPT.ID)
          .fetch(CALL_ATTEMPT.ID);
    }
    var ids = dsl.fetch(waiting).map(row -> row.value1());
    if (!ids.isEmpty()) {
      claimed(dsl.update(CALL_ATTEMPT), dispatcher, now, leaseUntil)
          .where(CALL_ATTEMPT.ID.in(ids))
          .and(CALL_ATTEMPT.STATE.eq(QUEUED))
          .execute();
    }
    return ids;
  }

  private static UpdateSetMoreStep<CallAttemptRecord> claimed(
      UpdateSetFirstStep<CallAttemptRecord> update,
      String dispatcher,
      Instant now,
      Instant leaseUntil) {
    return update
        .set(CALL_ATTEMPT.STATE, AttemptState.CLAIMED.code())
        .set(CALL_ATTEMPT.CLAIMED_BY, dispatcher)
        .set(CALL_ATTEMPT.LEASE_UNTIL, leaseUntil)
        .set(CALL_ATTEMPT.CHANGED_AT, now);
  }

  void putBack(Collection<UUID> ids, Optional<Instant> due, Instant now) {
    dsl.update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, QUEUED)
        .setNull(CALL_ATTEMPT.CLAIMED_BY)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .set(CALL_ATTEMPT.DUE_AT, due.<Field<Instant>>map(DSL::val).orElse(CALL_ATTEMPT.DUE_AT))
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(CALL_ATTEMPT.ID.in(ids))
        .and(CALL_ATTEMPT.STATE.eq(AttemptState.CLAIMED.code()))
        .execute();
  }

  Optional<Instant> nextDue(CampaignId campaign, Channel channel) {
    var next = Optional.<Instant>empty();
    for (var lane = nextLane(campaign, channel, Lane.start(channel));
        lane.isPresent();
        lane = nextLane(campaign, channel, lane.get())) {
      var due =
          dsl.select(CALL_ATTEMPT.DUE_AT)
              .from(CALL_ATTEMPT)
              .where(isQueued(campaign, lane.get()))
              .orderBy(
                  CALL_ATTEMPT.CAMPAIGN_ID,
                  CALL_ATTEMPT.STATE,
                  CALL_ATTEMPT.LANE,
                  CALL_ATTEMPT.DUE_AT)
              .limit(1)
              .fetchSingle()
              .value1();
      if (next.isEmpty() || due.isBefore(next.get())) {
        next = Optional.of(due);
      }
    }
    return next;
  }
}

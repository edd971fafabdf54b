package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.DO_NOT_CALL;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.AttemptEnd;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.Claimed;
import org.tocsin.dispatch.Claim;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;

/// The queue of a campaign, read one lane at a time: each read is a short range of the queue's
/// index, however many retries wait for their time.
final class QueueTables {
  /// Calls that take a channel.
  static final List<String> LIVE =
      List.of(
          AttemptState.CLAIMED.code(),
          AttemptState.INTENDED.code(),
          AttemptState.DIALLING.code(),
          AttemptState.RINGING.code(),
          AttemptState.ANSWERED.code());

  private static final String QUEUED = AttemptState.QUEUED.code();
  private static final Field<Boolean> USABLE =
      field(
              exists(
                      selectOne()
                          .from(CONTACT_POINT)
                          .where(CONTACT_POINT.FILE_ID.eq(CAMPAIGN_TARGET.FILE_ID))
                          .and(CONTACT_POINT.CHANNEL.eq(inline("voice")))
                          .and(CONTACT_POINT.PHONE.eq(CALL_ATTEMPT.PHONE))
                          .and(CONTACT_POINT.ACTIVE.isTrue())
                          .and(CONTACT_POINT.INVALID_SINCE.isNull()))
                  .and(
                      notExists(
                          selectOne()
                              .from(DO_NOT_CALL)
                              .where(DO_NOT_CALL.PHONE.eq(CALL_ATTEMPT.PHONE)))))
          .as("usable");

  private final DSLContext dsl;
  private final boolean shared;

  QueueTables(DSLContext dsl, SQLDialect dialect) {
    this.dsl = dsl;
    shared = dialect == SQLDialect.POSTGRES;
  }

  Claimed claim(
      CampaignId campaign,
      String dispatcher,
      int limit,
      int channels,
      Instant now,
      Instant leaseUntil) {
    if (!lease(campaign, dispatcher, now, leaseUntil)) {
      return Claimed.NOTHING;
    }
    int free = shared ? Math.min(limit, channels - live(campaign)) : limit;
    var ids = new ArrayList<UUID>();
    for (var lane = nextLane(campaign, 0);
        lane.isPresent() && ids.size() < free;
        lane = nextLane(campaign, lane.get())) {
      var due = isQueued(campaign, lane.get()).and(CALL_ATTEMPT.DUE_AT.le(now));
      ids.addAll(take(due, dispatcher, free - ids.size(), now, leaseUntil));
    }
    return ids.isEmpty() ? Claimed.NOTHING : examine(ids, now);
  }

  /// One dispatcher has a campaign to itself, so that its pace and channels hold; another takes it
  /// over when the lease is over.
  private boolean lease(CampaignId campaign, String dispatcher, Instant now, Instant leaseUntil) {
    var query =
        dsl.select(CAMPAIGN.STATE, CAMPAIGN.DISPATCHER, CAMPAIGN.LEASE_UNTIL)
            .from(CAMPAIGN)
            .where(CAMPAIGN.ID.eq(campaign.number()));
    var row = shared ? query.forUpdate().fetchSingle() : query.fetchSingle();
    if (!CampaignState.RUNNING.code().equals(row.value1())) {
      return false;
    }
    var owner = row.value2();
    var until = row.value3();
    boolean lapsed = owner == null || until == null || until.isBefore(now);
    if (lapsed) {
      dsl.update(CAMPAIGN)
          .set(CAMPAIGN.DISPATCHER, dispatcher)
          .set(CAMPAIGN.LEASE_UNTIL, leaseUntil)
          .where(CAMPAIGN.ID.eq(campaign.number()))
          .execute();
    }
    return lapsed || dispatcher.equals(owner);
  }

  private int live(CampaignId campaign) {
    return dsl.fetchCount(
        CALL_ATTEMPT, CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()), CALL_ATTEMPT.STATE.in(LIVE));
  }

  private static Condition isQueued(CampaignId campaign, int lane) {
    return CALL_ATTEMPT
        .CAMPAIGN_ID
        .eq(campaign.number())
        .and(CALL_ATTEMPT.STATE.eq(QUEUED))
        .and(CALL_ATTEMPT.LANE.eq(lane));
  }

  private Optional<Integer> nextLane(CampaignId campaign, int after) {
    return Optional.ofNullable(
        dsl.select(CALL_ATTEMPT.LANE)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
            .and(CALL_ATTEMPT.STATE.eq(QUEUED))
            .and(CALL_ATTEMPT.LANE.gt(after))
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

  /// What the registry says now, which may differ from what it said at launch.
  private Claimed examine(Collection<UUID> ids, Instant now) {
    var granted = new ArrayList<Claim>();
    var refused = new ArrayList<AttemptEnd>();
    dsl.select(
            CALL_ATTEMPT.ID,
            CALL_ATTEMPT.CAMPAIGN_ID,
            CALL_ATTEMPT.TARGET_ID,
            CALL_ATTEMPT.ORDINAL,
            CALL_ATTEMPT.ROUND,
            CALL_ATTEMPT.POSITION,
            CALL_ATTEMPT.PHONE,
            CAMPAIGN_NUMBER.EXTENSION,
            CAMPAIGN_NUMBER.DELAY_SECONDS,
            CAMPAIGN_TARGET.LANGUAGE,
            RESIDENT_FILE.ACTIVE,
            RESIDENT_FILE.CONSENT_STATE,
            USABLE)
        .from(CALL_ATTEMPT)
        .join(CAMPAIGN_TARGET)
        .on(CAMPAIGN_TARGET.ID.eq(CALL_ATTEMPT.TARGET_ID))
        .join(RESIDENT_FILE)
        .on(RESIDENT_FILE.ID.eq(CAMPAIGN_TARGET.FILE_ID))
        .join(CAMPAIGN_NUMBER)
        .on(CAMPAIGN_NUMBER.TARGET_ID.eq(CALL_ATTEMPT.TARGET_ID))
        .and(CAMPAIGN_NUMBER.POSITION.eq(CALL_ATTEMPT.POSITION))
        .where(CALL_ATTEMPT.ID.in(ids))
        .orderBy(CALL_ATTEMPT.LANE, CALL_ATTEMPT.DUE_AT, CALL_ATTEMPT.ID)
        .forEach(row -> {
          var claim = claim(row);
          refusal(row)
              .ifPresentOrElse(
                  reason -> refused.add(AttemptEnd.never(claim, reason, now)),
                  () -> granted.add(claim));
        });
    return new Claimed(granted, refused);
  }

  private static Optional<TargetReason> refusal(Record row) {
    if (!row.get(RESIDENT_FILE.ACTIVE)) {
      return Optional.of(TargetReason.INACTIVE);
    }
    if (!row.get(RESIDENT_FILE.CONSENT_STATE).equals("given")) {
      return Optional.of(TargetReason.NO_CONSENT);
    }
    return row.get(USABLE) ? Optional.empty() : Optional.of(TargetReason.NO_NUMBER);
  }

  private static Claim claim(Record row) {
    return new Claim(
        new AttemptId(row.get(CALL_ATTEMPT.ID)),
        new CampaignId(row.get(CALL_ATTEMPT.CAMPAIGN_ID)),
        row.get(CALL_ATTEMPT.TARGET_ID),
        row.get(CALL_ATTEMPT.ORDINAL),
        row.get(CALL_ATTEMPT.ROUND),
        row.get(CALL_ATTEMPT.POSITION),
        new PhoneNumber(row.get(CALL_ATTEMPT.PHONE)),
        row.get(CAMPAIGN_NUMBER.EXTENSION),
        Duration.ofSeconds(row.get(CAMPAIGN_NUMBER.DELAY_SECONDS)),
        Language.ofCode(row.get(CAMPAIGN_TARGET.LANGUAGE)).orElseThrow());
  }

  Optional<Instant> nextDue(CampaignId campaign) {
    var next = Optional.<Instant>empty();
    for (var lane = nextLane(campaign, 0);
        lane.isPresent();
        lane = nextLane(campaign, lane.get())) {
      var due =
          dsl.select(min(CALL_ATTEMPT.DUE_AT))
              .from(CALL_ATTEMPT)
              .where(isQueued(campaign, lane.get()))
              .fetchSingle()
              .value1();
      if (next.isEmpty() || due.isBefore(next.get())) {
        next = Optional.of(due);
      }
    }
    return next;
  }
}

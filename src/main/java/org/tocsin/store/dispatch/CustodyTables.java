package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.Held;
import org.tocsin.shared.AttemptId;

/// The leases that dispatchers hold on campaigns and attempts.
final class CustodyTables {
  private final DSLContext dsl;
  private final boolean shared;

  CustodyTables(DSLContext dsl, SQLDialect dialect) {
    this.dsl = dsl;
    shared = dialect == SQLDialect.POSTGRES;
  }

  void renew(String dispatcher, Collection<CampaignId> campaigns, Instant leaseUntil) {
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.LEASE_UNTIL, leaseUntil)
        .set(CAMPAIGN.DISPATCHER, dispatcher)
        .where(CAMPAIGN.DISPATCHER.eq(dispatcher).or(CAMPAIGN.LEASE_UNTIL.isNull()))
        .and(CAMPAIGN.ID.in(campaigns.stream().map(CampaignId::number).toList()))
        .execute();
    dsl.update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.LEASE_UNTIL, leaseUntil)
        .where(CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher))
        .and(isLive())
        .execute();
  }

  void disown(String dispatcher) {
    dsl.update(CAMPAIGN)
        .setNull(CAMPAIGN.LEASE_UNTIL)
        .where(CAMPAIGN.LEASE_UNTIL.isNotNull())
        .and(shared ? CAMPAIGN.DISPATCHER.eq(dispatcher) : noCondition())
        .execute();
    dsl.update(CALL_ATTEMPT)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .where(isLive())
        .and(shared ? CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher) : noCondition())
        .execute();
  }

  List<Held> held(String dispatcher) {
    return read(CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher));
  }

  int requeueLapsed(Instant now) {
    return dsl.update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, AttemptState.QUEUED.code())
        .setNull(CALL_ATTEMPT.CLAIMED_BY)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(isLive())
        .and(CALL_ATTEMPT.STATE.eq(AttemptState.CLAIMED.code()))
        .and(isLapsed(now))
        .execute();
  }

  List<Held> lapsed(Instant now) {
    return read(isLapsed(now));
  }

  List<CampaignId> orphaned(String dispatcher, Instant now) {
    return dsl.select(CAMPAIGN.ID)
        .from(CAMPAIGN)
        .where(CAMPAIGN.STATE.eq(CampaignState.RUNNING.code()))
        .and(isOrphaned(dispatcher, now))
        .andNotExists(
            selectOne()
                .from(CALL_ATTEMPT)
                .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                .and(CALL_ATTEMPT.STATE.in(QueueTables.LIVE))
                .and(CALL_ATTEMPT.LEASE_UNTIL.ge(now)))
        .fetch(row -> new CampaignId(row.value1()));
  }

  /// One that was just launched and that nobody has taken yet has no lease: on a shared database
  /// its dispatcher may be about to.
  private Condition isOrphaned(String dispatcher, Instant now) {
    return shared
        ? CAMPAIGN.LEASE_UNTIL.lt(now).or(CAMPAIGN.DISPATCHER.eq(dispatcher))
        : CAMPAIGN.LEASE_UNTIL.isNull().or(CAMPAIGN.LEASE_UNTIL.lt(now));
  }

  private List<Held> read(Condition which) {
    return dsl.select(CALL_ATTEMPT.ID, CALL_ATTEMPT.CAMPAIGN_ID, CALL_ATTEMPT.TARGET_ID)
        .from(CALL_ATTEMPT)
        .where(isLive())
        .and(which)
        .fetch(row ->
            new Held(new AttemptId(row.value1()), new CampaignId(row.value2()), row.value3()));
  }

  /// By campaign, so that the index on campaign and state finds them.
  private static Condition isLive() {
    return CALL_ATTEMPT
        .CAMPAIGN_ID
        .in(select(CAMPAIGN.ID).from(CAMPAIGN).where(CAMPAIGN.STATE.ne("draft")))
        .and(CALL_ATTEMPT.STATE.in(QueueTables.LIVE));
  }

  private static Condition isLapsed(Instant now) {
    return CALL_ATTEMPT.LEASE_UNTIL.isNull().or(CALL_ATTEMPT.LEASE_UNTIL.lt(now));
  }
}

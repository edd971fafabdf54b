package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.Stopped;
import org.tocsin.telephony.CallOutcome;

/// Ends what waits in queues and is not wanted any more.
final class UnwantedTables {
  private final DSLContext dsl;

  UnwantedTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Stopped> stoppedWithQueue() {
    return dsl.select(CAMPAIGN.ID, CAMPAIGN.STATE)
        .from(CAMPAIGN)
        .where(CAMPAIGN.STATE.in(CampaignState.ABORTED.code(), CampaignState.LIFTED.code()))
        .and(
            exists(
                selectOne()
                    .from(CALL_ATTEMPT)
                    .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(CAMPAIGN.ID))
                    .and(CALL_ATTEMPT.STATE.eq(AttemptState.QUEUED.code()))))
        .fetch(row ->
            new Stopped(
                new CampaignId(row.value1()),
                TargetReason.of(CampaignState.ofCode(row.value2())).orElseThrow()));
  }

  int sweep(Stopped stopped, int limit, Instant now) {
    var rows =
        dsl.select(CALL_ATTEMPT.ID, CALL_ATTEMPT.TARGET_ID)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(stopped.campaign().number()))
            .and(CALL_ATTEMPT.STATE.eq(AttemptState.QUEUED.code()))
            .limit(limit)
            .fetch();
    dsl.update(CAMPAIGN_TARGET)
        .set(CAMPAIGN_TARGET.STATE, TargetState.STOPPED.code())
        .set(CAMPAIGN_TARGET.REASON, stopped.reason().code())
        .set(CAMPAIGN_TARGET.CHANGED_AT, now)
        .where(CAMPAIGN_TARGET.ID.in(rows.map(row -> row.value2())))
        .and(CAMPAIGN_TARGET.STATE.eq(TargetState.OPEN.code()))
        .execute();
    endQueued(CALL_ATTEMPT.ID.in(rows.map(row -> row.value1())), stopped.reason(), now);
    return rows.size();
  }

  void endQueued(Collection<Long> targets, TargetReason reason, Instant now) {
    if (!targets.isEmpty()) {
      endQueued(CALL_ATTEMPT.TARGET_ID.in(targets), reason, now);
    }
  }

  private void endQueued(Condition which, TargetReason reason, Instant now) {
    dsl.update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, AttemptState.ENDED.code())
        .set(CALL_ATTEMPT.OUTCOME, CallOutcome.NEVER_ATTEMPTED.code())
        .set(CALL_ATTEMPT.REASON, reason.code())
        .set(CALL_ATTEMPT.ENDED_AT, now)
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(which)
        .and(CALL_ATTEMPT.STATE.eq(AttemptState.QUEUED.code()))
        .execute();
  }
}

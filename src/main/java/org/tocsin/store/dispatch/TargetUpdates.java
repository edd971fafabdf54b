package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Instant;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.UpdateConditionStep;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptStore.Settlement;
import org.tocsin.store.schema.tables.records.CampaignTargetRecord;

/// What a residence becomes, each change only from the states that allow it.
final class TargetUpdates {
  private TargetUpdates() {}

  /// Of one that is open.
  static Query settle(DSLContext dsl, Settlement it, Instant now) {
    return update(dsl, it, now).and(CAMPAIGN_TARGET.STATE.eq(TargetState.OPEN.code()));
  }

  /// Of one that is closed, and of which less was known.
  static Query raise(DSLContext dsl, Settlement it, Instant now) {
    var lower =
        Stream.of(ReachGrade.values())
            .filter(grade -> !grade.isAtLeast(it.grade()))
            .map(ReachGrade::code)
            .toList();
    return update(dsl, it, now)
        .and(CAMPAIGN_TARGET.STATE.ne(TargetState.OPEN.code()))
        .and(CAMPAIGN_TARGET.GRADE.in(lower));
  }

  private static UpdateConditionStep<CampaignTargetRecord> update(
      DSLContext dsl, Settlement it, Instant now) {
    return dsl.update(CAMPAIGN_TARGET)
        .set(CAMPAIGN_TARGET.STATE, it.state().code())
        .set(CAMPAIGN_TARGET.GRADE, it.grade().code())
        .set(CAMPAIGN_TARGET.REASON, it.reason().map(TargetReason::code).orElse(null))
        .set(CAMPAIGN_TARGET.CHANGED_AT, now)
        .where(CAMPAIGN_TARGET.ID.eq(it.target()));
  }
}

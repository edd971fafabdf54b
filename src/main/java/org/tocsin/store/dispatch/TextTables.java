package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.TextReport;
import org.tocsin.dispatch.AttemptStore.Texted;
import org.tocsin.dispatch.TextOutcomes;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallOutcome;

/// What becomes known of texts after they ended, and whom they were sent to.
final class TextTables {
  private final DSLContext dsl;

  TextTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  Optional<Texted> report(TextReport report, Instant now) {
    var before = TextOutcomes.before(report.outcome());
    if (before.isEmpty()) {
      return Optional.empty();
    }
    int changed =
        dsl.update(CALL_ATTEMPT)
            .set(CALL_ATTEMPT.OUTCOME, report.outcome().code())
            .set(CALL_ATTEMPT.CHANGED_AT, now)
            .where(CALL_ATTEMPT.ID.eq(report.attempt().uuid()))
            .and(CALL_ATTEMPT.CHANNEL.eq(Channel.SMS.code()))
            .and(CALL_ATTEMPT.STATE.eq(AttemptState.ENDED.code()))
            .and(CALL_ATTEMPT.OUTCOME.in(before.get().stream().map(CallOutcome::code).toList()))
            .execute();
    return changed == 0 ? Optional.empty() : find(report.attempt());
  }

  private Optional<Texted> find(AttemptId attempt) {
    return dsl.select(CALL_ATTEMPT.CAMPAIGN_ID, CALL_ATTEMPT.TARGET_ID)
        .from(CALL_ATTEMPT)
        .where(CALL_ATTEMPT.ID.eq(attempt.uuid()))
        .fetchOptional(row -> new Texted(attempt, new CampaignId(row.value1()), row.value2()));
  }

  List<Texted> texted(Collection<Long> files, PhoneNumber number, Instant since, Instant until) {
    record Sent(Texted text, Instant at) {}
    var sent =
        dsl.select(
                CALL_ATTEMPT.ID,
                CALL_ATTEMPT.CAMPAIGN_ID,
                CALL_ATTEMPT.TARGET_ID,
                CALL_ATTEMPT.INTENDED_AT)
            .from(CAMPAIGN_TARGET)
            .join(CALL_ATTEMPT)
            .on(CALL_ATTEMPT.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
            .where(CAMPAIGN_TARGET.FILE_ID.in(files))
            .and(CALL_ATTEMPT.CHANNEL.eq(Channel.SMS.code()))
            .and(CALL_ATTEMPT.PHONE.eq(number.e164()))
            .and(CALL_ATTEMPT.INTENDED_AT.between(since, until))
            .fetch(row ->
                new Sent(
                    new Texted(
                        new AttemptId(row.value1()), new CampaignId(row.value2()), row.value3()),
                    row.value4()));
    var latest = sent.stream().max(Comparator.comparing(Sent::at)).map(it -> it.text().campaign());
    return sent.stream()
        .sorted(Comparator.comparing(Sent::at).reversed())
        .map(Sent::text)
        .filter(text -> latest.stream().anyMatch(text.campaign()::equals))
        .toList();
  }

  List<Long> openTargets(Collection<Long> files) {
    return dsl.select(CAMPAIGN_TARGET.ID)
        .from(CAMPAIGN_TARGET)
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(CAMPAIGN_TARGET.CAMPAIGN_ID))
        .where(CAMPAIGN_TARGET.FILE_ID.in(files))
        .and(CAMPAIGN_TARGET.STATE.eq(TargetState.OPEN.code()))
        .and(CAMPAIGN.STATE.in(CampaignState.RUNNING.code(), CampaignState.PAUSED.code()))
        .fetch(CAMPAIGN_TARGET.ID);
  }
}

package org.tocsin.store.board;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.tocsin.board.DetectedCalls;
import org.tocsin.campaign.CampaignId;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.Language;
import org.tocsin.telephony.AnsweredBy;

/// Counts answered calls by what the detector said of them and by what came of them.
final class DetectedRows {
  private final DSLContext dsl;
  private final Map<String, Integer> lengths;

  /// @param lengths of the message in each language
  DetectedRows(DSLContext dsl, Map<Language, Duration> lengths) {
    this.dsl = dsl;
    this.lengths =
        lengths.entrySet().stream()
            .collect(
                Collectors.toMap(
                    it -> it.getKey().code(), it -> Math.toIntExact(it.getValue().toMillis())));
  }

  List<DetectedCalls> of(CampaignId campaign) {
    var by = CALL_ATTEMPT.ANSWERED_BY.as("answered_by");
    var cause = coalesce(CALL_ATTEMPT.DETECTOR_CAUSE, inline("")).as("cause");
    var pressed = field(CALL_ATTEMPT.DIGITS.ne(inline(""))).as("pressed");
    var whole = field(heardWhole()).as("whole");
    var calledBack = field(calledBackLater()).as("called_back");
    var calls =
        select(by, cause, pressed, whole, calledBack)
            .from(CALL_ATTEMPT)
            .join(CAMPAIGN_TARGET)
            .on(CAMPAIGN_TARGET.ID.eq(CALL_ATTEMPT.TARGET_ID))
            .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
            .and(CALL_ATTEMPT.STATE.eq(AttemptState.ENDED.code()))
            .and(CALL_ATTEMPT.ANSWERED_BY.isNotNull())
            .and(CALL_ATTEMPT.INCOMING.isFalse())
            .asTable("calls");
    return dsl.select(
            calls.field(by),
            calls.field(cause),
            calls.field(pressed),
            calls.field(whole),
            calls.field(calledBack),
            count())
        .from(calls)
        .groupBy(
            calls.field(by),
            calls.field(cause),
            calls.field(pressed),
            calls.field(whole),
            calls.field(calledBack))
        .fetch(row ->
            new DetectedCalls(
                AnsweredBy.ofCode(row.value1()),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  private Condition heardWhole() {
    var length = case_(CAMPAIGN_TARGET.LANGUAGE).mapValues(lengths);
    return coalesce(CALL_ATTEMPT.HEARD_MS, inline(-1, SQLDataType.INTEGER)).ge(length);
  }

  private static Condition calledBackLater() {
    var later = CALL_ATTEMPT.as("later");
    return exists(
        selectOne()
            .from(later)
            .where(later.TARGET_ID.eq(CALL_ATTEMPT.TARGET_ID))
            .and(later.INCOMING.isTrue())
            .and(later.INTENDED_AT.gt(CALL_ATTEMPT.ENDED_AT)));
  }
}

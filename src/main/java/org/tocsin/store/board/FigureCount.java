package org.tocsin.store.board;

import static org.jooq.impl.DSL.count;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.Channel;
import org.tocsin.telephony.CallOutcome;

/// Counts the figures of one campaign, each table in one pass.
final class FigureCount {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DSLContext dsl;
  private final Campaign campaign;
  private final Instant now;
  private final Map<TargetState, Integer> states = new EnumMap<>(TargetState.class);
  private final Map<TargetReason, Integer> neverAttempted = new EnumMap<>(TargetReason.class);
  private final Map<ReachGrade, Integer> grades = new EnumMap<>(ReachGrade.class);
  private final Map<AttemptState, Integer> attempts = new EnumMap<>(AttemptState.class);
  private final Map<CallOutcome, Integer> outcomes = new EnumMap<>(CallOutcome.class);
  private int callBacks;
  private int callersOnTheLine;

  /// They hold no channel.
  private int textsUnderWay;

  FigureCount(DSLContext dsl, Campaign campaign, Instant now) {
    this.dsl = dsl;
    this.campaign = campaign;
    this.now = now;
  }

  CampaignFigures figures() {
    countTargets();
    countAttempts();
    int queued = attempts.getOrDefault(AttemptState.QUEUED, 0);
    int ended = attempts.getOrDefault(AttemptState.ENDED, 0);
    return new CampaignFigures(
        campaign.state(),
        campaign.launchedAt(),
        campaign.endedAt(),
        sum(states),
        states.getOrDefault(TargetState.REACHED, 0),
        states.getOrDefault(TargetState.UNREACHABLE, 0),
        states.getOrDefault(TargetState.OPEN, 0),
        states.getOrDefault(TargetState.STOPPED, 0),
        states.getOrDefault(TargetState.UNKNOWN, 0),
        sum(attempts) - queued - ended - textsUnderWay + callersOnTheLine,
        queued,
        neverAttempted,
        grades,
        outcomes,
        ended,
        callBacks,
        callsLastMinute(),
        campaign.policy().channels(),
        campaign.policy().callsPerSecond());
  }

  private void countTargets() {
    dsl.select(CAMPAIGN_TARGET.STATE, CAMPAIGN_TARGET.GRADE, CAMPAIGN_TARGET.REASON, count())
        .from(CAMPAIGN_TARGET)
        .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
        .groupBy(CAMPAIGN_TARGET.STATE, CAMPAIGN_TARGET.GRADE, CAMPAIGN_TARGET.REASON)
        .forEach(row -> countTarget(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private void countTarget(String state, String grade, @Nullable String reason, int number) {
    var become = TargetState.ofCode(state);
    states.merge(become, number, Integer::sum);
    grades.merge(ReachGrade.ofCode(grade), number, Integer::sum);
    if (become == TargetState.NEVER_ATTEMPTED && reason != null) {
      neverAttempted.merge(TargetReason.ofCode(reason), number, Integer::sum);
    }
  }

  private void countAttempts() {
    dsl.select(
            CALL_ATTEMPT.STATE,
            CALL_ATTEMPT.OUTCOME,
            CALL_ATTEMPT.INCOMING,
            count(),
            count().filterWhere(CALL_ATTEMPT.CHANNEL.eq(Channel.SMS.code())))
        .from(CALL_ATTEMPT)
        .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.id().number()))
        .groupBy(CALL_ATTEMPT.STATE, CALL_ATTEMPT.OUTCOME, CALL_ATTEMPT.INCOMING)
        .forEach(row -> {
          if (row.value3()) {
            callBacks += row.value4();
            callersOnTheLine += row.value2() == null ? row.value4() : 0;
          } else {
            countAttempt(row.value1(), row.value2(), row.value4());
            textsUnderWay += isUnderWay(row.value1()) ? row.value5() : 0;
          }
        });
  }

  private static boolean isUnderWay(String state) {
    return switch (AttemptState.ofCode(state)) {
      case QUEUED, ENDED -> false;
      case CLAIMED, INTENDED, DIALLING, RINGING, ANSWERED -> true;
    };
  }

  private void countAttempt(String state, @Nullable String outcome, int number) {
    attempts.merge(AttemptState.ofCode(state), number, Integer::sum);
    if (outcome != null) {
      outcomes.merge(CallOutcome.ofCode(outcome), number, Integer::sum);
    }
  }

  /// A call changes when it leaves and ever after: the index by change finds the few that can
  /// count.
  private int callsLastMinute() {
    var from = now.minus(MINUTE);
    return dsl.fetchCount(
        CALL_ATTEMPT,
        CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.id().number()),
        CALL_ATTEMPT.CHANGED_AT.ge(from),
        CALL_ATTEMPT.INCOMING.isFalse(),
        CALL_ATTEMPT.CHANNEL.eq(Channel.VOICE.code()),
        CALL_ATTEMPT.INTENDED_AT.ge(from));
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}

package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.SQLDataType;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.AttemptEnd;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore;
import org.tocsin.dispatch.Progress;
import org.tocsin.dispatch.TargetHistory;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;

/// Attempts in the database.
public final class AttemptTables implements AttemptStore {
  private static final int CAUSE_LENGTH = 60;

  private final Database database;

  public AttemptTables(Database database) {
    this.database = database;
  }

  @Override
  public Claimed claim(
      CampaignId campaign,
      boolean simulated,
      Channel channel,
      String dispatcher,
      int limit,
      Set<String> exceptTo,
      Instant now,
      Instant leaseUntil) {
    return queue()
        .claim(campaign, simulated, channel, dispatcher, limit, exceptTo, now, leaseUntil);
  }

  @Override
  public void putBack(Collection<PutBack> attempts, Instant now) {
    attempts.stream()
        .collect(
            Collectors.groupingBy(
                PutBack::due, Collectors.mapping(it -> it.attempt().uuid(), Collectors.toList())))
        .forEach((due, ids) -> queue().putBack(ids, due, now));
  }

  @Override
  public void intend(Collection<Departure> departures, Instant now) {
    departures.stream()
        .collect(Collectors.groupingBy(it -> List.of(it.pbx(), it.trunk())))
        .forEach((line, calls) -> intend(line.getFirst(), line.getLast(), calls, now));
  }

  private void intend(String pbx, String trunk, List<Departure> calls, Instant now) {
    database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, AttemptState.INTENDED.code())
        .set(CALL_ATTEMPT.PBX, pbx)
        .set(CALL_ATTEMPT.TRUNK, trunk)
        .set(CALL_ATTEMPT.INTENDED_AT, now)
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(CALL_ATTEMPT.ID.in(calls.stream().map(it -> it.attempt().uuid()).toList()))
        .and(from(AttemptState.INTENDED))
        .execute();
  }

  @Override
  public void progress(Collection<Progress> progress, Instant now) {
    execute(progress.stream().map(it -> update(it, now)).toList());
  }

  private Query update(Progress it, Instant now) {
    return database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, it.state().code())
        .set(CALL_ATTEMPT.DIALLED_AT, kept(it.dialledAt(), CALL_ATTEMPT.DIALLED_AT))
        .set(CALL_ATTEMPT.RINGING_AT, kept(it.ringingAt(), CALL_ATTEMPT.RINGING_AT))
        .set(CALL_ATTEMPT.ANSWERED_AT, kept(it.answeredAt(), CALL_ATTEMPT.ANSWERED_AT))
        .set(CALL_ATTEMPT.ANSWERED_BY, it.answeredBy().map(AnsweredBy::code).orElse(null))
        .set(CALL_ATTEMPT.DIGITS, it.digits())
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(CALL_ATTEMPT.ID.eq(it.attempt().uuid()))
        .and(from(it.state()).or(CALL_ATTEMPT.STATE.eq(it.state().code())));
  }

  private static Field<Instant> kept(Optional<Instant> at, Field<Instant> before) {
    return coalesce(val(at.orElse(null), SQLDataType.INSTANT), before);
  }

  @Override
  public Set<AttemptId> end(Collection<AttemptEnd> ends, Instant now) {
    var list = List.copyOf(ends);
    var counts = execute(list.stream().map(it -> update(it, now)).toList());
    var written = new HashSet<AttemptId>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        written.add(list.get(i).progress().attempt());
      }
    }
    return written;
  }

  private Query update(AttemptEnd end, Instant now) {
    var it = end.progress();
    boolean called = end.outcome() != CallOutcome.NEVER_ATTEMPTED;
    return database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, AttemptState.ENDED.code())
        .set(CALL_ATTEMPT.OUTCOME, end.outcome().code())
        .set(CALL_ATTEMPT.REASON, end.reason().map(TargetReason::code).orElse(null))
        .set(CALL_ATTEMPT.DIALLED_AT, kept(it.dialledAt(), CALL_ATTEMPT.DIALLED_AT))
        .set(CALL_ATTEMPT.RINGING_AT, kept(it.ringingAt(), CALL_ATTEMPT.RINGING_AT))
        .set(CALL_ATTEMPT.ANSWERED_AT, kept(it.answeredAt(), CALL_ATTEMPT.ANSWERED_AT))
        .set(CALL_ATTEMPT.ENDED_AT, end.endedAt())
        .set(
            CALL_ATTEMPT.ANSWERED_BY,
            coalesce(
                val(it.answeredBy().map(AnsweredBy::code).orElse(null), SQLDataType.VARCHAR(8)),
                CALL_ATTEMPT.ANSWERED_BY))
        .set(CALL_ATTEMPT.DIGITS, it.digits().isEmpty() ? CALL_ATTEMPT.DIGITS : val(it.digits()))
        .set(CALL_ATTEMPT.DETECTOR_CAUSE, end.detectorCause().map(AttemptTables::cut).orElse(null))
        .set(CALL_ATTEMPT.HEARD_MS, end.heard().map(AttemptTables::millis).orElse(null))
        .set(CALL_ATTEMPT.HANGUP_CAUSE, called ? end.hangup().cause() : null)
        .set(CALL_ATTEMPT.SIP_CODE, called ? end.hangup().sipCode() : null)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .where(CALL_ATTEMPT.ID.eq(it.attempt().uuid()))
        .and(from(AttemptState.ENDED));
  }

  private static String cut(String cause) {
    return cause.substring(0, Math.min(cause.length(), CAUSE_LENGTH));
  }

  private static Integer millis(Duration heard) {
    return Math.toIntExact(heard.toMillis());
  }

  @Override
  public List<TargetHistory> histories(Collection<Long> targets) {
    return targets.isEmpty() ? List.of() : new HistoryTables(database.dsl()).read(targets);
  }

  @Override
  public void queue(Collection<NextAttempt> attempts, Instant now) {
    execute(attempts.stream().map(next -> insert(next, now)).toList());
  }

  private Query insert(NextAttempt next, Instant now) {
    return database
        .dsl()
        .insertInto(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.ID, next.id().uuid())
        .set(CALL_ATTEMPT.CAMPAIGN_ID, next.campaign().number())
        .set(CALL_ATTEMPT.TARGET_ID, next.target())
        .set(CALL_ATTEMPT.ORDINAL, next.ordinal())
        .set(CALL_ATTEMPT.LANE, next.lane())
        .set(CALL_ATTEMPT.ROUND, next.round())
        .set(CALL_ATTEMPT.POSITION, next.position())
        .set(CALL_ATTEMPT.PHONE, next.contact().number().e164())
        .set(CALL_ATTEMPT.CHANNEL, next.contact().channel().code())
        .set(CALL_ATTEMPT.STATE, AttemptState.QUEUED.code())
        .set(CALL_ATTEMPT.DUE_AT, next.due())
        .set(CALL_ATTEMPT.DIGITS, "")
        .set(CALL_ATTEMPT.CHANGED_AT, now);
  }

  @Override
  public void settle(Collection<Settlement> settlements, Instant now) {
    execute(settlements.stream().map(it -> TargetUpdates.settle(database.dsl(), it, now)).toList());
  }

  @Override
  public void learn(Collection<Lesson> lessons, Instant now) {
    new LessonTables(database.dsl()).learn(lessons, now);
  }

  @Override
  public void raise(Collection<Settlement> settlements, Instant now) {
    execute(settlements.stream().map(it -> TargetUpdates.raise(database.dsl(), it, now)).toList());
  }

  @Override
  public void endQueued(Collection<Long> targets, TargetReason reason, Instant now) {
    new UnwantedTables(database.dsl()).endQueued(targets, reason, now);
  }

  @Override
  public Flagged flagInvalid(AttemptId attempt, Instant now) {
    return new ConsequenceTables(database.dsl()).flagInvalid(attempt, now);
  }

  @Override
  public List<Long> withdrawConsent(long file, Language language, String takenBy, Instant now) {
    return new ConsequenceTables(database.dsl()).withdrawConsent(file, language, takenBy, now);
  }

  @Override
  public Optional<Instant> nextDue(CampaignId campaign, Channel channel) {
    return queue().nextDue(campaign, channel);
  }

  @Override
  public boolean hasLive(CampaignId campaign) {
    var states = new ArrayList<>(QueueTables.LIVE);
    states.add(AttemptState.QUEUED.code());
    return database
        .dsl()
        .fetchExists(
            CALL_ATTEMPT,
            CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()).and(CALL_ATTEMPT.STATE.in(states)));
  }

  @Override
  public List<Stopped> stoppedWithQueue() {
    return new UnwantedTables(database.dsl()).stoppedWithQueue();
  }

  @Override
  public int sweep(Stopped stopped, int limit, Instant now) {
    return new UnwantedTables(database.dsl()).sweep(stopped, limit, now);
  }

  @Override
  public Optional<Texted> report(TextReport report, Instant now) {
    return new TextTables(database.dsl()).report(report, now);
  }

  @Override
  public void awaitReceipts(
      String port, Map<AttemptId, ? extends Collection<String>> messages, Instant now) {
    new SegmentTables(database.dsl()).await(port, messages, now);
  }

  @Override
  public Set<String> awaited(String port, Collection<String> messages) {
    return new SegmentTables(database.dsl()).awaited(port, messages);
  }

  @Override
  public Optional<Segment> strike(String port, String message, boolean lost) {
    return new SegmentTables(database.dsl()).strike(port, message, lost);
  }

  @Override
  public List<Texted> texted(
      Collection<Long> files, PhoneNumber number, Instant since, Instant until) {
    return new TextTables(database.dsl()).texted(files, number, since, until);
  }

  @Override
  public List<Long> openTargets(Collection<Long> files) {
    return new TextTables(database.dsl()).openTargets(files);
  }

  private QueueTables queue() {
    return new QueueTables(database.dsl(), database.dialect());
  }

  private static Condition from(AttemptState state) {
    return CALL_ATTEMPT.STATE.in(state.sources().stream().map(AttemptState::code).toList());
  }

  private int[] execute(List<? extends Query> queries) {
    return Batches.execute(database.dsl(), queries);
  }
}

package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CALL_BACK;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_MESSAGE;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Lane;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.CallBackStore;
import org.tocsin.dispatch.Claim;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// Call-backs in the database.
public final class CallBackTables implements CallBackStore {
  private static final List<String> IN_PROGRESS =
      List.of(CampaignState.RUNNING.code(), CampaignState.PAUSED.code());

  /// By then nobody can still be waiting to be answered.
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Map<String, Integer> URGENCY =
      Stream.of(Purpose.values()).collect(Collectors.toMap(Purpose::code, Purpose::ordinal));

  private final Database database;

  public CallBackTables(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Sought> find(PhoneNumber number, boolean simulated, Instant endedAfter) {
    var isOver = CAMPAIGN.STATE.eq(CampaignState.COMPLETED.code());
    var urgency = case_(CAMPAIGN.PURPOSE).mapValues(URGENCY);
    var openFirst = CAMPAIGN_TARGET.STATE.eq(TargetState.OPEN.code()).desc();
    return database
        .dsl()
        .select(CAMPAIGN.ID, CAMPAIGN_TARGET.ID, CAMPAIGN_NUMBER.POSITION, CAMPAIGN_TARGET.LANGUAGE)
        .from(CAMPAIGN_NUMBER)
        .join(CAMPAIGN_TARGET)
        .on(CAMPAIGN_TARGET.ID.eq(CAMPAIGN_NUMBER.TARGET_ID))
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(CAMPAIGN_TARGET.CAMPAIGN_ID))
        .where(CAMPAIGN_NUMBER.PHONE.eq(number.e164()))
        .and(CAMPAIGN.STATE.in(IN_PROGRESS).or(isOver.and(CAMPAIGN.ENDED_AT.gt(endedAfter))))
        .and(CAMPAIGN.SIMULATED.eq(simulated))
        .and(
            exists(
                selectOne()
                    .from(CAMPAIGN_MESSAGE)
                    .where(CAMPAIGN_MESSAGE.CAMPAIGN_ID.eq(CAMPAIGN.ID))))
        .orderBy(
            field(isOver),
            urgency,
            CAMPAIGN.LAUNCHED_AT.desc(),
            CAMPAIGN.ID.desc(),
            openFirst,
            CAMPAIGN_TARGET.ID,
            CAMPAIGN_NUMBER.POSITION)
        .limit(1)
        .fetchOptional(row ->
            new Sought(
                new CampaignId(row.value1()),
                row.value2(),
                row.value3(),
                number,
                Language.ofCode(row.value4()).orElseThrow()));
  }

  @Override
  public boolean take(String pbx, String channel, Instant now) {
    var dsl = database.dsl();
    dsl.deleteFrom(CALL_BACK).where(CALL_BACK.AT.lt(now.minus(KEPT))).execute();
    return dsl.insertInto(CALL_BACK)
            .set(CALL_BACK.PBX, pbx)
            .set(CALL_BACK.CHANNEL, channel)
            .set(CALL_BACK.AT, now)
            .onDuplicateKeyIgnore()
            .execute()
        == 1;
  }

  @Override
  public Claim begin(
      AttemptId attempt,
      Sought sought,
      String pbx,
      String channel,
      String dispatcher,
      Instant now,
      Instant leaseUntil) {
    var dsl = database.dsl();
    int priority = lockedPriority(dsl, sought.target());
    int ordinal = ordinal(dsl, sought.target());
    dsl.insertInto(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.ID, attempt.uuid())
        .set(CALL_ATTEMPT.CAMPAIGN_ID, sought.campaign().number())
        .set(CALL_ATTEMPT.TARGET_ID, sought.target())
        .set(CALL_ATTEMPT.ORDINAL, ordinal)
        .set(CALL_ATTEMPT.LANE, Lane.of(Channel.VOICE, ordinal, priority))
        .set(CALL_ATTEMPT.ROUND, 0)
        .set(CALL_ATTEMPT.POSITION, sought.position())
        .set(CALL_ATTEMPT.PHONE, sought.number().e164())
        .set(CALL_ATTEMPT.STATE, AttemptState.INTENDED.code())
        .set(CALL_ATTEMPT.INCOMING, true)
        .set(CALL_ATTEMPT.PBX, pbx)
        .set(CALL_ATTEMPT.TRUNK, "")
        .set(CALL_ATTEMPT.CLAIMED_BY, dispatcher)
        .set(CALL_ATTEMPT.LEASE_UNTIL, leaseUntil)
        .set(CALL_ATTEMPT.DUE_AT, now)
        .set(CALL_ATTEMPT.INTENDED_AT, now)
        .set(CALL_ATTEMPT.DIGITS, "")
        .set(CALL_ATTEMPT.CHANGED_AT, now)
        .execute();
    dsl.update(CALL_BACK)
        .set(CALL_BACK.ATTEMPT_ID, attempt.uuid())
        .where(CALL_BACK.PBX.eq(pbx))
        .and(CALL_BACK.CHANNEL.eq(channel))
        .execute();
    return new ClaimRows(dsl).departed(List.of(attempt.uuid())).getFirst().claim();
  }

  /// Whoever follows the residence up waits: two attempts never have the same ordinal.
  private static int lockedPriority(DSLContext dsl, long target) {
    var row =
        dsl.select(CAMPAIGN_TARGET.PRIORITY)
            .from(CAMPAIGN_TARGET)
            .where(CAMPAIGN_TARGET.ID.eq(target));
    var locked = dsl.dialect() == SQLDialect.POSTGRES ? row.forNoKeyUpdate() : row;
    return locked.fetchSingle().value1();
  }

  private static int ordinal(DSLContext dsl, long target) {
    return dsl.select(coalesce(max(CALL_ATTEMPT.ORDINAL), 0))
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.TARGET_ID.eq(target))
            .fetchSingle()
            .value1()
        + 1;
  }
}

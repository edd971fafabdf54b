package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CALL_BACK;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.DISPATCHER;
import static org.tocsin.store.schema.Tables.MUTE_PBX;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.CustodyStore;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.DispatcherRecord;

/// The leases that dispatchers hold on attempts, and what they say of themselves.
public final class CustodyTables implements CustodyStore {
  /// States of calls that may have left.
  private static final List<String> LEFT =
      List.of(
          AttemptState.INTENDED.code(),
          AttemptState.DIALLING.code(),
          AttemptState.RINGING.code(),
          AttemptState.ANSWERED.code());

  private static final List<String> CLAIMED = List.of(AttemptState.CLAIMED.code());

  private static final List<Field<?>> HELD =
      List.of(
          CALL_ATTEMPT.ID, CALL_ATTEMPT.CAMPAIGN_ID, CALL_ATTEMPT.TARGET_ID, CALL_ATTEMPT.CHANNEL);

  private final Database database;

  public CustodyTables(Database database) {
    this.database = database;
  }

  @Override
  public boolean isShared() {
    return database.dialect() == SQLDialect.POSTGRES;
  }

  @Override
  public void sign(Sign sign) {
    var row = new DispatcherRecord();
    row.setName(sign.dispatcher());
    row.setWorkstation(sign.workstation());
    row.setService(sign.service());
    row.setSimulated(sign.simulated());
    row.setTexts(sign.texts());
    row.setPbx(sign.pbxs());
    row.setChannels(sign.channels());
    row.setInFlight(sign.inFlight());
    row.setStartedAt(sign.startedAt());
    row.setSeenAt(sign.seenAt());
    int known =
        database
            .dsl()
            .update(DISPATCHER)
            .set(row)
            .where(DISPATCHER.NAME.eq(sign.dispatcher()))
            .execute();
    if (known == 0) {
      database.dsl().insertInto(DISPATCHER).set(row).execute();
    }
  }

  @Override
  public void withdraw(String dispatcher) {
    database.dsl().deleteFrom(DISPATCHER).where(DISPATCHER.NAME.eq(dispatcher)).execute();
    mute(dispatcher, List.of());
  }

  @Override
  public void mute(String dispatcher, Collection<Mute> mutes) {
    database.dsl().deleteFrom(MUTE_PBX).where(MUTE_PBX.DISPATCHER.eq(dispatcher)).execute();
    for (var mute : mutes) {
      database
          .dsl()
          .insertInto(MUTE_PBX)
          .set(MUTE_PBX.DISPATCHER, mute.dispatcher())
          .set(MUTE_PBX.CAMPAIGN_ID, mute.campaign().number())
          .set(MUTE_PBX.PBX, mute.pbx())
          .set(MUTE_PBX.FILE_NAME, mute.file())
          .set(MUTE_PBX.REASON, mute.reason().name().toLowerCase(Locale.ROOT))
          .set(MUTE_PBX.SINCE, mute.since())
          .execute();
    }
  }

  @Override
  public List<Mute> mutes(CampaignId campaign) {
    return database
        .dsl()
        .selectFrom(MUTE_PBX)
        .where(MUTE_PBX.CAMPAIGN_ID.eq(campaign.number()))
        .orderBy(MUTE_PBX.PBX, MUTE_PBX.DISPATCHER)
        .fetch(row ->
            new Mute(
                row.getDispatcher(),
                campaign,
                row.getPbx(),
                row.getFileName(),
                Mute.Reason.valueOf(row.getReason().toUpperCase(Locale.ROOT)),
                row.getSince()));
  }

  @Override
  public List<Sign> living(Instant since) {
    return database
        .dsl()
        .selectFrom(DISPATCHER)
        .where(DISPATCHER.SEEN_AT.ge(since))
        .orderBy(DISPATCHER.NAME)
        .fetch(row ->
            new Sign(
                row.getName(),
                row.getWorkstation(),
                row.getService(),
                row.getSimulated(),
                row.getTexts(),
                row.getPbx(),
                row.getChannels(),
                row.getInFlight(),
                row.getStartedAt(),
                row.getSeenAt()));
  }

  @Override
  public void renew(String dispatcher, Collection<CampaignId> campaigns, Instant leaseUntil) {
    database
        .dsl()
        .update(CAMPAIGN)
        .set(CAMPAIGN.LEASE_UNTIL, leaseUntil)
        .where(CAMPAIGN.ID.in(campaigns.stream().map(CampaignId::number).sorted().toList()))
        .execute();
    database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.LEASE_UNTIL, leaseUntil)
        .where(CALL_ATTEMPT.ID.in(ids(QueueTables.LIVE, CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher))))
        .execute();
  }

  @Override
  public void disown(String dispatcher) {
    var mine = isShared() ? CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher) : noCondition();
    database
        .dsl()
        .update(CALL_ATTEMPT)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .where(CALL_ATTEMPT.ID.in(ids(QueueTables.LIVE, mine)))
        .execute();
  }

  @Override
  public List<Held> held(String dispatcher) {
    return in(LEFT, CALL_ATTEMPT.CLAIMED_BY.eq(dispatcher));
  }

  @Override
  public int requeueLapsed(Instant now) {
    return database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.STATE, AttemptState.QUEUED.code())
        .setNull(CALL_ATTEMPT.CLAIMED_BY)
        .setNull(CALL_ATTEMPT.LEASE_UNTIL)
        .where(CALL_ATTEMPT.ID.in(ids(CLAIMED, isLapsed(now))))
        .and(CALL_ATTEMPT.STATE.in(CLAIMED))
        .and(isLapsed(now))
        .execute();
  }

  @Override
  public void adopt(
      String dispatcher, Collection<String> pbxs, int limit, Instant now, Instant leaseUntil) {
    var lapsed =
        select(CALL_ATTEMPT.ID)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.ID.in(ids(LEFT, isLapsed(now).and(isOf(pbxs)))))
            .and(CALL_ATTEMPT.STATE.in(LEFT))
            .and(isLapsed(now))
            .limit(limit);
    var ids =
        isShared()
            ? database.dsl().fetch(lapsed.forUpdate().skipLocked())
            : database.dsl().fetch(lapsed);
    database
        .dsl()
        .update(CALL_ATTEMPT)
        .set(CALL_ATTEMPT.CLAIMED_BY, dispatcher)
        .set(CALL_ATTEMPT.LEASE_UNTIL, leaseUntil)
        .where(CALL_ATTEMPT.ID.in(ids.getValues(CALL_ATTEMPT.ID)))
        .execute();
  }

  @Override
  public List<Departed> departed(Collection<AttemptId> attempts) {
    List<UUID> ids = attempts.stream().map(AttemptId::uuid).toList();
    return ids.isEmpty() ? List.of() : new ClaimRows(database.dsl()).departed(ids);
  }

  @Override
  public List<Held> abandoned(Instant since) {
    return in(LEFT, coalesce(CALL_ATTEMPT.LEASE_UNTIL, CALL_ATTEMPT.CHANGED_AT).lt(since));
  }

  @Override
  public List<CampaignId> silent(Instant since) {
    return database
        .dsl()
        .select(CAMPAIGN.ID)
        .from(CAMPAIGN)
        .where(CAMPAIGN.STATE.eq(CampaignState.RUNNING.code()))
        .and(coalesce(CAMPAIGN.LEASE_UNTIL, CAMPAIGN.LAUNCHED_AT).lt(since))
        .fetch(row -> new CampaignId(row.value1()));
  }

  private List<UUID> ids(List<String> states, Condition which) {
    return in(states, which).stream().map(held -> held.attempt().uuid()).toList();
  }

  /// Attempts in these states, of the campaigns that can have such, and call-backs to any: an alert
  /// that is over is still heard by whoever calls back.
  private List<Held> in(List<String> states, Condition which) {
    var found = ofCampaigns(states, which);
    database
        .dsl()
        .select(HELD)
        .from(CALL_BACK)
        .join(CALL_ATTEMPT)
        .on(CALL_ATTEMPT.ID.eq(CALL_BACK.ATTEMPT_ID))
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(CALL_ATTEMPT.CAMPAIGN_ID))
        .where(CALL_ATTEMPT.STATE.in(states))
        .and(CAMPAIGN.STATE.eq(CampaignState.COMPLETED.code()))
        .and(which)
        .forEach(row -> found.add(held(row)));
    return found;
  }

  /// State by state, because H2 uses an index for a list only in its first column.
  private List<Held> ofCampaigns(List<String> states, Condition which) {
    var found = new ArrayList<Held>();
    for (var state : states) {
      database
          .dsl()
          .select(HELD)
          .from(CAMPAIGN)
          .join(CALL_ATTEMPT)
          .on(CALL_ATTEMPT.CAMPAIGN_ID.eq(CAMPAIGN.ID))
          .and(CALL_ATTEMPT.STATE.eq(state))
          .where(CAMPAIGN.STATE.notIn(CampaignState.DRAFT.code(), CampaignState.COMPLETED.code()))
          .and(which)
          .forEach(row -> found.add(held(row)));
    }
    return found;
  }

  private static Held held(Record row) {
    return new Held(
        new AttemptId(row.get(CALL_ATTEMPT.ID)),
        new CampaignId(row.get(CALL_ATTEMPT.CAMPAIGN_ID)),
        row.get(CALL_ATTEMPT.TARGET_ID),
        Channel.ofCode(row.get(CALL_ATTEMPT.CHANNEL)));
  }

  /// Whoever finds a text can say that its fate is unknown.
  private static Condition isOf(Collection<String> pbxs) {
    return CALL_ATTEMPT.PBX.in(pbxs).or(CALL_ATTEMPT.CHANNEL.eq(Channel.SMS.code()));
  }

  private static Condition isLapsed(Instant now) {
    return CALL_ATTEMPT.LEASE_UNTIL.isNull().or(CALL_ATTEMPT.LEASE_UNTIL.lt(now));
  }
}

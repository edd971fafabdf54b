package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.campaign.TargetTally;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.campaign.MessageTables.Role;
import org.tocsin.store.schema.tables.records.CampaignRecord;

/// Campaigns in the database.
public final class CampaignTables implements CampaignStore {
  /// As the dispatcher names them: what has left and has not ended.
  private static final List<String> ON_THE_LINE =
      List.of("intended", "dialling", "ringing", "answered");

  private final Database database;

  public CampaignTables(Database database) {
    this.database = database;
  }

  @Override
  public Campaign insert(
      String name,
      Purpose purpose,
      List<VoiceMessage> messages,
      Audience audience,
      Policy policy,
      String createdBy,
      Instant now) {
    var row = database.dsl().newRecord(CAMPAIGN);
    row.setName(name);
    row.setPurpose(purpose.code());
    row.setState(CampaignState.DRAFT.code());
    row.setAudience(AudienceJson.write(audience));
    row.setFollows(audience.follows().map(CampaignId::number).orElse(null));
    row.setPolicy(PolicyJson.write(policy));
    row.setCreatedBy(createdBy);
    row.setCreatedAt(now);
    row.setVersion(1);
    row.store();
    new MessageTables(database.dsl()).replace(row.getId(), Role.MESSAGE, messages);
    return find(new CampaignId(row.getId())).orElseThrow();
  }

  @Override
  public Optional<Campaign> find(CampaignId id) {
    return campaigns(database.dsl().selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(id.number())).fetch())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Campaign> lock(CampaignId id) {
    var row = CAMPAIGN.ID.eq(id.number());
    return campaigns(database.dsl().selectFrom(CAMPAIGN).where(row).forUpdate().fetch()).stream()
        .findFirst();
  }

  @Override
  public void rewrite(
      CampaignId id,
      String name,
      Purpose purpose,
      List<VoiceMessage> messages,
      Audience audience,
      Policy policy) {
    var dsl = database.dsl();
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.NAME, name)
        .set(CAMPAIGN.PURPOSE, purpose.code())
        .set(CAMPAIGN.AUDIENCE, AudienceJson.write(audience))
        .set(CAMPAIGN.POLICY, PolicyJson.write(policy))
        .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
        .where(CAMPAIGN.ID.eq(id.number()))
        .execute();
    new MessageTables(dsl).replace(id.number(), Role.MESSAGE, messages);
  }

  @Override
  public void putTexts(CampaignId id, Map<Language, String> texts) {
    new CampaignTextTables(database.dsl()).replace(id.number(), texts);
  }

  @Override
  public List<Campaign> list(int limit) {
    return campaigns(
        database.dsl().selectFrom(CAMPAIGN).orderBy(CAMPAIGN.ID.desc()).limit(limit).fetch());
  }

  @Override
  public List<Campaign> running(boolean simulated) {
    return campaigns(
        database
            .dsl()
            .selectFrom(CAMPAIGN)
            .where(CAMPAIGN.STATE.eq(CampaignState.RUNNING.code()))
            .and(CAMPAIGN.SIMULATED.eq(simulated))
            .orderBy(CAMPAIGN.ID)
            .fetch());
  }

  @Override
  public boolean isSimulated(CampaignId id) {
    return database
        .dsl()
        .select(CAMPAIGN.SIMULATED)
        .from(CAMPAIGN)
        .where(CAMPAIGN.ID.eq(id.number()))
        .fetchSingle()
        .value1();
  }

  @Override
  public void setSimulated(CampaignId id, boolean simulated) {
    database
        .dsl()
        .update(CAMPAIGN)
        .set(CAMPAIGN.SIMULATED, simulated)
        .where(CAMPAIGN.ID.eq(id.number()))
        .execute();
  }

  @Override
  public boolean move(CampaignId id, CampaignState from, CampaignState to, Instant now) {
    var update =
        database
            .dsl()
            .update(CAMPAIGN)
            .set(CAMPAIGN.STATE, to.code())
            .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1));
    if (from == CampaignState.DRAFT) {
      update = update.set(CAMPAIGN.LAUNCHED_AT, now);
    }
    if (to.isOver()) {
      update = update.set(CAMPAIGN.ENDED_AT, now);
    }
    return update.where(CAMPAIGN.ID.eq(id.number())).and(CAMPAIGN.STATE.eq(from.code())).execute()
        == 1;
  }

  @Override
  public void setRinging(CampaignId id, Ringing ringing) {
    database
        .dsl()
        .update(CAMPAIGN)
        .set(CAMPAIGN.RINGING, ringing.code())
        .where(CAMPAIGN.ID.eq(id.number()))
        .execute();
  }

  @Override
  public List<CampaignId> hangingUp(Collection<CampaignId> campaigns) {
    return database
        .dsl()
        .select(CAMPAIGN.ID)
        .from(CAMPAIGN)
        .where(CAMPAIGN.ID.in(campaigns.stream().map(CampaignId::number).toList()))
        .and(CAMPAIGN.STATE.ne(CampaignState.RUNNING.code()))
        .and(CAMPAIGN.RINGING.eq(Ringing.HANG_UP.code()))
        .fetch(row -> new CampaignId(row.value1()));
  }

  @Override
  public boolean hasConversations(CampaignId id) {
    return database
        .dsl()
        .fetchExists(
            CALL_ATTEMPT,
            CALL_ATTEMPT
                .CAMPAIGN_ID
                .eq(id.number())
                .and(CALL_ATTEMPT.STATE.in(ON_THE_LINE))
                .and(CALL_ATTEMPT.CHANNEL.eq(Channel.VOICE.code())));
  }

  @Override
  public Optional<Campaign> allClearOf(CampaignId lifted) {
    var followers = CAMPAIGN.FOLLOWS.eq(lifted.number());
    return campaigns(database.dsl().selectFrom(CAMPAIGN).where(followers).fetch()).stream()
        .filter(follower -> follower.audience() instanceof Audience.Notified)
        .findFirst();
  }

  @Override
  public void setPace(CampaignId id, int channels, double callsPerSecond) {
    var dsl = database.dsl();
    var row = dsl.selectFrom(CAMPAIGN).where(CAMPAIGN.ID.eq(id.number())).forUpdate().fetchSingle();
    var policy = CampaignRows.policy(row).withPace(channels, callsPerSecond);
    dsl.update(CAMPAIGN)
        .set(CAMPAIGN.POLICY, PolicyJson.write(policy))
        .set(CAMPAIGN.VERSION, CAMPAIGN.VERSION.plus(1))
        .where(CAMPAIGN.ID.eq(id.number()))
        .execute();
  }

  @Override
  public AudienceCount count(Audience audience, boolean texts) {
    return new AudienceTables(database.dsl()).count(audience, texts);
  }

  @Override
  public List<CivicRange> unknownStreets(Audience audience) {
    return new AudienceConditions(database.dsl()).unknownStreets(audience);
  }

  @Override
  public void freeze(Campaign campaign, CallingHours hours, Supplier<AttemptId> ids, Instant now) {
    long before = new AudienceTables(database.dsl()).freeze(campaign, now);
    new FirstAttempts(database.dsl(), campaign, hours, now).insert(before, ids);
  }

  @Override
  public void freezeAlso(
      Campaign campaign,
      CallingHours hours,
      Collection<Long> files,
      Supplier<AttemptId> ids,
      Instant now) {
    // Two dispatchers may each have somebody to add.
    database.serialize("audience " + campaign.id().number());
    long before = new AudienceTables(database.dsl()).freezeAlso(campaign, files, now);
    new FirstAttempts(database.dsl(), campaign, hours, now).insert(before, ids);
  }

  @Override
  public Map<TargetTally, Integer> tally(CampaignId id) {
    var tally = new HashMap<TargetTally, Integer>();
    database
        .dsl()
        .select(CAMPAIGN_TARGET.STATE, CAMPAIGN_TARGET.GRADE, CAMPAIGN_TARGET.REASON, DSL.count())
        .from(CAMPAIGN_TARGET)
        .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(id.number()))
        .groupBy(CAMPAIGN_TARGET.STATE, CAMPAIGN_TARGET.GRADE, CAMPAIGN_TARGET.REASON)
        .forEach(row ->
            tally.put(
                new TargetTally(
                    TargetState.ofCode(row.value1()),
                    ReachGrade.ofCode(row.value2()),
                    Optional.ofNullable(row.value3()).map(TargetReason::ofCode)),
                row.value4()));
    return tally;
  }

  @Override
  public List<VoiceMessage> introductions() {
    return new IntroductionTables(database.dsl()).list();
  }

  @Override
  public void putIntroduction(VoiceMessage introduction) {
    new IntroductionTables(database.dsl()).put(introduction);
  }

  @Override
  public boolean removeIntroduction(Language language) {
    return new IntroductionTables(database.dsl()).remove(language);
  }

  @Override
  public void putIntroductions(CampaignId id, List<VoiceMessage> introductions) {
    new MessageTables(database.dsl()).replace(id.number(), Role.INTRODUCTION, introductions);
  }

  @Override
  public void putAudio(String sha256, byte[] wav) {
    new AudioTables(database.dsl()).put(sha256, wav);
  }

  @Override
  public Optional<byte[]> audio(String sha256) {
    return new AudioTables(database.dsl()).find(sha256);
  }

  private List<Campaign> campaigns(List<CampaignRecord> rows) {
    return new CampaignRows(database.dsl()).read(rows);
  }
}

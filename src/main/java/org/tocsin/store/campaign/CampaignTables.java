package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.AUDIO_PART;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_MESSAGE;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.CampaignMessageRecord;
import org.tocsin.store.schema.tables.records.CampaignRecord;

/// Campaigns in the database.
public final class CampaignTables implements CampaignStore {
  private static final int AUDIO_PART_BYTES = 512 * 1024;

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
    messages.forEach(message -> insert(row.getId(), message));
    return find(new CampaignId(row.getId())).orElseThrow();
  }

  private void insert(long campaign, VoiceMessage message) {
    database
        .dsl()
        .insertInto(CAMPAIGN_MESSAGE)
        .set(CAMPAIGN_MESSAGE.CAMPAIGN_ID, campaign)
        .set(CAMPAIGN_MESSAGE.LANGUAGE, message.language().code())
        .set(CAMPAIGN_MESSAGE.FILE_NAME, message.fileName())
        .set(CAMPAIGN_MESSAGE.SHA256, message.sha256())
        .set(CAMPAIGN_MESSAGE.LENGTH_MS, Math.toIntExact(message.length().toMillis()))
        .set(CAMPAIGN_MESSAGE.SIZE_BYTES, message.sizeBytes())
        .execute();
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
    dsl.deleteFrom(CAMPAIGN_MESSAGE).where(CAMPAIGN_MESSAGE.CAMPAIGN_ID.eq(id.number())).execute();
    messages.forEach(message -> insert(id.number(), message));
  }

  @Override
  public void putTexts(CampaignId id, Map<Language, String> texts) {
    new TextTables(database.dsl()).replace(id.number(), texts);
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
    var policy = policy(row).withPace(channels, callsPerSecond);
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
    return new AudienceTables(database.dsl()).unknownStreets(audience);
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
  public void putAudio(String sha256, byte[] wav) {
    var dsl = database.dsl();
    if (dsl.fetchExists(AUDIO_PART, AUDIO_PART.SHA256.eq(sha256))) {
      return;
    }
    for (int part = 0; part * AUDIO_PART_BYTES < wav.length; part++) {
      int from = part * AUDIO_PART_BYTES;
      dsl.insertInto(AUDIO_PART)
          .set(AUDIO_PART.SHA256, sha256)
          .set(AUDIO_PART.PART, part)
          .set(
              AUDIO_PART.CONTENT,
              Arrays.copyOfRange(wav, from, Math.min(from + AUDIO_PART_BYTES, wav.length)))
          .execute();
    }
  }

  @Override
  public Optional<byte[]> audio(String sha256) {
    var parts =
        database
            .dsl()
            .select(AUDIO_PART.CONTENT)
            .from(AUDIO_PART)
            .where(AUDIO_PART.SHA256.eq(sha256))
            .orderBy(AUDIO_PART.PART)
            .fetch(AUDIO_PART.CONTENT);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }

  private List<Campaign> campaigns(List<CampaignRecord> rows) {
    var ids = rows.stream().map(CampaignRecord::getId).toList();
    var messages = messages(ids);
    var texts = new TextTables(database.dsl()).of(ids);
    return rows.stream()
        .map(row ->
            campaign(
                row,
                messages.getOrDefault(row.getId(), List.of()),
                texts.getOrDefault(row.getId(), Map.of())))
        .toList();
  }

  private Map<Long, List<VoiceMessage>> messages(Collection<Long> campaigns) {
    return database
        .dsl()
        .selectFrom(CAMPAIGN_MESSAGE)
        .where(CAMPAIGN_MESSAGE.CAMPAIGN_ID.in(campaigns))
        .fetchGroups(CAMPAIGN_MESSAGE.CAMPAIGN_ID, CampaignTables::message);
  }

  private static VoiceMessage message(CampaignMessageRecord row) {
    return new VoiceMessage(
        Language.ofCode(row.getLanguage()).orElseThrow(),
        row.getFileName(),
        row.getSha256(),
        Duration.ofMillis(row.getLengthMs()),
        row.getSizeBytes());
  }

  private static Campaign campaign(
      CampaignRecord row, List<VoiceMessage> messages, Map<Language, String> texts) {
    return new Campaign(
        new CampaignId(row.getId()),
        row.getName(),
        purpose(row),
        CampaignState.ofCode(row.getState()),
        messages.stream().sorted(Comparator.comparing(VoiceMessage::language)).toList(),
        AudienceJson.read(row.getAudience()),
        policy(row),
        row.getCreatedBy(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getLaunchedAt()),
        Optional.ofNullable(row.getEndedAt()),
        texts);
  }

  private static Purpose purpose(CampaignRecord row) {
    return Purpose.ofCode(row.getPurpose()).orElseThrow();
  }

  private static Policy policy(CampaignRecord row) {
    return PolicyJson.read(row.getPolicy(), purpose(row));
  }
}

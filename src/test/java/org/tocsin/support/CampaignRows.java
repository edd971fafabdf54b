package org.tocsin.support;

import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;
import org.tocsin.store.schema.tables.records.CampaignTargetRecord;

/// Campaigns, targets and attempts, written straight into the tables in whatever state a test
/// needs.
public final class CampaignRows {
  public static final Policy POLICY = Policy.defaults(Purpose.EMERGENCY).withPace(10, 4.5);

  private final Random random = new Random();
  private final Database database;
  private final CampaignTables campaigns;
  private final Instant now;

  /// @param now when everything is written
  public CampaignRows(Database database, Instant now) {
    this.database = database;
    this.campaigns = new CampaignTables(database);
    this.now = now;
  }

  /// A draft whose message lasts 10 s in French and 8 s in English.
  public Campaign draft() {
    return database.write(() ->
        campaigns.insert(
            "Essai",
            Purpose.EMERGENCY,
            List.of(
                new VoiceMessage(
                    Language.FRENCH, "fr.wav", "a".repeat(64), Duration.ofSeconds(10), 160_044),
                new VoiceMessage(
                    Language.ENGLISH, "en.wav", "b".repeat(64), Duration.ofSeconds(8), 128_044)),
            new Audience.Everyone(),
            POLICY,
            "chef",
            now));
  }

  /// One that was launched now.
  public Campaign running() {
    var draft = draft();
    return database.write(() -> {
      campaigns.move(draft.id(), CampaignState.DRAFT, CampaignState.RUNNING, now);
      return campaigns.find(draft.id()).orElseThrow();
    });
  }

  public long target(
      Campaign campaign,
      long file,
      Language language,
      TargetState state,
      ReachGrade grade,
      Optional<TargetReason> reason) {
    return database.write(() -> {
      CampaignTargetRecord row = database.dsl().newRecord(CAMPAIGN_TARGET);
      row.setCampaignId(campaign.id().number());
      row.setFileId(file);
      row.setLanguage(language.code());
      row.setState(state.code());
      row.setGrade(grade.code());
      reason.map(TargetReason::code).ifPresent(row::setReason);
      row.setChangedAt(now);
      row.store();
      return row.getId();
    });
  }

  /// An attempt that is not written yet, so that a test can fill it in.
  public CallAttemptRecord attempt(
      Campaign campaign, long target, int ordinal, AttemptState state) {
    var row = new CallAttemptRecord();
    row.setId(AttemptId.next(() -> now, random).uuid());
    row.setCampaignId(campaign.id().number());
    row.setTargetId(target);
    row.setOrdinal(ordinal);
    row.setRound(1);
    row.setPosition(1);
    row.setPhone("+14185550123");
    row.setState(state.code());
    row.setDueAt(now);
    row.setDigits("");
    row.setChangedAt(now);
    return row;
  }

  public void insert(List<CallAttemptRecord> attempts) {
    database.writeVoid(() -> database.dsl().batchInsert(attempts).execute());
  }
}

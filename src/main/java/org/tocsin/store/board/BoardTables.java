package org.tocsin.store.board;

import static org.jooq.impl.DSL.trueCondition;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.tocsin.board.BoardStore;
import org.tocsin.board.CampaignFigures;
import org.tocsin.board.DetectedCalls;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;

/// Reads attempts and targets for those who follow a campaign.
public final class BoardTables implements BoardStore {
  private static final List<String> IN_QUEUE =
      List.of(AttemptState.QUEUED.code(), AttemptState.CLAIMED.code());

  private final Database database;
  private final CampaignStore campaigns;
  private final AttemptStore attempts;

  public BoardTables(Database database, CampaignStore campaigns, AttemptStore attempts) {
    this.database = database;
    this.campaigns = campaigns;
    this.attempts = attempts;
  }

  @Override
  public List<Change> changedSince(
      CampaignId campaign, Instant since, Optional<AttemptId> after, int limit) {
    var reader = new CallRows(lengths(campaign));
    return database
        .dsl()
        .select(CallRows.FIELDS)
        .from(CALL_ATTEMPT)
        .join(CAMPAIGN_TARGET)
        .on(CAMPAIGN_TARGET.ID.eq(CALL_ATTEMPT.TARGET_ID))
        .join(RESIDENT_FILE)
        .on(RESIDENT_FILE.ID.eq(CAMPAIGN_TARGET.FILE_ID))
        .join(RESIDENCE)
        .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
        .join(STREET)
        .on(STREET.ID.eq(RESIDENCE.STREET_ID))
        .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
        .and(CALL_ATTEMPT.CHANGED_AT.ge(since))
        .and(behind(since, after))
        .and(CALL_ATTEMPT.STATE.notIn(IN_QUEUE))
        .orderBy(CALL_ATTEMPT.CHANGED_AT, CALL_ATTEMPT.ID)
        .limit(limit)
        .fetch(row -> new Change(reader.read(row), row.get(CALL_ATTEMPT.CHANGED_AT)));
  }

  @Override
  public CampaignFigures figures(CampaignId id, Instant now) {
    var campaign = campaigns.find(id).orElseThrow();
    return new FigureCount(database.dsl(), campaign, now).figures();
  }

  @Override
  public Optional<Instant> nextDue(CampaignId campaign) {
    return attempts.nextDue(campaign, Channel.VOICE);
  }

  @Override
  public Duration busyTime(CampaignId campaign) {
    var busy = Duration.ZERO;
    try (var rows =
        database
            .dsl()
            .select(CALL_ATTEMPT.INTENDED_AT, CALL_ATTEMPT.ENDED_AT)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
            .and(CALL_ATTEMPT.STATE.eq(AttemptState.ENDED.code()))
            .and(CALL_ATTEMPT.INTENDED_AT.isNotNull())
            .and(CALL_ATTEMPT.INCOMING.isFalse())
            .and(CALL_ATTEMPT.CHANNEL.eq(Channel.VOICE.code()))
            .fetchLazy()) {
      for (var row : rows) {
        busy = busy.plus(Duration.between(row.value1(), row.value2()));
      }
    }
    return busy;
  }

  @Override
  public List<DetectedCalls> detected(CampaignId campaign) {
    return new DetectedRows(database.dsl(), lengths(campaign)).of(campaign);
  }

  private static Condition behind(Instant since, Optional<AttemptId> after) {
    return after
        .<Condition>map(id -> CALL_ATTEMPT.CHANGED_AT.gt(since).or(CALL_ATTEMPT.ID.gt(id.uuid())))
        .orElse(trueCondition());
  }

  private Map<Language, Duration> lengths(CampaignId id) {
    var campaign = campaigns.find(id).orElseThrow();
    var lengths = new EnumMap<Language, Duration>(Language.class);
    for (var language : Language.values()) {
      lengths.put(language, campaign.message(language).length());
    }
    return lengths;
  }
}

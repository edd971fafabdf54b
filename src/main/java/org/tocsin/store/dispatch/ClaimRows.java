package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CALL_BACK;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CITY_SETTING;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.DO_NOT_CALL;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptEnd;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.AttemptStore.Claimed;
import org.tocsin.dispatch.Claim;
import org.tocsin.dispatch.CustodyStore.Departed;
import org.tocsin.dispatch.Progress;
import org.tocsin.registry.DiallingRules;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.schema.tables.Campaign;
import org.tocsin.store.schema.tables.CampaignTarget;
import org.tocsin.telephony.AnsweredBy;

/// Reads attempts with all that is needed to call them.
final class ClaimRows {
  /// The file that speaks for a residence now: the one that is kept, where the one that the
  /// campaign was launched with has been merged into it.
  private static final Field<Long> STANDING =
      coalesce(CLOSED_FILE.KEPT_FILE, CAMPAIGN_TARGET.FILE_ID);

  private static final Field<Boolean> USABLE =
      field(
              exists(
                      selectOne()
                          .from(CONTACT_POINT)
                          .where(CONTACT_POINT.FILE_ID.eq(RESIDENT_FILE.ID))
                          .and(CONTACT_POINT.CHANNEL.eq(CALL_ATTEMPT.CHANNEL))
                          .and(CONTACT_POINT.PHONE.eq(CALL_ATTEMPT.PHONE))
                          .and(CONTACT_POINT.ACTIVE.isTrue())
                          .and(CONTACT_POINT.INVALID_SINCE.isNull()))
                  .and(
                      notExists(
                          selectOne()
                              .from(DO_NOT_CALL)
                              .where(DO_NOT_CALL.PHONE.eq(CALL_ATTEMPT.PHONE)))))
          .as("usable");

  private static final List<Field<?>> CLAIM =
      List.of(
          CALL_ATTEMPT.ID,
          CALL_ATTEMPT.CAMPAIGN_ID,
          CALL_ATTEMPT.TARGET_ID,
          CALL_ATTEMPT.ORDINAL,
          CALL_ATTEMPT.ROUND,
          CALL_ATTEMPT.POSITION,
          CALL_ATTEMPT.PHONE,
          CAMPAIGN_NUMBER.EXTENSION,
          CAMPAIGN_NUMBER.DELAY_SECONDS,
          CAMPAIGN_TARGET.LANGUAGE,
          CALL_ATTEMPT.INCOMING);

  /// The campaign whose unreached residences are called again, and the same residence in it.
  private static final Campaign FIRST = CAMPAIGN.as("first");

  private static final CampaignTarget BEFORE = CAMPAIGN_TARGET.as("before");

  private final DSLContext dsl;

  ClaimRows(DSLContext dsl) {
    this.dsl = dsl;
  }

  /// What was claimed, as the registry stands now.
  ///
  /// @param waiting attempts for which it is too early: their residence is in another call
  record Examined(Claimed claimed, List<UUID> waiting) {}

  /// What the registry says now, which may differ from what it said at launch.
  Examined examine(Collection<UUID> ids, Instant now) {
    var granted = new ArrayList<Claim>();
    var refused = new ArrayList<AttemptEnd>();
    var waiting = new ArrayList<UUID>();
    var rows = rows(ids);
    var rules = rules();
    var kin = new MergedTargets(dsl).kin(rows);
    for (var row : rows) {
      var claim = claim(row);
      var reason = refusal(row, rules).or(() -> kin.refusal(claim.target()));
      if (reason.isPresent()) {
        refused.add(AttemptEnd.never(claim, reason.get(), now));
      } else if (kin.isInCall(claim.target())) {
        waiting.add(claim.attempt().uuid());
      } else {
        granted.add(claim);
      }
    }
    return new Examined(new Claimed(granted, refused), waiting);
  }

  private List<Record> rows(Collection<UUID> ids) {
    return dsl.select(CLAIM)
        .select(CAMPAIGN_TARGET.FILE_ID, CAMPAIGN_TARGET.STATE, CAMPAIGN_TARGET.REASON)
        .select(BEFORE.STATE)
        .select(RESIDENT_FILE.ID, RESIDENT_FILE.ACTIVE, RESIDENT_FILE.CONSENT_STATE, USABLE)
        .from(CALL_ATTEMPT)
        .join(CAMPAIGN_TARGET)
        .on(CAMPAIGN_TARGET.ID.eq(CALL_ATTEMPT.TARGET_ID))
        .leftJoin(CLOSED_FILE)
        .on(CLOSED_FILE.FILE_ID.eq(CAMPAIGN_TARGET.FILE_ID))
        .join(RESIDENT_FILE)
        .on(RESIDENT_FILE.ID.eq(STANDING))
        .join(CAMPAIGN_NUMBER)
        .on(CAMPAIGN_NUMBER.TARGET_ID.eq(CALL_ATTEMPT.TARGET_ID))
        .and(CAMPAIGN_NUMBER.POSITION.eq(CALL_ATTEMPT.POSITION))
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(CALL_ATTEMPT.CAMPAIGN_ID))
        .leftJoin(FIRST)
        .on(FIRST.ID.eq(CAMPAIGN.FOLLOWS))
        .and(FIRST.STATE.ne(CampaignState.LIFTED.code()))
        .leftJoin(BEFORE)
        .on(BEFORE.CAMPAIGN_ID.eq(FIRST.ID))
        .and(BEFORE.FILE_ID.eq(CAMPAIGN_TARGET.FILE_ID))
        .where(CALL_ATTEMPT.ID.in(ids))
        .orderBy(CALL_ATTEMPT.LANE, CALL_ATTEMPT.DUE_AT, CALL_ATTEMPT.ID)
        .fetch(row -> row);
  }

  /// The city may have narrowed what may be called since the campaign was launched.
  private DiallingRules rules() {
    return DiallingRules.of(
        dsl.select(CITY_SETTING.CONTENT)
            .from(CITY_SETTING)
            .where(CITY_SETTING.NAME.eq(DiallingRules.SETTING))
            .fetchOptional(CITY_SETTING.CONTENT));
  }

  private static Optional<TargetReason> refusal(Record row, DiallingRules rules) {
    // Somebody may have replied or called back since it was queued, also to the campaign whose
    // unreached this one calls again.
    var state = TargetState.ofCode(row.get(CAMPAIGN_TARGET.STATE));
    var before = Optional.ofNullable(row.get(BEFORE.STATE)).map(TargetState::ofCode);
    if (state == TargetState.REACHED || before.equals(Optional.of(TargetState.REACHED))) {
      return Optional.of(TargetReason.REACHED);
    }
    if (state == TargetState.STOPPED) {
      return Optional.of(TargetReason.ofCode(row.get(CAMPAIGN_TARGET.REASON)));
    }
    if (!row.get(RESIDENT_FILE.ACTIVE)) {
      return Optional.of(TargetReason.INACTIVE);
    }
    if (!row.get(RESIDENT_FILE.CONSENT_STATE).equals("given")) {
      return Optional.of(TargetReason.NO_CONSENT);
    }
    var number = new PhoneNumber(row.get(CALL_ATTEMPT.PHONE));
    return row.get(USABLE) && rules.refusal(number).isEmpty()
        ? Optional.empty()
        : Optional.of(TargetReason.NO_NUMBER);
  }

  private static Claim claim(Record row) {
    return new Claim(
        new AttemptId(row.get(CALL_ATTEMPT.ID)),
        new CampaignId(row.get(CALL_ATTEMPT.CAMPAIGN_ID)),
        row.get(CALL_ATTEMPT.TARGET_ID),
        row.get(CALL_ATTEMPT.ORDINAL),
        row.get(CALL_ATTEMPT.ROUND),
        row.get(CALL_ATTEMPT.POSITION),
        new PhoneNumber(row.get(CALL_ATTEMPT.PHONE)),
        row.get(CAMPAIGN_NUMBER.EXTENSION),
        Duration.ofSeconds(row.get(CAMPAIGN_NUMBER.DELAY_SECONDS)),
        Language.ofCode(row.get(CAMPAIGN_TARGET.LANGUAGE)).orElseThrow(),
        row.get(CALL_ATTEMPT.INCOMING));
  }

  /// Calls that have left, as far as they have come.
  List<Departed> departed(Collection<UUID> ids) {
    return dsl.select(CLAIM)
        .select(
            CALL_ATTEMPT.PBX,
            CALL_ATTEMPT.TRUNK,
            CALL_ATTEMPT.STATE,
            CALL_ATTEMPT.DIALLED_AT,
            CALL_ATTEMPT.RINGING_AT,
            CALL_ATTEMPT.ANSWERED_AT,
            CALL_ATTEMPT.ANSWERED_BY,
            CALL_ATTEMPT.DIGITS,
            CALL_BACK.CHANNEL)
        .from(CALL_ATTEMPT)
        .join(CAMPAIGN_TARGET)
        .on(CAMPAIGN_TARGET.ID.eq(CALL_ATTEMPT.TARGET_ID))
        .join(CAMPAIGN_NUMBER)
        .on(CAMPAIGN_NUMBER.TARGET_ID.eq(CALL_ATTEMPT.TARGET_ID))
        .and(CAMPAIGN_NUMBER.POSITION.eq(CALL_ATTEMPT.POSITION))
        .leftJoin(CALL_BACK)
        .on(CALL_BACK.ATTEMPT_ID.eq(CALL_ATTEMPT.ID))
        .where(CALL_ATTEMPT.ID.in(ids))
        .fetch(row ->
            new Departed(
                claim(row),
                row.get(CALL_ATTEMPT.PBX),
                Optional.ofNullable(row.get(CALL_ATTEMPT.TRUNK)).orElse(""),
                progress(row),
                Optional.ofNullable(row.get(CALL_BACK.CHANNEL))));
  }

  private static Progress progress(Record row) {
    return new Progress(
        new AttemptId(row.get(CALL_ATTEMPT.ID)),
        AttemptState.ofCode(row.get(CALL_ATTEMPT.STATE)),
        Optional.ofNullable(row.get(CALL_ATTEMPT.DIALLED_AT)),
        Optional.ofNullable(row.get(CALL_ATTEMPT.RINGING_AT)),
        Optional.ofNullable(row.get(CALL_ATTEMPT.ANSWERED_AT)),
        Optional.ofNullable(row.get(CALL_ATTEMPT.ANSWERED_BY)).map(AnsweredBy::ofCode),
        row.get(CALL_ATTEMPT.DIGITS));
  }
}

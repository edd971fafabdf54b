package org.tocsin.store.campaign;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.substring;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CITY_SETTING;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.DO_NOT_CALL;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.time.Instant;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.registry.DiallingRules;
import org.tocsin.shared.Channel;

/// Who is in an audience: counted, and frozen at launch, by statements over whole sets.
final class AudienceTables {
  private static final Field<String> NO_REASON = inline((String) null, String.class);

  private final DSLContext dsl;
  private final AudienceConditions conditions;
  private final DiallingRules rules;

  AudienceTables(DSLContext dsl) {
    this.dsl = dsl;
    conditions = new AudienceConditions(dsl);
    rules =
        DiallingRules.of(
            dsl.select(CITY_SETTING.CONTENT)
                .from(CITY_SETTING)
                .where(CITY_SETTING.NAME.eq(DiallingRules.SETTING))
                .fetchOptional(CITY_SETTING.CONTENT));
  }

  AudienceCount count(Audience audience, boolean texts) {
    var files =
        select(
                RESIDENT_FILE.ACTIVE,
                RESIDENT_FILE.CONSENT_STATE,
                RESIDENT_FILE.LANGUAGE,
                usable(texts).as("usable"))
            .from(RESIDENT_FILE)
            .join(RESIDENCE)
            .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
            .where(isOpen().and(conditions.isIn(audience)))
            .asTable("files");
    var usable = field(files.field("usable", Integer.class));
    var reason = reason(usable, RESIDENT_FILE.as("files").ACTIVE, consent());
    var callable = reason.isNull();
    return dsl.select(
            DSL.count(),
            DSL.count().filterWhere(callable),
            sum(case_().when(callable, usable).else_(0)),
            DSL.count().filterWhere(reason.eq(TargetReason.NO_NUMBER.code())),
            DSL.count().filterWhere(reason.eq(TargetReason.NO_CONSENT.code())),
            DSL.count().filterWhere(reason.eq(TargetReason.INACTIVE.code())),
            DSL.count().filterWhere(callable.and(RESIDENT_FILE.as("files").LANGUAGE.eq("en"))))
        .from(files)
        .fetchSingle(row ->
            new AudienceCount(
                row.value1(),
                row.value2(),
                row.value3() == null ? 0 : row.value3().intValue(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7()));
  }

  /// @return the last target that the campaign had before
  long freeze(Campaign campaign, Instant now) {
    return freeze(campaign, conditions.isIn(campaign.audience()), now);
  }

  /// @return the last target that the campaign had before
  long freezeAlso(Campaign campaign, Collection<Long> files, Instant now) {
    var known =
        selectOne()
            .from(CAMPAIGN_TARGET)
            .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
            .and(CAMPAIGN_TARGET.FILE_ID.eq(RESIDENT_FILE.ID));
    var which =
        conditions.isIn(campaign.audience()).and(RESIDENT_FILE.ID.in(files)).andNot(exists(known));
    return freeze(campaign, which, now);
  }

  private long freeze(Campaign campaign, Condition which, Instant now) {
    long before =
        dsl.select(coalesce(max(CAMPAIGN_TARGET.ID), inline(0L)))
            .from(CAMPAIGN_TARGET)
            .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
            .fetchSingle()
            .value1();
    insertTargets(campaign, which, now);
    insertNumbers(campaign, before);
    return before;
  }

  private void insertTargets(Campaign campaign, Condition which, Instant now) {
    var usable = usable(hasTexts(campaign));
    var reason = reason(usable, RESIDENT_FILE.ACTIVE, RESIDENT_FILE.CONSENT_STATE);
    var files =
        select(
                RESIDENT_FILE.ID,
                RESIDENT_FILE.LANGUAGE,
                reason.as("reason"),
                conditions.priority(campaign.audience()).as("priority"))
            .from(RESIDENT_FILE)
            .join(RESIDENCE)
            .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
            .where(isOpen().and(which))
            .asTable("files");
    var why = field(files.field("reason", String.class));
    var file = RESIDENT_FILE.as("files");
    dsl.insertInto(
            CAMPAIGN_TARGET,
            CAMPAIGN_TARGET.CAMPAIGN_ID,
            CAMPAIGN_TARGET.FILE_ID,
            CAMPAIGN_TARGET.LANGUAGE,
            CAMPAIGN_TARGET.GRADE,
            CAMPAIGN_TARGET.STATE,
            CAMPAIGN_TARGET.REASON,
            CAMPAIGN_TARGET.PRIORITY,
            CAMPAIGN_TARGET.CHANGED_AT)
        .select(
            select(
                    val(campaign.id().number()),
                    file.ID,
                    file.LANGUAGE,
                    inline(ReachGrade.NONE.code()),
                    case_()
                        .when(why.isNull(), inline(TargetState.OPEN.code()))
                        .else_(inline(TargetState.NEVER_ATTEMPTED.code())),
                    why,
                    field(files.field("priority", Integer.class)),
                    val(now))
                .from(files)
                .orderBy(file.ID))
        .execute();
  }

  /// @param before targets up to this one have their numbers
  private void insertNumbers(Campaign campaign, long before) {
    dsl.insertInto(
            CAMPAIGN_NUMBER,
            CAMPAIGN_NUMBER.TARGET_ID,
            CAMPAIGN_NUMBER.POSITION,
            CAMPAIGN_NUMBER.CONTACT_ID,
            CAMPAIGN_NUMBER.CHANNEL,
            CAMPAIGN_NUMBER.PHONE,
            CAMPAIGN_NUMBER.EXTENSION,
            CAMPAIGN_NUMBER.DELAY_SECONDS)
        .select(
            select(
                    CAMPAIGN_TARGET.ID,
                    rowNumber()
                        .over()
                        .partitionBy(CAMPAIGN_TARGET.ID)
                        .orderBy(CONTACT_POINT.POSITION, CONTACT_POINT.ID),
                    CONTACT_POINT.ID,
                    CONTACT_POINT.CHANNEL,
                    CONTACT_POINT.PHONE,
                    CONTACT_POINT.EXTENSION,
                    CONTACT_POINT.DELAY_SECONDS)
                .from(CAMPAIGN_TARGET)
                .join(CONTACT_POINT)
                .on(isUsable(CAMPAIGN_TARGET.FILE_ID, hasTexts(campaign)))
                .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
                .and(CAMPAIGN_TARGET.ID.gt(before))
                .and(CAMPAIGN_TARGET.STATE.eq(TargetState.OPEN.code())))
        .execute();
  }

  /// Not closed because it was merged into another.
  private static Condition isOpen() {
    return RESIDENCE.CLOSED_FILE.eq(inline(0L));
  }

  private static Field<String> consent() {
    return RESIDENT_FILE.as("files").CONSENT_STATE;
  }

  /// Why a residence is not called, null when it is.
  private static Field<String> reason(
      Field<Integer> usable, Field<Boolean> active, Field<String> consent) {
    return case_()
        .when(active.isFalse(), inline(TargetReason.INACTIVE.code()))
        .when(consent.ne(inline("given")), inline(TargetReason.NO_CONSENT.code()))
        .when(usable.eq(0), inline(TargetReason.NO_NUMBER.code()))
        .else_(NO_REASON);
  }

  private static boolean hasTexts(Campaign campaign) {
    return !campaign.texts().isEmpty();
  }

  /// How many numbers of a file may be called, or texted.
  private Field<Integer> usable(boolean texts) {
    return field(selectCount().from(CONTACT_POINT).where(isUsable(RESIDENT_FILE.ID, texts)));
  }

  private Condition isUsable(Field<Long> file, boolean texts) {
    return CONTACT_POINT
        .FILE_ID
        .eq(file)
        .and(texts ? noCondition() : CONTACT_POINT.CHANNEL.eq(inline(Channel.VOICE.code())))
        .and(CONTACT_POINT.ACTIVE.isTrue())
        .and(CONTACT_POINT.INVALID_SINCE.isNull())
        .and(areaCode(CONTACT_POINT.PHONE).in(rules.allowedAreaCodes()))
        .and(
            notExists(
                selectOne().from(DO_NOT_CALL).where(DO_NOT_CALL.PHONE.eq(CONTACT_POINT.PHONE))));
  }

  private static Field<String> areaCode(Field<String> e164) {
    return substring(e164, "+1".length() + 1, 3);
  }
}

package org.tocsin.store.campaign;

import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Lane;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetState;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Channel;

/// Whom an audience holds, as conditions on files and their residences.
final class AudienceConditions {
  private final DSLContext dsl;

  AudienceConditions(DSLContext dsl) {
    this.dsl = dsl;
  }

  Condition isIn(Audience audience) {
    return switch (audience) {
      case Audience.Everyone _ -> noCondition();
      case Audience.Streets streets -> isIn(streets.ranges());
      case Audience.Notified(CampaignId by) -> isTarget(by, isNotified());
      case Audience.Unreached(CampaignId by) ->
          isTarget(by, isUnreached()).and(isReachedInNoFile(by));
    };
  }

  /// Itself, or as a file that was merged into it since.
  private static Condition isTarget(CampaignId campaign, Condition which) {
    var targets = CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.number()).and(which);
    return RESIDENT_FILE.ID.in(
        select(CAMPAIGN_TARGET.FILE_ID)
            .from(CAMPAIGN_TARGET)
            .where(targets)
            .union(
                select(CLOSED_FILE.KEPT_FILE)
                    .from(CLOSED_FILE)
                    .join(CAMPAIGN_TARGET)
                    .on(CAMPAIGN_TARGET.FILE_ID.eq(CLOSED_FILE.FILE_ID))
                    .where(targets)));
  }

  /// Of a residence that had two files when it was called, one may have been reached.
  private static Condition isReachedInNoFile(CampaignId campaign) {
    var reached =
        CAMPAIGN_TARGET
            .CAMPAIGN_ID
            .eq(campaign.number())
            .and(CAMPAIGN_TARGET.STATE.eq(TargetState.REACHED.code()));
    return notExists(
            selectOne()
                .from(CAMPAIGN_TARGET)
                .where(CAMPAIGN_TARGET.FILE_ID.eq(RESIDENT_FILE.ID))
                .and(reached))
        .and(
            notExists(
                selectOne()
                    .from(CLOSED_FILE)
                    .join(CAMPAIGN_TARGET)
                    .on(CAMPAIGN_TARGET.FILE_ID.eq(CLOSED_FILE.FILE_ID))
                    .where(CLOSED_FILE.KEPT_FILE.eq(RESIDENT_FILE.ID))
                    .and(reached)));
  }

  /// Who heard some of the message; and who may have, where the result was lost.
  private static Condition isNotified() {
    var heard =
        Stream.of(ReachGrade.values())
            .filter(grade -> grade.isAtLeast(ReachGrade.HEARD_IN_PART))
            .map(ReachGrade::code)
            .toList();
    return CAMPAIGN_TARGET
        .GRADE
        .in(heard)
        .or(CAMPAIGN_TARGET.STATE.eq(TargetState.UNKNOWN.code()))
        .or(mayHaveReadIt());
  }

  /// A text that nobody has reported on lies on a phone, for all we know.
  private static Condition mayHaveReadIt() {
    return exists(
        selectOne()
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
            .and(CALL_ATTEMPT.CHANNEL.eq(inline(Channel.SMS.code())))
            .and(CALL_ATTEMPT.OUTCOME.in(inline("sent"), inline("unknown"))));
  }

  private static Condition isUnreached() {
    return CAMPAIGN_TARGET.STATE.ne(TargetState.REACHED.code());
  }

  private Condition isIn(List<CivicRange> ranges) {
    var ids = streetIds(ranges);
    var conditions = new ArrayList<Condition>();
    for (var range : ranges) {
      var street = ids.get(key(range));
      if (street != null) {
        conditions.add(isIn(range, street));
      }
    }
    return or(conditions);
  }

  /// That of the most pressing range that a residence lies in.
  Field<Integer> priority(Audience audience) {
    if (!(audience instanceof Audience.Streets streets)) {
      return inline(Lane.USUAL);
    }
    var byPriority =
        streets.ranges().stream()
            .collect(
                Collectors.groupingBy(CivicRange::priority, TreeMap::new, Collectors.toList()));
    var rest = byPriority.pollLastEntry();
    if (rest == null) {
      return inline(Lane.USUAL);
    }
    var chosen = (Field<Integer>) inline(rest.getKey());
    for (var ranges : byPriority.reversed().entrySet()) {
      chosen = case_().when(isIn(ranges.getValue()), inline(ranges.getKey())).else_(chosen);
    }
    return chosen;
  }

  private static Condition isIn(CivicRange range, long street) {
    var within =
        RESIDENCE
            .STREET_ID
            .eq(street)
            .and(RESIDENCE.CIVIC_NUMBER.between(range.from(), range.to()));
    return switch (range.side()) {
      case BOTH -> within;
      case ODD -> within.and(RESIDENCE.CIVIC_NUMBER.mod(2).eq(1));
      case EVEN -> within.and(RESIDENCE.CIVIC_NUMBER.mod(2).eq(0));
    };
  }

  List<CivicRange> unknownStreets(Audience audience) {
    if (!(audience instanceof Audience.Streets streets)) {
      return List.of();
    }
    var known = streetIds(streets.ranges());
    return streets.ranges().stream().filter(range -> !known.containsKey(key(range))).toList();
  }

  private Map<String, Long> streetIds(List<CivicRange> ranges) {
    var keys = ranges.stream().map(AudienceConditions::key).distinct().toList();
    return new HashMap<>(
        dsl.select(STREET.FOLDED, STREET.ID)
            .from(STREET)
            .where(STREET.FOLDED.in(keys))
            .fetchMap(STREET.FOLDED, STREET.ID));
  }

  private static String key(CivicRange range) {
    return StreetName.key(range.city(), range.street());
  }
}

package org.tocsin.store.dispatch;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;

/// Residences of which a running campaign has two files or more, because these were merged after
/// its launch.
final class MergedTargets {
  private static final String IS_CLAIMED = AttemptState.CLAIMED.code();

  private static final Field<Boolean> IN_CALL =
      attempt(CALL_ATTEMPT.STATE.in(QueueTables.LIVE).and(CALL_ATTEMPT.STATE.ne(IS_CLAIMED)))
          .as("in_call");

  private static final Field<Boolean> CLAIMED =
      attempt(CALL_ATTEMPT.STATE.eq(IS_CLAIMED)).as("claimed");

  private final DSLContext dsl;

  MergedTargets(DSLContext dsl) {
    this.dsl = dsl;
  }

  private static Field<Boolean> attempt(Condition which) {
    return field(
        exists(
            selectOne()
                .from(CALL_ATTEMPT)
                .where(CALL_ATTEMPT.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
                .and(which)));
  }

  /// A target of the campaign.
  ///
  /// @param standing the file that speaks for its residence now
  /// @param inCall whether an attempt of it has left
  /// @param claimed whether one is about to
  private record Target(long id, long standing, boolean reached, boolean inCall, boolean claimed) {

    boolean isKinOf(Target other) {
      return standing == other.standing && id != other.id;
    }

    /// Of two that were claimed together one goes first.
    boolean goesBefore(Target other) {
      return inCall || (claimed && id < other.id);
    }
  }

  /// What their other files mean for some targets.
  ///
  /// @param reached those whose residence was reached under another of its files
  /// @param inCall those whose residence is being called under another of its files
  record Kin(Set<Long> reached, Set<Long> inCall) {
    private static final Kin NONE = new Kin(Set.of(), Set.of());

    Optional<TargetReason> refusal(long target) {
      return reached.contains(target) ? Optional.of(TargetReason.DUPLICATE) : Optional.empty();
    }

    boolean isInCall(long target) {
      return inCall.contains(target);
    }
  }

  /// @param claimed targets, with the file that speaks for each
  Kin kin(List<Record> claimed) {
    var closed = closedInto(claimed.stream().map(row -> row.get(RESIDENT_FILE.ID)).toList());
    if (closed.isEmpty()) {
      return Kin.NONE;
    }
    var standing = new HashMap<>(closed);
    closed.values().forEach(kept -> standing.put(kept, kept));
    var campaigns = claimed.stream().map(row -> row.get(CALL_ATTEMPT.CAMPAIGN_ID)).toList();
    var targets = targets(new HashSet<>(campaigns), standing);
    return new Kin(
        having(targets, (target, other) -> other.reached()),
        having(targets, (target, other) -> other.goesBefore(target)));
  }

  private static Set<Long> having(List<Target> targets, BiPredicate<Target, Target> what) {
    return targets.stream()
        .filter(target ->
            targets.stream().anyMatch(other -> other.isKinOf(target) && what.test(target, other)))
        .map(Target::id)
        .collect(Collectors.toSet());
  }

  private Map<Long, Long> closedInto(Collection<Long> kept) {
    return dsl.select(CLOSED_FILE.FILE_ID, CLOSED_FILE.KEPT_FILE)
        .from(CLOSED_FILE)
        .where(CLOSED_FILE.KEPT_FILE.in(new HashSet<>(kept)))
        .fetchMap(CLOSED_FILE.FILE_ID, CLOSED_FILE.KEPT_FILE);
  }

  private List<Target> targets(Collection<Long> campaigns, Map<Long, Long> standing) {
    return dsl.select(CAMPAIGN_TARGET.ID, CAMPAIGN_TARGET.FILE_ID, CAMPAIGN_TARGET.STATE)
        .select(IN_CALL, CLAIMED)
        .from(CAMPAIGN_TARGET)
        .where(CAMPAIGN_TARGET.CAMPAIGN_ID.in(campaigns))
        .and(CAMPAIGN_TARGET.FILE_ID.in(standing.keySet()))
        .fetch(row ->
            new Target(
                row.get(CAMPAIGN_TARGET.ID),
                standing.getOrDefault(
                    row.get(CAMPAIGN_TARGET.FILE_ID), row.get(CAMPAIGN_TARGET.FILE_ID)),
                row.get(CAMPAIGN_TARGET.STATE).equals(TargetState.REACHED.code()),
                row.get(IN_CALL),
                row.get(CLAIMED)));
  }
}

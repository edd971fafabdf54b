package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.Lane;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptStore.NextAttempt;
import org.tocsin.dispatch.AttemptStore.Settlement;
import org.tocsin.dispatch.AttemptStore.TextReport;
import org.tocsin.dispatch.AttemptStore.Texted;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneZones;
import org.tocsin.telephony.CallOutcome;

/// Enters the ends of calls, with all that follows from them, in the transaction in progress.
final class Ledger {
  private final AttemptStore attempts;
  private final CampaignStore campaigns;
  private final AuditLog audit;
  private final Clock clock;
  private final RandomGenerator random;
  private final Actor actor;
  private final PhoneZones zones;

  Ledger(
      DispatchStores stores, Clock clock, RandomGenerator random, Actor actor, PhoneZones zones) {
    attempts = stores.attempts();
    campaigns = stores.campaigns();
    audit = stores.audit();
    this.clock = clock;
    this.random = random;
    this.actor = actor;
    this.zones = zones;
  }

  /// @return what was queued to follow
  List<NextAttempt> end(Collection<AttemptEnd> ends, Instant now) {
    if (ends.isEmpty()) {
      return List.of();
    }
    var written = attempts.end(ends, now);
    var valid = ends.stream().filter(end -> written.contains(end.progress().attempt())).toList();
    var targets = valid.stream().map(AttemptEnd::target).collect(Collectors.toSet());
    var optedOut = optedOut(valid);
    var known = campaignsOf(valid.stream().map(AttemptEnd::campaign));
    var histories = attempts.histories(targets);
    var queued = pursue(histories, known, optedOut, now);
    recordConsequences(valid, histories, optedOut, now);
    tellAllClears(known, histories, now);
    return queued;
  }

  /// Enters what became known of texts after they had ended.
  ///
  /// @return what was queued to follow
  List<NextAttempt> report(Collection<TextReport> reports, Instant now) {
    var changed = new ArrayList<Texted>();
    for (var report : reports) {
      var text = attempts.report(report, now);
      text.ifPresent(changed::add);
      if (text.isPresent() && report.outcome() == CallOutcome.INVALID_NUMBER) {
        attempts
            .histories(List.of(text.get().target()))
            .forEach(history -> flagInvalid(report.attempt(), history, now));
      }
    }
    return review(changed, now);
  }

  /// Enters that somebody replied to texts that he has read them.
  void confirm(Collection<Texted> texts, Instant now) {
    attempts.end(texts.stream().map(text -> AttemptEnd.confirmed(text, now)).toList(), now);
    texts.forEach(
        text -> attempts.report(new TextReport(text.attempt(), CallOutcome.CONFIRMED), now));
    review(texts, now);
  }

  private List<NextAttempt> review(Collection<Texted> texts, Instant now) {
    if (texts.isEmpty()) {
      return List.of();
    }
    var known = campaignsOf(texts.stream().map(Texted::campaign));
    var histories = attempts.histories(texts.stream().map(Texted::target).distinct().toList());
    var queued = pursue(histories, known, Set.of(), now);
    tellAllClears(known, histories, now);
    return queued;
  }

  /// Nothing of these files is pursued any more: they withdrew their consent.
  void stop(Collection<Long> files, Instant now) {
    var histories = attempts.histories(attempts.openTargets(files));
    var reason = TargetReason.OPTED_OUT;
    attempts.endQueued(histories.stream().map(TargetHistory::target).toList(), reason, now);
    attempts.settle(
        histories.stream()
            .map(it -> settlement(it, TargetState.STOPPED, Optional.of(reason)))
            .toList(),
        now);
  }

  private List<NextAttempt> pursue(
      List<TargetHistory> histories,
      Map<CampaignId, Campaign> known,
      Set<Long> optedOut,
      Instant now) {
    var next = new Consequences();
    for (var history : histories) {
      var campaign = known.get(history.campaign());
      if (campaign != null && history.state() == TargetState.OPEN) {
        var steps = steps(history, campaign, optedOut.contains(history.target()), now);
        steps.forEach(step -> follow(step, history, campaign, next));
        if (steps.isEmpty()) {
          next.settled.add(settlement(history, TargetState.OPEN, Optional.empty()));
        }
      } else if (campaign != null) {
        raised(history, campaign).ifPresent(next.raised::add);
      }
    }
    attempts.endQueued(next.reached, TargetReason.REACHED, now);
    attempts.endQueued(optedOut, TargetReason.OPTED_OUT, now);
    attempts.queue(next.queued, now);
    attempts.settle(next.settled, now);
    attempts.raise(next.raised, now);
    return next.queued;
  }

  /// What is known now of a residence that is closed, when that is more than was. Whoever opted out
  /// stays so.
  private Optional<Settlement> raised(TargetHistory history, Campaign campaign) {
    if (history.grade().isAtLeast(NextStep.best(history.tries()))) {
      return Optional.empty();
    }
    boolean reached =
        plan(campaign).isReached(history.tries())
            && !history.reason().equals(Optional.of(TargetReason.OPTED_OUT));
    return Optional.of(
        reached
            ? settlement(history, TargetState.REACHED, Optional.empty())
            : settlement(history, history.state(), history.reason()));
  }

  private Plan plan(Campaign campaign) {
    return new Plan(campaign.policy(), campaign.hours(zones));
  }

  private List<NextStep> steps(
      TargetHistory history, Campaign campaign, boolean optedOut, Instant now) {
    return optedOut
        ? List.of(new NextStep.Stopped(TargetReason.OPTED_OUT))
        : plan(campaign).steps(history.contacts(), history.tries(), history.pending(), now);
  }

  private void tellAllClears(
      Map<CampaignId, Campaign> known, List<TargetHistory> histories, Instant now) {
    known.values().stream()
        .filter(campaign -> campaign.state() == CampaignState.LIFTED)
        .forEach(campaign -> tellAllClear(campaign.id(), histories, now));
  }

  /// Those whom a last call of a lifted alert has notified are told that it is lifted.
  private void tellAllClear(CampaignId lifted, List<TargetHistory> histories, Instant now) {
    var files =
        histories.stream()
            .filter(it -> it.campaign().equals(lifted))
            .map(TargetHistory::file)
            .toList();
    campaigns
        .allClearOf(lifted)
        .filter(allClear -> !allClear.state().isOver())
        .ifPresent(allClear ->
            campaigns.freezeAlso(
                allClear, allClear.hours(zones), files, () -> AttemptId.next(clock, random), now));
  }

  private void follow(NextStep step, TargetHistory history, Campaign campaign, Consequences next) {
    switch (step) {
      case NextStep.CallAgain again -> {
        var over = TargetReason.of(campaign.state());
        if (over.isPresent()) {
          next.settled.add(settlement(history, TargetState.STOPPED, over));
        } else {
          next.queued.add(attempt(history, again, next));
          next.settled.add(settlement(history, TargetState.OPEN, Optional.empty()));
        }
      }
      case NextStep.Reached _ -> {
        next.reached.add(history.target());
        next.settled.add(settlement(history, TargetState.REACHED, Optional.empty()));
      }
      case NextStep.Unreachable _ ->
          next.settled.add(settlement(history, TargetState.UNREACHABLE, Optional.empty()));
      case NextStep.Unknown _ ->
          next.settled.add(settlement(history, TargetState.UNKNOWN, Optional.empty()));
      case NextStep.Stopped stopped ->
          next.settled.add(settlement(history, TargetState.STOPPED, Optional.of(stopped.reason())));
      case NextStep.NeverAttempted never ->
          next.settled.add(
              settlement(history, TargetState.NEVER_ATTEMPTED, Optional.of(never.reason())));
    }
  }

  private NextAttempt attempt(TargetHistory history, NextStep.CallAgain again, Consequences next) {
    // Where calls and texts go together, two may be queued at once.
    long before = next.queued.stream().filter(it -> it.target() == history.target()).count();
    int ordinal = history.lastOrdinal() + 1 + (int) before;
    // Whoever called back waits in no later lane for it.
    long incoming = history.tries().stream().filter(NextStep.Try::incoming).count();
    var contact = history.contacts().get(again.position() - 1);
    return new NextAttempt(
        AttemptId.next(clock, random),
        history.campaign(),
        history.target(),
        ordinal,
        Lane.of(contact.channel(), ordinal - (int) incoming, history.priority()),
        again.round(),
        again.position(),
        contact,
        again.due());
  }

  private static Settlement settlement(
      TargetHistory history, TargetState state, Optional<TargetReason> reason) {
    var grade = history.grade().best(NextStep.best(history.tries()));
    return new Settlement(history.target(), state, grade, reason);
  }

  private Map<CampaignId, Campaign> campaignsOf(Stream<CampaignId> ids) {
    return ids.distinct()
        .map(campaigns::find)
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(Campaign::id, Function.identity()));
  }

  private static Set<Long> optedOut(List<AttemptEnd> ends) {
    var targets = new HashSet<Long>();
    ends.stream().filter(AttemptEnd::optedOut).forEach(end -> targets.add(end.target()));
    return targets;
  }

  private void recordConsequences(
      List<AttemptEnd> ends, List<TargetHistory> histories, Set<Long> optedOut, Instant now) {
    var byTarget =
        histories.stream().collect(Collectors.toMap(TargetHistory::target, Function.identity()));
    for (var end : ends) {
      var history = byTarget.get(end.target());
      if (history == null) {
        continue;
      }
      if (end.outcome() == CallOutcome.INVALID_NUMBER) {
        flagInvalid(end.progress().attempt(), history, now);
      }
      if (optedOut.contains(end.target()) && end.optedOut()) {
        attempts
            .withdrawConsent(history.file(), history.language(), actor.name(), now)
            .forEach(file -> append("registry.optOut", file, history, Map.of("means", "key"), now));
      }
    }
  }

  /// Whoever reads the history of a file sees which of its numbers it was.
  private void flagInvalid(AttemptId attempt, TargetHistory history, Instant now) {
    var flagged = attempts.flagInvalid(attempt, now);
    var number = flagged.number().national();
    var change = Map.of(flagged.channel().code(), number + " → " + number + " ×");
    flagged.files().forEach(file -> append("registry.invalid", file, history, change, now));
  }

  private void append(
      String action, long file, TargetHistory history, Map<String, String> details, Instant now) {
    var all = new TreeMap<>(details);
    all.put("campaign", "" + history.campaign().number());
    audit.append(AuditEntry.of(now, actor, action, "file:" + file, all));
  }

  /// What follows in the database.
  private static final class Consequences {
    private final List<NextAttempt> queued = new ArrayList<>();
    private final List<Settlement> settled = new ArrayList<>();
    private final List<Settlement> raised = new ArrayList<>();
    private final List<Long> reached = new ArrayList<>();
  }
}

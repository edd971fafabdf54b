package org.tocsin.ui.followup;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.board.BoardUpdate;
import org.tocsin.board.CallRow;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TargetReason;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.telephony.CallOutcome;

/// A house in memory: campaigns that are told what happens to their calls.
final class FakeDesk implements FollowUpDesk {
  final List<Campaign> campaigns = new ArrayList<>();
  final List<AuditEntry> decisions = new ArrayList<>();
  final Map<AttemptId, CallRow> rows = new LinkedHashMap<>();
  final Deque<List<CallRow>> portions = new ArrayDeque<>();
  private final Instant now;
  private final Deque<CallRow> changed = new ArrayDeque<>();
  int channels = 10;
  double callsPerSecond = 5;
  boolean broken;
  Ringing ringing = Ringing.FINISH;
  AudienceCount unreached = new AudienceCount(31, 27, 33, 4, 0, 0, 2);
  private final AudienceCount notified = new AudienceCount(42, 39, 45, 1, 2, 0, 2);
  Map<Language, CampaignDraft.AudioFile> told = Map.of();
  Map<Language, String> texted = Map.of();
  Callers callers = new Callers(List.of(new Callers.Caller("poste-3", false, true)), List.of());

  /// What a resumption answers, in place of being done.
  Optional<CommandResult> refusal = Optional.empty();

  FakeDesk(Instant now) {
    this.now = now;
  }

  void put(CallRow row) {
    rows.put(row.id(), row);
    changed.add(row);
  }

  @Override
  public List<Campaign> campaigns() {
    return List.copyOf(campaigns);
  }

  @Override
  public Optional<Campaign> find(CampaignId id) {
    return campaigns.stream().filter(campaign -> campaign.id().equals(id)).findFirst();
  }

  @Override
  public Feed follow(CampaignId id) {
    changed.clear();
    changed.addAll(rows.values());
    return () -> refresh(id);
  }

  private BoardUpdate refresh(CampaignId id) {
    if (broken) {
      throw new IllegalStateException("The database is away");
    }
    if (!portions.isEmpty()) {
      var portion = portions.poll();
      return new BoardUpdate(figures(id), portion, !portions.isEmpty());
    }
    var news = List.copyOf(changed);
    changed.clear();
    return new BoardUpdate(figures(id), news, false);
  }

  private CampaignFigures figures(CampaignId id) {
    var outcomes = new EnumMap<CallOutcome, Integer>(CallOutcome.class);
    rows.values().forEach(row -> row.outcome().ifPresent(o -> outcomes.merge(o, 1, Integer::sum)));
    int ended = outcomes.values().stream().mapToInt(Integer::intValue).sum();
    int live = rows.size() - ended;
    int reached =
        outcomes.getOrDefault(CallOutcome.CONFIRMED, 0)
            + outcomes.getOrDefault(CallOutcome.HEARD, 0)
            + outcomes.getOrDefault(CallOutcome.LEFT_ON_MACHINE, 0);
    var campaign = find(id).orElseThrow();
    return new CampaignFigures(
        campaign.state(),
        campaign.launchedAt(),
        campaign.endedAt(),
        2_000,
        reached,
        outcomes.getOrDefault(CallOutcome.INVALID_NUMBER, 0),
        campaign.state() == CampaignState.ABORTED ? 0 : 1_874 - reached,
        campaign.state() == CampaignState.ABORTED ? 1_874 - reached : 0,
        outcomes.getOrDefault(CallOutcome.UNKNOWN, 0),
        live,
        1_874 - reached - live,
        Map.of(TargetReason.NO_CONSENT, 61, TargetReason.NO_NUMBER, 44, TargetReason.INACTIVE, 21),
        Map.of(ReachGrade.CONFIRMED, outcomes.getOrDefault(CallOutcome.CONFIRMED, 0)),
        outcomes,
        ended,
        0,
        (int) rows.values().stream().filter(row -> row.state() != AttemptState.QUEUED).count(),
        channels,
        callsPerSecond);
  }

  @Override
  public List<AuditEntry> decisions(CampaignId id) {
    return List.copyOf(decisions);
  }

  @Override
  public Callers callers(CampaignId id) {
    return callers;
  }

  @Override
  public CommandResult pause(CampaignId id, Ringing phones) {
    ringing = phones;
    return move(id, CampaignState.PAUSED, "campaign.pause");
  }

  @Override
  public CommandResult resume(CampaignId id) {
    return refusal.orElseGet(() -> move(id, CampaignState.RUNNING, "campaign.resume"));
  }

  @Override
  public CommandResult abort(CampaignId id, Ringing phones) {
    ringing = phones;
    return move(id, CampaignState.ABORTED, "campaign.abort");
  }

  @Override
  public AudienceCount unreached(CampaignId id) {
    return unreached;
  }

  @Override
  public CommandResult retry(CampaignId id, String name, int residences) {
    return refusal.orElseGet(() ->
        residences == unreached.residences()
            ? begin(name, new Audience.Unreached(id), unreached)
            : new CommandResult.CountChanged(unreached));
  }

  @Override
  public CommandResult lift(CampaignId id, AllClear allClear, Ringing phones) {
    ringing = phones;
    told = allClear.audio();
    texted = allClear.texts();
    return refusal.orElseGet(() -> {
      move(id, CampaignState.LIFTED, "campaign.lift");
      return begin(allClear.name(), new Audience.Notified(id), notified);
    });
  }

  private CommandResult begin(String name, Audience audience, AudienceCount count) {
    var next = Samples.campaign(campaigns.size() + 1, name, CampaignState.RUNNING, audience);
    campaigns.addFirst(next);
    return new CommandResult.Begun(next.id(), count);
  }

  private CommandResult move(CampaignId id, CampaignState to, String action) {
    var campaign = find(id).orElseThrow();
    if (!campaign.state().canBecome(to)) {
      return new CommandResult.NotPossible(campaign.state());
    }
    campaigns.set(campaigns.indexOf(campaign), Samples.inState(campaign, to));
    decide(action, Map.of());
    return new CommandResult.Moved(to);
  }

  void decide(String action, Map<String, String> details) {
    decisions.addFirst(
        AuditEntry.of(now, new Actor("mtremblay", "poste-3"), action, "campaign:1", details));
  }

  @Override
  public List<CampaignFault> changePace(CampaignId id, int newChannels, double newRate) {
    if (newChannels < 1 || newChannels > 2_000) {
      return List.of(CampaignFault.of(CampaignFault.Kind.CHANNELS_OUT_OF_RANGE));
    }
    channels = newChannels;
    callsPerSecond = newRate;
    decide("campaign.pace", Map.of("channels", "" + newChannels, "callsPerSecond", "" + newRate));
    return List.of();
  }
}

package org.tocsin.ui.followup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.board.BoardUpdate;
import org.tocsin.board.CampaignBoard;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Ringing;
import org.tocsin.dispatch.LaunchService;
import org.tocsin.shared.Transactions;

/// The desk on the services, in the name of whoever is signed in.
public final class ServiceFollowUpDesk implements FollowUpDesk {
  private static final int MOST_CAMPAIGNS = 200;
  private static final int MOST_DECISIONS = 50;

  private final CampaignService campaigns;
  private final LaunchService launches;
  private final Function<CampaignId, CampaignBoard> boards;
  private final Function<CampaignId, Callers> callers;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Supplier<Actor> actor;

  public ServiceFollowUpDesk(
      CampaignService campaigns,
      LaunchService launches,
      Function<CampaignId, CampaignBoard> boards,
      Function<CampaignId, Callers> callers,
      AuditLog audit,
      Transactions transactions,
      Supplier<Actor> actor) {
    this.campaigns = campaigns;
    this.launches = launches;
    this.boards = boards;
    this.callers = callers;
    this.audit = audit;
    this.transactions = transactions;
    this.actor = actor;
  }

  @Override
  public List<Campaign> campaigns() {
    return campaigns.list(MOST_CAMPAIGNS).stream()
        .filter(campaign -> campaign.state() != CampaignState.DRAFT)
        .toList();
  }

  @Override
  public Optional<Campaign> find(CampaignId id) {
    return campaigns.find(id);
  }

  @Override
  public Feed follow(CampaignId id) {
    var board = boards.apply(id);
    return new Feed() {
      @Override
      public synchronized BoardUpdate refresh() {
        return board.refresh();
      }
    };
  }

  @Override
  public List<AuditEntry> decisions(CampaignId id) {
    return transactions.read(() -> audit.of("campaign:" + id.number(), MOST_DECISIONS));
  }

  @Override
  public Callers callers(CampaignId id) {
    return callers.apply(id);
  }

  @Override
  public CommandResult pause(CampaignId id, Ringing ringing) {
    return CommandResult.of(campaigns.pause(actor.get(), id, ringing));
  }

  @Override
  public CommandResult resume(CampaignId id) {
    return CommandResult.of(launches.resume(actor.get(), id));
  }

  @Override
  public CommandResult abort(CampaignId id, Ringing ringing) {
    return CommandResult.of(campaigns.abort(actor.get(), id, ringing));
  }

  @Override
  public AudienceCount unreached(CampaignId id) {
    return launches.countUnreached(id);
  }

  @Override
  public CommandResult retry(CampaignId id, String name, int residences) {
    return CommandResult.of(launches.retry(actor.get(), id, name, residences));
  }

  @Override
  public CommandResult lift(CampaignId id, AllClear allClear, Ringing ringing) {
    return CommandResult.of(launches.lift(actor.get(), id, allClear, ringing));
  }

  @Override
  public List<CampaignFault> changePace(CampaignId id, int channels, double callsPerSecond) {
    return campaigns.changePace(actor.get(), id, channels, callsPerSecond);
  }
}

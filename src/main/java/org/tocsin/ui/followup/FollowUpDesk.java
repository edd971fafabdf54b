package org.tocsin.ui.followup;

import java.util.List;
import java.util.Optional;
import org.tocsin.audit.AuditEntry;
import org.tocsin.board.BoardUpdate;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;

/// What this room asks of the house. All but `follow` block: never called on the FX thread.
public interface FollowUpDesk {

  /// Launched campaigns, newest first.
  List<Campaign> campaigns();

  Optional<Campaign> find(CampaignId id);

  /// Follows a campaign from its first call; reads nothing before it is refreshed.
  Feed follow(CampaignId id);

  /// What was decided about a campaign, newest first.
  List<AuditEntry> decisions(CampaignId id);

  /// Who makes the calls now.
  Callers callers(CampaignId id);

  CommandResult pause(CampaignId id);

  /// Lets calls leave again, once the PBX and the messages are proved anew: takes its time.
  CommandResult resume(CampaignId id);

  CommandResult abort(CampaignId id);

  /// @return what is wrong with the figures; empty when the pace is changed
  List<CampaignFault> changePace(CampaignId id, int channels, double callsPerSecond);

  /// Brings what changed since it was last asked.
  @FunctionalInterface
  interface Feed {
    BoardUpdate refresh();
  }
}

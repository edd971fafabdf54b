package org.tocsin.ui.followup;

import java.util.List;
import java.util.Optional;
import org.tocsin.audit.AuditEntry;
import org.tocsin.board.BoardUpdate;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Ringing;

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

  /// @param ringing what becomes of phones that ring
  CommandResult pause(CampaignId id, Ringing ringing);

  /// Lets calls leave again, once the PBX and the messages are proved anew: takes its time.
  CommandResult resume(CampaignId id);

  CommandResult abort(CampaignId id, Ringing ringing);

  /// Those whom a campaign has not reached.
  AudienceCount unreached(CampaignId id);

  /// Calls them again, once the PBX and the messages are proved anew: takes its time.
  ///
  /// @param name of the campaign that calls them
  /// @param residences as many as the person was shown
  CommandResult retry(CampaignId id, String name, int residences);

  /// Ends an alert and tells those whom it has notified so, once it is proved that the PBX can:
  /// takes its time.
  CommandResult lift(CampaignId id, AllClear allClear, Ringing ringing);

  /// @return what is wrong with the figures; empty when the pace is changed
  List<CampaignFault> changePace(CampaignId id, int channels, double callsPerSecond);

  /// Brings what changed since it was last asked.
  @FunctionalInterface
  interface Feed {
    BoardUpdate refresh();
  }
}

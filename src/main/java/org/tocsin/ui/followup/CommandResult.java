package org.tocsin.ui.followup;

import java.util.List;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.TransitionOutcome;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.Hindrance;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// What became of a command, as this room tells it.
public sealed interface CommandResult {

  static CommandResult of(TransitionOutcome outcome) {
    return switch (outcome) {
      case TransitionOutcome.Moved moved -> new Moved(moved.state());
      case TransitionOutcome.NotPossible not -> new NotPossible(not.state());
      case TransitionOutcome.OtherPbx _ -> new OtherPbx();
    };
  }

  static CommandResult of(LaunchReport report) {
    return switch (report) {
      case LaunchReport.Resumed _ -> new Moved(CampaignState.RUNNING);
      case LaunchReport.NotPossible not -> new NotPossible(not.state());
      case LaunchReport.PbxNotReady not -> new PbxNotReady(not.health().state());
      case LaunchReport.SoundNotReady not -> new SoundNotReady(not.message(), not.proof());
      case LaunchReport.Hindered not -> new Hindered(not.why());
      case LaunchReport.OtherPbx _ -> new OtherPbx();
      case LaunchReport.Launched launched -> new Begun(launched.campaign().id(), launched.count());
      case LaunchReport.Lifted lifted -> new Begun(lifted.allClear().id(), lifted.count());
      case LaunchReport.CampaignRefused refused -> of(refused.outcome());
    };
  }

  private static CommandResult of(LaunchOutcome outcome) {
    return switch (outcome) {
      case LaunchOutcome.Refused refused -> new Refused(refused.faults());
      case LaunchOutcome.CountMismatch changed -> new CountChanged(changed.count());
      case LaunchOutcome.NotADraft not -> new NotPossible(not.state());
      case LaunchOutcome.Launched launched -> new Begun(launched.campaign().id(), launched.count());
    };
  }

  /// Done: the alert is in this state now.
  record Moved(CampaignState state) implements CommandResult {}

  /// Another campaign calls now: those who were not reached, or those who are told of a lifting.
  record Begun(CampaignId campaign, AudienceCount count) implements CommandResult {}

  /// Nothing was changed.
  record Refused(List<CampaignFault> faults) implements CommandResult {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// Not as many residences as were shown would be called; nothing was changed.
  record CountChanged(AudienceCount count) implements CommandResult {}

  /// The alert is in a state from which the command makes no sense; nothing was changed.
  record NotPossible(CampaignState state) implements CommandResult {}

  /// It was launched on the simulated PBX and this one is real, or the other way round; nothing was
  /// changed.
  record OtherPbx() implements CommandResult {}

  /// No call can be placed now; nothing was changed.
  record PbxNotReady(PbxHealth.State state) implements CommandResult {}

  /// No call would leave, for another reason than the PBX; nothing was changed.
  record Hindered(Hindrance why) implements CommandResult {}

  /// The PBX cannot play this message; nothing was changed.
  record SoundNotReady(VoiceMessage message, SoundProof proof) implements CommandResult {}
}

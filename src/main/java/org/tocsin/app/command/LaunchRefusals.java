package org.tocsin.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.registry.NearestStreets;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.Street;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;

/// Says why no call leaves, and what to do about it.
final class LaunchRefusals {
  private final Terminal terminal;

  LaunchRefusals(Terminal terminal) {
    this.terminal = terminal;
  }

  int refuse(PbxHealth health) {
    return terminal.refuse("command.pbx.state." + health.state().name());
  }

  /// A street that is not known is told with those that may be meant.
  int refuse(List<CampaignFault> faults, RegistryService registry) {
    var others = new ArrayList<CampaignFault>();
    for (var fault : faults) {
      var near = fault.kind() == CampaignFault.Kind.STREET_UNKNOWN ? nearest(fault, registry) : "";
      if (near.isEmpty()) {
        others.add(fault);
      } else {
        terminal.say("command.campaign.street-nearest", fault.details().getFirst(), near);
      }
    }
    return refuse(others);
  }

  private static String nearest(CampaignFault fault, RegistryService registry) {
    return NearestStreets.amongThoseToChoose(registry.listStreets(), registry.listStreetAliases())
        .inCity(
            String.valueOf(fault.details().getLast()), String.valueOf(fault.details().getFirst()))
        .stream()
        .map(Street::name)
        .collect(Collectors.joining(", "));
  }

  private int refuse(List<CampaignFault> faults) {
    return refuse(faults, "command.campaign.refused");
  }

  /// @param consequence what has not been done
  int refuse(List<CampaignFault> faults, String consequence) {
    faults.forEach(fault ->
        terminal.say("command.campaign-fault." + fault.kind().name(), fault.details().toArray()));
    return terminal.refuse(consequence);
  }

  int refuse(LaunchReport report) {
    return switch (report) {
      case LaunchReport.CampaignRefused refused -> refuse(refused.outcome());
      case LaunchReport.PbxNotReady not -> refuse(not.health());
      case LaunchReport.SoundNotReady not -> refuse(not);
      case LaunchReport.Hindered not ->
          terminal.refuse("command.campaign.hindrance." + not.why().name());
      case LaunchReport.OtherPbx _ -> terminal.refuse("command.campaign.other-pbx");
      case LaunchReport.NotPossible not ->
          terminal.refuse(
              "command.campaign.not-resumed",
              terminal.messages().get("command.result.state." + not.state().name()));
      case LaunchReport.Launched _, LaunchReport.Lifted _, LaunchReport.Resumed _ ->
          throw new IllegalArgumentException("This is no refusal");
    };
  }

  private int refuse(LaunchReport.SoundNotReady not) {
    var file = not.message().fileName();
    return switch (not.proof()) {
      case SoundProof.Ready _, SoundProof.Missing _ ->
          terminal.refuse("command.campaign.sound-missing", file);
      case SoundProof.Different different ->
          terminal.refuse(
              "command.campaign.sound-different",
              file,
              different.foundBytes(),
              different.expectedBytes());
      case SoundProof.NotProved _ -> terminal.refuse("command.campaign.sound-not-proved", file);
    };
  }

  private int refuse(LaunchOutcome outcome) {
    return switch (outcome) {
      case LaunchOutcome.Refused refused -> refuse(refused.faults());
      case LaunchOutcome.CountMismatch mismatch ->
          terminal.refuse("command.campaign.changed", mismatch.count().residences());
      case LaunchOutcome.NotADraft _, LaunchOutcome.Launched _ ->
          throw new IllegalStateException("A new campaign is a draft");
    };
  }
}

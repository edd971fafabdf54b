package org.tocsin.app.command;

import org.tocsin.app.wiring.Core;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.Ringing;
import org.tocsin.campaign.TransitionOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tocsin campaign pause ID` and `abort ID`: written in the database, where whoever makes the
/// calls sees it.
@Command
final class CampaignHalt extends CampaignCommand {
  private final Halt halt;
  @Mixin private final RingingOption ringing = new RingingOption();

  /// The ways of stopping calls.
  enum Halt {
    PAUSE(Ringing.FINISH),
    ABORT(Ringing.HANG_UP);

    private final Ringing usual;

    Halt(Ringing usual) {
      this.usual = usual;
    }

    private TransitionOutcome halt(
        CampaignService campaigns, Actor actor, CampaignId id, Ringing ringing) {
      return this == PAUSE
          ? campaigns.pause(actor, id, ringing)
          : campaigns.abort(actor, id, ringing);
    }
  }

  CampaignHalt(TocsinCommand tocsin, Halt halt) {
    super(tocsin);
    this.halt = halt;
  }

  @Override
  int run(Core core, Campaign campaign) {
    var terminal = tocsin().terminal();
    var number = Long.toString(campaign.id().number());
    var actor = tocsin().surroundings().actor();
    var phones = ringing.or(halt.usual);
    return switch (halt.halt(core.campaigns(), actor, campaign.id(), phones)) {
      case TransitionOutcome.Moved _ -> {
        terminal.say("command.campaign.halted." + halt.name(), number);
        terminal.say("command.campaign.phones." + phones.name());
        yield ExitCode.DONE;
      }
      case TransitionOutcome.NotPossible not ->
          terminal.refuse(
              "command.campaign.not-halted",
              number,
              terminal.messages().get("command.result.state." + not.state().name()));
      case TransitionOutcome.OtherPbx _ ->
          throw new IllegalStateException("Stopping calls needs no PBX");
    };
  }
}

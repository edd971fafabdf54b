package org.tocsin.app.command;

import java.util.function.BiFunction;
import org.tocsin.app.wiring.Core;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.TransitionOutcome;
import picocli.CommandLine.Command;

/// `tocsin campaign pause ID` and `abort ID`: written in the database, where whoever makes the
/// calls sees it.
@Command
final class CampaignHalt extends CampaignCommand {
  private final Halt halt;

  /// The ways of stopping calls.
  enum Halt {
    PAUSE,
    ABORT;

    private TransitionOutcome halt(CampaignService campaigns, Actor actor, CampaignId id) {
      BiFunction<Actor, CampaignId, TransitionOutcome> way =
          this == PAUSE ? campaigns::pause : campaigns::abort;
      return way.apply(actor, id);
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
    return switch (halt.halt(core.campaigns(), actor, campaign.id())) {
      case TransitionOutcome.Moved _ -> {
        terminal.say("command.campaign.halted." + halt.name(), number);
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

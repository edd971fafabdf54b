package org.tocsin.app.command;

import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin campaign pace ID --channels N --rate N`: written in the database, where whoever makes
/// the calls sees it.
@Command
final class CampaignPace extends CampaignCommand {
  @Option(
      names = "--channels",
      paramLabel = "N",
      required = true,
      descriptionKey = "command.pace.channels")
  private int channels;

  @Option(names = "--rate", paramLabel = "N", required = true, descriptionKey = "command.pace.rate")
  private double rate;

  CampaignPace(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Campaign campaign) {
    var terminal = tocsin().terminal();
    var number = Long.toString(campaign.id().number());
    if (campaign.state().isOver()) {
      var state = terminal.messages().get("command.result.state." + campaign.state().name());
      return terminal.refuse("command.campaign.not-halted", number, state);
    }
    var actor = tocsin().surroundings().actor();
    var faults = core.campaigns().changePace(actor, campaign.id(), channels, rate);
    faults.forEach(fault ->
        terminal.say("command.campaign-fault." + fault.kind().name(), fault.details().toArray()));
    if (!faults.isEmpty()) {
      return ExitCode.REFUSED;
    }
    terminal.say("command.campaign.paced", number, channels, rate);
    return ExitCode.DONE;
  }
}

package org.tocsin.app.command;

import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.dispatch.LaunchReport;
import picocli.CommandLine.Command;

/// `tocsin campaign retry ID`: those whom a campaign that is over did not reach are called again,
/// with its own messages and policy.
@Command
final class CampaignRetry extends CallingCommand {
  CampaignRetry(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Calling calling, Campaign first) throws InterruptedException {
    var terminal = tocsin().terminal();
    int residences = core.campaigns().count(new Audience.Unreached(first.id())).residences();
    var name =
        CampaignDraft.shortened(terminal.messages().format("command.retry.name", first.name()));
    var report =
        calling.launches().retry(tocsin().surroundings().actor(), first.id(), name, residences);
    if (!(report instanceof LaunchReport.Launched launched)) {
      return new LaunchRefusals(terminal).refuse(report);
    }
    terminal.say(
        "command.campaign.launched",
        Long.toString(launched.campaign().id().number()),
        launched.count().residences());
    return follow(core, calling, launched.campaign().id());
  }
}

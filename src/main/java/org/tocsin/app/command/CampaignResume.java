package org.tocsin.app.command;

import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.LaunchReport;
import picocli.CommandLine.Command;

/// `tocsin campaign resume ID`: a paused campaign calls again, from here to its end; so does one
/// that a process which died had left running.
@Command
final class CampaignResume extends CallingCommand {
  CampaignResume(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Calling calling, Campaign campaign) throws InterruptedException {
    var terminal = tocsin().terminal();
    var number = Long.toString(campaign.id().number());
    var report = calling.launches().resume(tocsin().surroundings().actor(), campaign.id());
    if (report.equals(new LaunchReport.NotPossible(CampaignState.RUNNING))
        && calling.makesCalls()) {
      terminal.say("command.campaign.goes-on", number);
    } else if (report instanceof LaunchReport.Resumed) {
      terminal.say("command.campaign.resumed", number);
    } else {
      return new LaunchRefusals(terminal).refuse(report);
    }
    return follow(core, calling, campaign.id());
  }
}

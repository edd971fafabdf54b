package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.dispatch.LaunchReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin campaign resume ID`: a paused campaign calls again, from here to its end; so does one
/// that a process which died had left running.
@Command
final class CampaignResume implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "ID", descriptionKey = "command.campaign.id")
  private long id;

  @Option(names = "--wait", descriptionKey = "command.option.wait")
  private boolean wait;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignResume(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(), settings -> new CallSession(tocsin, wait).run(settings, this::resume));
  }

  private int resume(Core core, Calling calling) throws InterruptedException {
    var terminal = tocsin.terminal();
    var campaign = new CampaignId(id);
    if (core.campaigns().find(campaign).isEmpty()) {
      return terminal.refuse("command.campaign.unknown", Long.toString(id));
    }
    var report = calling.launches().resume(tocsin.surroundings().actor(), campaign);
    if (report.equals(new LaunchReport.NotPossible(CampaignState.RUNNING))
        && calling.makesCalls()) {
      terminal.say("command.campaign.goes-on", Long.toString(id));
    } else if (report instanceof LaunchReport.Resumed) {
      terminal.say("command.campaign.resumed", Long.toString(id));
    } else {
      return new LaunchRefusals(terminal).refuse(report);
    }
    return new CampaignFollower(tocsin, core, calling).follow(campaign, json);
  }
}

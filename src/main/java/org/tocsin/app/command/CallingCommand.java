package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A command about one campaign after which calls leave, followed from here to their end.
abstract class CallingCommand implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "ID", descriptionKey = "command.campaign.id")
  private long id;

  @Option(names = "--wait", descriptionKey = "command.option.wait")
  private boolean wait;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CallingCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  /// @param campaign as it is now
  abstract int run(Core core, Calling calling, Campaign campaign) throws InterruptedException;

  TocsinCommand tocsin() {
    return tocsin;
  }

  /// Refused when there is no such campaign.
  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(), settings -> new CallSession(tocsin, wait).run(settings, this::run));
  }

  private int run(Core core, Calling calling) throws InterruptedException {
    var campaign = core.campaigns().find(new CampaignId(id));
    return campaign.isPresent()
        ? run(core, calling, campaign.get())
        : tocsin.terminal().refuse("command.campaign.unknown", Long.toString(id));
  }

  /// Waits for the end of a campaign and prints its result.
  int follow(Core core, Calling calling, CampaignId followed) throws InterruptedException {
    return new CampaignFollower(tocsin, core, calling).follow(followed, json);
  }
}

package org.tocsin.app.command;

import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin campaign show ID`: a campaign and what it came to.
@Command
final class CampaignShow extends CampaignCommand {

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignShow(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Campaign campaign) {
    var result = core.boards().findResult(campaign.id()).orElseThrow();
    new ResultPrinter(tocsin().terminal()).print(result, json);
    return ExitCode.DONE;
  }
}

package org.tocsin.app.command;

import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin campaign detection ID`: how well answering machines were told from persons.
@Command
final class CampaignDetection extends CampaignCommand {

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignDetection(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  int run(Core core, Campaign campaign) {
    var accuracy = core.boards().getDetection(campaign.id());
    new DetectionPrinter(tocsin().terminal()).print(campaign, accuracy, json);
    return ExitCode.DONE;
  }
}

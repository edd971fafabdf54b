package org.tocsin.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.exchange.CampaignFileReader;
import org.tocsin.exchange.CampaignFileReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin campaign run FILE.json`: creates, launches, calls, waits for the end, tells the result.
@Command
final class CampaignRun implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.campaign.file")
  private @Nullable Path file;

  @Option(names = "--wait", descriptionKey = "command.option.wait")
  private boolean wait;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignRun(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return switch (CampaignFileReader.read(Objects.requireNonNull(file))) {
      case CampaignFileReading.Faulty faulty -> refuseFile(faulty.faults());
      case CampaignFileReading.Read read ->
          tocsin.withSettings(
              tocsin.dataFolder(),
              settings ->
                  new CallSession(tocsin, wait)
                      .run(settings, (core, calling) -> run(core, calling, read.draft())));
    };
  }

  private int run(Core core, Calling calling, CampaignDraft draft) throws InterruptedException {
    return switch (core.campaigns().create(tocsin.surroundings().actor(), draft)) {
      case DraftOutcome.Refused refused ->
          new LaunchRefusals(tocsin.terminal()).refuse(refused.faults(), core.registry());
      case DraftOutcome.Created created -> launch(core, calling, created.campaign());
    };
  }

  private int launch(Core core, Calling calling, Campaign campaign) throws InterruptedException {
    var terminal = tocsin.terminal();
    int residences = core.campaigns().count(campaign.audience()).residences();
    var report =
        calling.launches().launch(tocsin.surroundings().actor(), campaign.id(), residences);
    if (!(report instanceof LaunchReport.Launched launched)) {
      return new LaunchRefusals(terminal).refuse(report);
    }
    if (launched.withoutTexts()) {
      terminal.say("command.campaign.without-texts");
    }
    terminal.say("command.campaign.launched", Long.toString(campaign.id().number()), residences);
    return new CampaignFollower(tocsin, core, calling).follow(campaign.id(), json);
  }

  private int refuseFile(List<CampaignFileReading.Fault> faults) {
    var terminal = tocsin.terminal();
    faults.forEach(fault ->
        terminal.say(
            "command.campaign-file." + fault.kind().name(),
            fault.where().isEmpty() ? String.valueOf(file) : fault.where(),
            fault.found(),
            fault.wanted()));
    return terminal.refuse("command.campaign.file-refused", String.valueOf(file));
  }
}

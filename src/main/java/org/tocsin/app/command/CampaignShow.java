package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.CampaignId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin campaign show ID`: a campaign and what it came to.
@Command
final class CampaignShow implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "ID", descriptionKey = "command.campaign.id")
  private long id;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignShow(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          var clock = tocsin.surroundings().clock();
          try (var core = Core.open(settings, tocsin.dataFolder(), clock)) {
            var result = core.boards().findResult(new CampaignId(id));
            if (result.isEmpty()) {
              return tocsin.terminal().refuse("command.campaign.unknown", Long.toString(id));
            }
            new ResultPrinter(tocsin.terminal()).print(result.get(), json);
            return ExitCode.DONE;
          }
        });
  }
}

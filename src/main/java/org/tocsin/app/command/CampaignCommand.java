package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.store.StoreException;
import picocli.CommandLine.Parameters;

/// A command about one campaign that the database alone can answer.
abstract class CampaignCommand implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "ID", descriptionKey = "command.campaign.id")
  private long id;

  CampaignCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  /// @param campaign as it is now
  abstract int run(Core core, Campaign campaign);

  TocsinCommand tocsin() {
    return tocsin;
  }

  @Override
  public Integer call() {
    var folder = tocsin.dataFolder();
    return tocsin.withSettings(
        folder,
        settings -> {
          try (var core = Core.open(settings, folder, tocsin.surroundings().clock())) {
            var campaign = core.campaigns().find(new CampaignId(id));
            return campaign.isPresent()
                ? run(core, campaign.get())
                : tocsin.terminal().refuse("command.campaign.unknown", Long.toString(id));
          } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.IN_USE) {
              return tocsin.terminal().refuse("command.campaign.in-use", folder.toString());
            }
            throw e;
          }
        });
  }
}

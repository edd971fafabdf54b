package org.tocsin.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.settings.SettingsReader;
import org.tocsin.shared.Ticks;
import org.tocsin.store.StoreException;

/// Whoever takes over after a crash, wired as the product wires itself and without a window: it
/// calls until a campaign is over.
final class CallerProcess {
  private static final Duration LOOK = Duration.ofMillis(250);

  private CallerProcess() {}

  /// @param arguments the data folder, the campaign's number
  public static void main(String[] arguments) throws InterruptedException {
    var folder = Path.of(arguments[0]);
    var campaign = new CampaignId(Long.parseLong(arguments[1]));
    var clock = Ticks.microseconds(Clock.systemUTC());
    var surroundings = new Surroundings(System.getenv(), System::getProperty, clock);
    var settings = SettingsReader.read(folder, surroundings.environment()).settings().orElseThrow();
    try (var core = Core.open(settings, folder, clock);
        var _ = Calling.start(core, settings, folder, surroundings)) {
      while (!isOver(core, campaign)) {
        Thread.sleep(LOOK);
      }
    }
    System.exit(0);
  }

  /// A database that is away says nothing of it.
  private static boolean isOver(Core core, CampaignId campaign) {
    try {
      var state = core.campaigns().find(campaign).map(Campaign::state);
      return state.filter(CampaignState.COMPLETED::equals).isPresent();
    } catch (StoreException e) {
      return false;
    }
  }
}

package org.tocsin.app.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.Campaign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin campaign list`: the campaigns, the latest first, with the numbers that other commands
/// ask.
@Command
final class CampaignList implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  CampaignList(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          var clock = tocsin.surroundings().clock();
          try (var core = Core.open(settings, tocsin.dataFolder(), clock)) {
            var campaigns = core.campaigns().list(MOST);
            if (json) {
              tocsin
                  .terminal()
                  .json(Map.of("campaigns", campaigns.stream().map(CampaignList::map).toList()));
            } else if (campaigns.isEmpty()) {
              tocsin.terminal().print("command.campaign.none", tocsin.dataFolder().toString());
            } else {
              campaigns.forEach(campaign -> print(campaign, clock.getZone()));
            }
            return ExitCode.DONE;
          }
        });
  }

  private void print(Campaign campaign, ZoneId zone) {
    var messages = tocsin.terminal().messages();
    var moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(messages.language().locale())
            .withZone(zone);
    tocsin
        .terminal()
        .print(
            "command.campaign.line",
            Long.toString(campaign.id().number()),
            campaign.name(),
            messages.get("command.result.state." + campaign.state().name()),
            moment.format(campaign.launchedAt().orElse(campaign.createdAt())));
  }

  private static Map<String, Object> map(Campaign campaign) {
    var map = new LinkedHashMap<String, Object>();
    map.put("campaign", campaign.id().number());
    map.put("name", campaign.name());
    map.put("purpose", campaign.purpose().code());
    map.put("state", campaign.state().code());
    map.put("created", campaign.createdAt().toString());
    map.put("launched", campaign.launchedAt().map(Instant::toString).orElse(""));
    map.put("ended", campaign.endedAt().map(Instant::toString).orElse(""));
    return map;
  }
}

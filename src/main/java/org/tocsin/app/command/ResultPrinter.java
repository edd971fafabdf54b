package org.tocsin.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.board.CampaignResult;
import org.tocsin.campaign.TargetState;

/// Prints what a campaign came to.
final class ResultPrinter {
  private final Terminal terminal;

  ResultPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(CampaignResult result, boolean json) {
    if (json) {
      terminal.json(document(result));
    } else {
      printLines(result);
    }
  }

  private void printLines(CampaignResult result) {
    var campaign = result.campaign();
    terminal.print(
        "command.result.campaign",
        Long.toString(campaign.id().number()),
        campaign.name(),
        terminal.messages().get("command.result.state." + campaign.state().name()));
    terminal.print("command.result.residences", result.residences());
    sorted(result.states()).forEach((state, count) -> printState(result, state, count));
    terminal.print("command.result.grades");
    sorted(result.grades())
        .forEach((grade, count) -> printCount("command.result.grade." + grade.name(), count));
    terminal.print("command.result.attempts", result.attempts());
    sorted(result.outcomes())
        .forEach((outcome, count) -> printCount("command.result.outcome." + outcome.name(), count));
    if (result.callBacks() > 0) {
      terminal.print("command.result.callBacks", result.callBacks());
    }
    terminal.print(
        "command.result.time", seconds(result), Math.round(result.utilisation() * 1_000) / 10.0);
  }

  /// Those that were not called stand under their reasons; each residence is in one line.
  private void printState(CampaignResult result, TargetState state, int count) {
    if (state == TargetState.NEVER_ATTEMPTED) {
      sorted(result.neverAttempted())
          .forEach((reason, part) -> printCount("command.result.never." + reason.name(), part));
    } else {
      printCount("command.result.target." + state.name(), count);
    }
  }

  private void printCount(String key, int count) {
    terminal.print("command.result.line", terminal.messages().get(key), count);
  }

  private static Map<String, Object> document(CampaignResult result) {
    var document = new LinkedHashMap<String, Object>();
    document.put("campaign", result.campaign().id().number());
    document.put("name", result.campaign().name());
    document.put("state", result.campaign().state().code());
    document.put("residences", result.residences());
    document.put("states", codes(result.states()));
    document.put("grades", codes(result.grades()));
    document.put("neverAttempted", codes(result.neverAttempted()));
    document.put("attempts", result.attempts());
    document.put("outcomes", codes(result.outcomes()));
    document.put("callBacks", result.callBacks());
    document.put("wallSeconds", seconds(result));
    document.put("utilisation", Math.round(result.utilisation() * 10_000) / 10_000.0);
    return document;
  }

  private static <E extends Enum<E>> Map<E, Integer> sorted(Map<E, Integer> counts) {
    return new TreeMap<>(counts);
  }

  private static <E extends Enum<E>> Map<String, Integer> codes(Map<E, Integer> counts) {
    var coded = new LinkedHashMap<String, Integer>();
    sorted(counts).forEach((key, count) -> coded.put(key.name().toLowerCase(Locale.ROOT), count));
    return coded;
  }

  private static double seconds(CampaignResult result) {
    return Math.round(result.wall().toMillis() / 10.0) / 100.0;
  }
}

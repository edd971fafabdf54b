package org.tocsin.app.command;

import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.DiallingRules;

/// Prints what the city decided about its registry.
final class PolicyPrinter {
  private final Terminal terminal;

  PolicyPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(CityPolicy policy, boolean json) {
    var codes = new TreeSet<>(policy.allowedAreaCodes());
    if (json) {
      var document = new LinkedHashMap<String, Object>();
      document.put("voiceNumbers", policy.severalVoiceNumbers() ? "several" : "one");
      document.put("areaCodes", codes);
      document.put("cardPrefixes", new TreeSet<>(policy.cardPrefixes()));
      document.put("officialStreets", policy.streetsAreOfficial());
      terminal.json(document);
      return;
    }
    var messages = terminal.messages();
    terminal.print(policy.severalVoiceNumbers() ? "command.policy.several" : "command.policy.one");
    terminal.print(
        "command.policy.area-codes",
        codes.equals(new TreeSet<>(DiallingRules.CANADIAN_AREA_CODES))
            ? messages.get("command.policy.canada")
            : String.join(", ", codes));
    terminal.print(
        "command.policy.card-prefixes",
        policy.cardPrefixes().isEmpty()
            ? messages.get("command.policy.any-card")
            : String.join(", ", new TreeSet<>(policy.cardPrefixes())));
    terminal.print(
        policy.streetsAreOfficial()
            ? "command.policy.official-streets"
            : "command.policy.any-street");
  }
}

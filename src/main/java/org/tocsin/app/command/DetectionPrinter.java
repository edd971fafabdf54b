package org.tocsin.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tocsin.board.DetectorAccuracy;
import org.tocsin.board.DetectorAccuracy.RuleCount;
import org.tocsin.board.DetectorAdvice;
import org.tocsin.board.DetectorCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.telephony.AnsweredBy;

/// Prints how well the answering-machine detector judged the calls of a campaign.
final class DetectionPrinter {
  private final Terminal terminal;

  DetectionPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Campaign campaign, DetectorAccuracy accuracy, boolean json) {
    if (json) {
      terminal.json(document(campaign, accuracy));
    } else {
      printLines(campaign, accuracy);
    }
  }

  private void printLines(Campaign campaign, DetectorAccuracy accuracy) {
    terminal.print(
        "command.detection.campaign", Long.toString(campaign.id().number()), campaign.name());
    new TreeMap<>(accuracy.judged())
        .forEach((by, count) -> printCount(text("command.detection.by." + by.name()), count));
    terminal.print("command.detection.rules");
    accuracy
        .rules()
        .forEach(it -> printCount(text("command.detection.rule." + it.rule().name()), it.count()));
    var recognised = accuracy.recognised();
    if (recognised.whole() < DetectorAccuracy.FEWEST) {
      terminal.print("command.detection.tooFew", recognised.whole());
    } else {
      terminal.print(
          "command.detection.recognised",
          recognised.whole(),
          recognised.part(),
          percent(recognised.share()),
          percent(recognised.least()),
          percent(recognised.most()));
    }
    var advice = accuracy.advice();
    if (advice.isEmpty()) {
      terminal.print("command.detection.noAdvice", DetectorAccuracy.FEWEST);
    } else {
      advice.forEach(this::print);
      terminal.print("command.detection.where");
    }
  }

  private void print(DetectorAdvice it) {
    terminal.print(
        it.by() == AnsweredBy.MACHINE
            ? "command.detection.advice.persons"
            : "command.detection.advice.machines",
        text("command.detection.rule." + it.rule().name()),
        it.rule().place(),
        Integer.toString(it.above()),
        it.right(),
        it.cost(),
        it.unknown());
    if (it.clear()) {
      terminal.print("command.detection.clear");
    }
  }

  private void printCount(String what, DetectorCount count) {
    terminal.print(
        "command.detection.count",
        what,
        count.calls(),
        count.persons(),
        count.machines(),
        count.unknown());
  }

  private String text(String key) {
    return terminal.messages().get(key);
  }

  private static long percent(double share) {
    return Math.round(share * 100);
  }

  private static Map<String, Object> document(Campaign campaign, DetectorAccuracy accuracy) {
    var document = new LinkedHashMap<String, Object>();
    document.put("campaign", campaign.id().number());
    var judged = new LinkedHashMap<String, Object>();
    new TreeMap<>(accuracy.judged()).forEach((by, count) -> judged.put(by.code(), counts(count)));
    document.put("judged", judged);
    document.put("rules", accuracy.rules().stream().map(DetectionPrinter::rule).toList());
    document.put("personsRecognised", accuracy.recognised().part());
    document.put("personsProved", accuracy.recognised().whole());
    document.put("advice", accuracy.advice().stream().map(DetectionPrinter::advice).toList());
    return document;
  }

  private static Map<String, Object> counts(DetectorCount count) {
    var document = new LinkedHashMap<String, Object>();
    document.put("calls", count.calls());
    document.put("persons", count.persons());
    document.put("probableMachines", count.machines());
    document.put("unknown", count.unknown());
    return document;
  }

  private static Map<String, Object> rule(RuleCount it) {
    var document = new LinkedHashMap<String, Object>();
    document.put("rule", it.rule().name().toLowerCase(Locale.ROOT));
    document.put("judged", it.by().code());
    document.putAll(counts(it.count()));
    it.limit().ifPresent(limit -> document.put("limit", limit));
    return document;
  }

  private static Map<String, Object> advice(DetectorAdvice it) {
    var document = new LinkedHashMap<String, Object>();
    document.put("rule", it.rule().name().toLowerCase(Locale.ROOT));
    document.put("place", it.rule().place());
    document.put("above", it.above());
    document.put("judgedRightly", it.right());
    document.put("cost", it.cost());
    document.put("unknown", it.unknown());
    document.put("clear", it.clear());
    return document;
  }
}

package org.tocsin.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.PbxLink;
import org.tocsin.settings.Settings;
import org.tocsin.telephony.PbxCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin pbx check`: is the PBX ready, and if not, what is to be done.
@Command
final class PbxCheckCommand implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 30;

  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  PbxCheckCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(tocsin.dataFolder(), this::check);
  }

  private int check(Settings settings) {
    if (settings.calling().isEmpty()) {
      return tocsin.refuseCalls();
    }
    try (var link = PbxLink.open(settings.calling().get().pbx(), tocsin.surroundings().clock())) {
      var check =
          link.pbx()
              .check()
              .toCompletableFuture()
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .join();
      if (json) {
        tocsin.terminal().json(document(check));
      } else {
        check.items().forEach(this::print);
      }
      return check.isGood() ? ExitCode.DONE : tocsin.terminal().refuse("command.pbx.not-ready");
    } catch (CompletionException e) {
      return tocsin.terminal().refuse("command.pbx.timeout", PATIENCE_SECONDS);
    }
  }

  private void print(PbxCheck.Item item) {
    var messages = tocsin.terminal().messages();
    tocsin
        .terminal()
        .print(
            item.good() ? "command.pbx.good" : "command.pbx.bad",
            messages.get("command.pbx.subject." + item.subject().name()),
            found(item),
            item.good() ? "" : messages.get("command.pbx.advice." + item.advice().name()));
  }

  /// What was found, in words: what the PBX says of itself may be a bare figure, or nothing.
  private String found(PbxCheck.Item item) {
    var messages = tocsin.terminal().messages();
    if (item.found().isEmpty()) {
      return messages.get(item.good() ? "command.pbx.found-good" : "command.pbx.found-nothing");
    }
    return switch (item.subject()) {
      case DIALPLAN -> messages.format("command.pbx.found-version", item.found());
      case PRIVILEGES -> messages.format("command.pbx.found-missing", item.found());
      case VERSION, CONNECTION, TRUNK, AUDIO_DIRECTORY -> item.found();
    };
  }

  private Map<String, Object> document(PbxCheck check) {
    var items = new ArrayList<Map<String, Object>>();
    for (var item : check.items()) {
      var line = new LinkedHashMap<String, Object>();
      line.put("subject", item.subject());
      line.put("good", item.good());
      line.put("found", item.found());
      line.put(
          "advice",
          item.good()
              ? ""
              : tocsin.terminal().messages().get("command.pbx.advice." + item.advice().name()));
      items.add(line);
    }
    return Map.of("good", check.isGood(), "items", List.copyOf(items));
  }
}

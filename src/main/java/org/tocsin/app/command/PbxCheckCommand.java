package org.tocsin.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.PbxLink;
import org.tocsin.settings.Settings;
import org.tocsin.settings.Settings.FleetPbx;
import org.tocsin.telephony.PbxCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin pbx check`: is the PBX ready, and if not, what is to be done.
@Command
final class PbxCheckCommand implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 30;

  private static final Map<String, Object> NOTHING = Map.of("good", false, "items", List.of());

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
    var fleet = settings.calling().get().fleet();
    var checks = new LinkedHashMap<String, Optional<PbxCheck>>();
    fleet.forEach(member -> checks.put(member.pbx().name(), check(member)));
    if (json) {
      tocsin.terminal().json(fleet.size() == 1 ? first(checks) : documents(checks));
    } else {
      checks.forEach((name, check) -> print(name, check, fleet.size() > 1));
    }
    if (checks.values().stream().allMatch(it -> it.filter(PbxCheck::isGood).isPresent())) {
      return ExitCode.DONE;
    }
    return checks.values().stream().anyMatch(Optional::isPresent)
        ? tocsin.terminal().refuse("command.pbx.not-ready")
        : tocsin.terminal().refuse("command.pbx.timeout", PATIENCE_SECONDS);
  }

  /// What the examination of one PBX found; nothing when it did not answer in time.
  private Optional<PbxCheck> check(FleetPbx member) {
    try (var link = PbxLink.open(member, tocsin.surroundings().clock())) {
      return Optional.of(
          link.pbx()
              .check()
              .toCompletableFuture()
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .join());
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private void print(String name, Optional<PbxCheck> check, boolean named) {
    if (named) {
      tocsin.terminal().print("command.pbx.name", name);
    }
    check.ifPresentOrElse(
        found -> found.items().forEach(this::print),
        () -> tocsin.terminal().say("command.pbx.timeout", PATIENCE_SECONDS));
  }

  private Map<String, Object> first(Map<String, Optional<PbxCheck>> checks) {
    return checks.values().iterator().next().map(this::document).orElse(NOTHING);
  }

  private Map<String, Object> documents(Map<String, Optional<PbxCheck>> checks) {
    var all = new LinkedHashMap<String, Object>();
    checks.forEach((name, check) -> all.put(name, check.map(this::document).orElse(NOTHING)));
    return Map.of("pbxs", all);
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

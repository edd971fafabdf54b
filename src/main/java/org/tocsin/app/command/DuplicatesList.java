package org.tocsin.app.command;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tocsin.app.wiring.Core;
import org.tocsin.registry.DuplicateReason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SuspectedPair;
import org.tocsin.registry.SweepOutcome;
import org.tocsin.registry.SweepProgress;
import org.tocsin.shared.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin duplicates list`: looks at the whole registry for files that seem to be of one
/// residence, and lists them as the console does.
@Command
final class DuplicatesList implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  DuplicatesList(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var surroundings = tocsin.surroundings();
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
            var outcome = core.duplicates().sweep(surroundings.actor(), SweepProgress.none());
            if (outcome instanceof SweepOutcome.Swept swept) {
              tell(swept, core.duplicates().listSuspected(0, MOST));
            }
            return ExitCode.DONE;
          }
        });
  }

  private void tell(SweepOutcome.Swept swept, Page<SuspectedPair> page) {
    var terminal = tocsin.terminal();
    if (json) {
      var document = new LinkedHashMap<String, Object>();
      document.put("pairs", swept.pairs());
      document.put("crowdedNumbers", swept.crowdedNumbers());
      document.put("truncated", swept.truncated());
      document.put("files", page.rows().stream().map(DuplicatesList::map).toList());
      terminal.json(document);
      return;
    }
    page.rows().forEach(this::print);
    terminal.print("command.duplicates.swept", swept.pairs(), page.rows().size());
    if (swept.crowdedNumbers() > 0) {
      terminal.print("command.duplicates.crowded", swept.crowdedNumbers());
    }
    if (swept.truncated()) {
      terminal.print("command.duplicates.truncated");
    }
  }

  private void print(SuspectedPair pair) {
    var messages = tocsin.terminal().messages();
    var reasons =
        pair.resemblance().reasons().stream()
            .sorted(Comparator.naturalOrder())
            .map(reason -> messages.get("command.duplicates.reason." + reason.name()))
            .collect(Collectors.joining(", "));
    tocsin
        .terminal()
        .print("command.duplicates.line", named(pair.first()), named(pair.second()), reasons);
  }

  /// What is printed may be passed on: no name, no address.
  private static String named(ResidentFile file) {
    return file.account().display();
  }

  private static Map<String, Object> map(SuspectedPair pair) {
    var map = new LinkedHashMap<String, Object>();
    map.put("first", pair.first().account().digits());
    map.put("second", pair.second().account().digits());
    map.put(
        "reasons",
        pair.resemblance().reasons().stream().map(DuplicateReason::code).sorted().toList());
    map.put("likeness", pair.resemblance().likeness());
    return map;
  }
}

package org.tocsin.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.exchange.ImportProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin export residents FILE`: the registry, or what is found in it, as a list.
@Command
final class ExportResidents implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.export.file")
  private @Nullable Path file;

  @Option(names = "--query", paramLabel = "TEXT", descriptionKey = "command.export.query")
  private String query = "";

  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(names = "--replace", descriptionKey = "command.export.replace")
  private boolean replace;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  ExportResidents(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var place = Objects.requireNonNull(file);
    var name = place.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".json")) {
      throw tocsin.usage("command.export.kind");
    }
    var surroundings = tocsin.surroundings();
    var options =
        new ExportOptions(
            query,
            filter.read(surroundings.clock()),
            replace,
            tocsin.terminal().messages().language());
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
            return report(
                core.residentExports()
                    .exportFile(surroundings.actor(), place, options, ImportProgress.none()));
          }
        });
  }

  private int report(ExportOutcome outcome) {
    var terminal = tocsin.terminal();
    return switch (outcome) {
      case ExportOutcome.Done done -> {
        if (json) {
          terminal.json(Map.of("file", done.file().toString(), "residences", done.residences()));
        } else {
          terminal.print("command.export.done", done.residences(), done.file().toString());
        }
        yield ExitCode.DONE;
      }
      case ExportOutcome.Exists exists ->
          terminal.refuse("command.export.exists", exists.file().toString());
      case ExportOutcome.NotWritten not ->
          terminal.refuse("command.export.not-written", not.file().toString());
      case ExportOutcome.Cancelled _ -> terminal.refuse("command.export.cancelled");
    };
  }
}

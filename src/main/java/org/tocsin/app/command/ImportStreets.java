package org.tocsin.app.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.exchange.FaultTexts;
import org.tocsin.exchange.StreetImportOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin import streets FILE`: the city's official list of streets.
@Command
final class ImportStreets implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.import.file")
  private @Nullable Path file;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  ImportStreets(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var surroundings = tocsin.surroundings();
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
            return report(
                core.streetImports()
                    .importFile(surroundings.actor(), Objects.requireNonNull(file)));
          }
        });
  }

  private int report(StreetImportOutcome outcome) {
    var terminal = tocsin.terminal();
    return switch (outcome) {
      case StreetImportOutcome.Done done -> {
        if (json) {
          terminal.json(
              Map.of(
                  "added", done.added(),
                  "confirmed", done.confirmed(),
                  "moved", done.moved(),
                  "left", done.left()));
        } else {
          terminal.print("command.streets.done", done.added(), done.confirmed());
          if (done.moved() + done.left() > 0) {
            terminal.print("command.streets.moved", done.moved(), done.left());
          }
        }
        yield ExitCode.DONE;
      }
      case StreetImportOutcome.NotACsv not ->
          ImportResidents.refuse(terminal, not.reason(), not.columns());
      case StreetImportOutcome.Faulty faulty -> {
        var texts = new FaultTexts(terminal.messages().language());
        var reasons =
            faulty.faults().stream()
                .map(fault -> new FaultyLines.Line(fault.line(), texts.text(fault)))
                .toList();
        FaultyLines.say(terminal, reasons, reasons.size());
        yield terminal.refuse("command.streets.faulty");
      }
    };
  }
}

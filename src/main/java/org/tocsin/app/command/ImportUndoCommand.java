package org.tocsin.app.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.UndoOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tocsin import undo ID`: takes a whole import back.
@Command
final class ImportUndoCommand implements Callable<Integer> {
  private static final int MOST_LINES = 20;

  private final TocsinCommand tocsin;

  @Parameters(paramLabel = "ID", descriptionKey = "command.import.undo.id")
  private long id;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  ImportUndoCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var surroundings = tocsin.surroundings();
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
            return report(core.importUndo().undo(surroundings.actor(), id, ImportProgress.none()));
          }
        });
  }

  private int report(UndoOutcome outcome) {
    var terminal = tocsin.terminal();
    var number = Long.toString(id);
    return switch (outcome) {
      case UndoOutcome.Done done -> tell(done);
      case UndoOutcome.NoSuchImport _ -> terminal.refuse("command.import.undo.none", number);
      case UndoOutcome.AlreadyUndone already ->
          terminal.refuse("command.import.undo.already", number, already.undone().by());
      case UndoOutcome.NotKept _ -> terminal.refuse("command.import.undo.not-kept", number);
      case UndoOutcome.CallsUnderWay _ -> terminal.refuse("command.import.undo.calls-under-way");
      case UndoOutcome.Clashed _ -> terminal.refuse("command.import.undo.clashed");
      case UndoOutcome.Cancelled _ -> terminal.refuse("command.import.cancelled");
    };
  }

  private int tell(UndoOutcome.Done done) {
    var terminal = tocsin.terminal();
    if (json) {
      terminal.json(document(done));
      return ExitCode.DONE;
    }
    terminal.print(
        "command.import.undo.done",
        Long.toString(id),
        done.removed(),
        done.restored(),
        done.left());
    done.first().stream()
        .limit(MOST_LINES)
        .forEach(left ->
            terminal.print(
                "command.import.undo.left",
                left.account().display(),
                terminal.messages().get("command.import.undo.why." + left.why().name())));
    return ExitCode.DONE;
  }

  private static Map<String, Object> document(UndoOutcome.Done done) {
    var document = new LinkedHashMap<String, Object>();
    document.put("removed", done.removed());
    document.put("restored", done.restored());
    document.put("left", done.left());
    document.put(
        "files",
        done.first().stream()
            .map(left -> Map.of("account", left.account().digits(), "why", left.why().name()))
            .toList());
    return document;
  }
}

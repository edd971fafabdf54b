package org.tocsin.app.command;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import org.tocsin.exchange.ImportChanges.Past;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin import list`: the imports, the latest first, with the numbers that `import undo` asks.
@Command
final class ImportList implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  ImportList(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          var clock = tocsin.surroundings().clock();
          try (var core = Core.open(settings, tocsin.dataFolder(), clock)) {
            var imports = core.importUndo().list(MOST);
            if (json) {
              var documents = imports.stream().map(ImportList::map).toList();
              tocsin.terminal().json(Map.of("imports", documents));
            } else if (imports.isEmpty()) {
              tocsin.terminal().print("command.import.past.none");
            } else {
              imports.forEach(this::print);
            }
            return ExitCode.DONE;
          }
        });
  }

  private void print(Past past) {
    var messages = tocsin.terminal().messages();
    var moment =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(messages.language().locale())
            .withZone(tocsin.surroundings().clock().getZone());
    tocsin
        .terminal()
        .print(
            past.undone().isPresent() ? "command.import.past.undone" : "command.import.past.line",
            Long.toString(past.id()),
            past.fileName(),
            moment.format(past.startedAt()),
            past.actor(),
            past.accepted(),
            past.merged());
  }

  private static Map<String, Object> map(Past past) {
    var map = new LinkedHashMap<String, Object>();
    map.put("import", past.id());
    map.put("file", past.fileName());
    map.put("by", past.actor());
    map.put("started", past.startedAt().toString());
    map.put("accepted", past.accepted());
    map.put("merged", past.merged());
    map.put("unchanged", past.unchanged());
    map.put("rejected", past.rejected());
    map.put("undone", past.undone().map(undone -> undone.at().toString()).orElse(""));
    return map;
  }
}

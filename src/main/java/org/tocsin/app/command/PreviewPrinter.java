package org.tocsin.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ListColumn;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.exchange.RowChange;

/// Prints what an import would do.
final class PreviewPrinter {
  /// As many as stay on screen.
  private static final int MOST_LINES = 20;

  private final Terminal terminal;

  PreviewPrinter(Terminal terminal) {
    this.terminal = terminal;
  }

  /// @return how the command ends: refused when the list could not be imported as it is
  int print(ImportPreview preview, boolean json) {
    if (json) {
      terminal.json(document(preview));
    } else {
      preview.columns().forEach(this::printColumn);
      preview.report().ifPresent(_ -> printFigures(preview));
      if (!preview.whole()) {
        terminal.print("command.import.preview.part", ImportPreview.MOST_ROWS);
      }
    }
    if (!preview.missing().isEmpty()) {
      return terminal.refuse("command.import.preview.missing", names(preview.missing()));
    }
    return preview.repeated().isEmpty()
        ? ExitCode.DONE
        : terminal.refuse("command.import.preview.repeated", names(preview.repeated()));
  }

  private String names(List<ResidentColumn> columns) {
    return String.join(", ", columns.stream().map(this::name).toList());
  }

  private String name(ResidentColumn column) {
    return column.name(terminal.messages().language());
  }

  private void printColumn(ListColumn column) {
    if (column.meaning().isPresent()) {
      terminal.print("command.import.preview.column", column.name(), name(column.meaning().get()));
    } else {
      terminal.print("command.import.preview.unknown", column.name());
    }
  }

  private void printFigures(ImportPreview preview) {
    var report = preview.report().orElseThrow();
    terminal.print(
        "command.import.preview.figures",
        report.accepted(),
        report.merged(),
        report.unchanged(),
        report.rejected());
    var lines = new ArrayList<Runnable>();
    preview.changes().forEach(change -> addLines(change, lines));
    lines.stream().limit(MOST_LINES).forEach(Runnable::run);
  }

  private void addLines(RowChange change, List<Runnable> lines) {
    var line = Long.toString(change.line());
    if (change.before().isEmpty()) {
      var address = change.after().address();
      lines.add(() ->
          terminal.print(
              "command.import.preview.new",
              line,
              change.after().familyName(),
              address.civicNumber().display(),
              address.street()));
      return;
    }
    if (change.isMove()) {
      lines.add(
          () -> terminal.print("command.import.preview.move", line, change.after().familyName()));
    }
    change
        .fields(terminal.messages().language())
        .forEach((column, field) ->
            lines.add(() ->
                terminal.print(
                    "command.import.preview.change",
                    line,
                    name(column),
                    field.before(),
                    field.after())));
  }

  private Map<String, Object> document(ImportPreview preview) {
    var document = new LinkedHashMap<String, Object>();
    document.put("columns", preview.columns().stream().map(PreviewPrinter::column).toList());
    document.put("missing", preview.missing().stream().map(ResidentColumn::english).toList());
    document.put("repeated", preview.repeated().stream().map(ResidentColumn::english).toList());
    preview
        .report()
        .ifPresent(report -> {
          document.put("accepted", report.accepted());
          document.put("merged", report.merged());
          document.put("moved", report.moved());
          document.put("unchanged", report.unchanged());
          document.put("rejected", report.rejected());
          document.put("whole", preview.whole());
        });
    document.put("changes", preview.changes().stream().map(this::change).toList());
    return document;
  }

  private static Map<String, Object> column(ListColumn column) {
    return Map.of(
        "name", column.name(), "field", column.meaning().map(ResidentColumn::english).orElse(""));
  }

  private Map<String, Object> change(RowChange change) {
    var fields = new LinkedHashMap<String, Object>();
    change
        .fields(terminal.messages().language())
        .forEach((column, field) ->
            fields.put(column.english(), Map.of("before", field.before(), "after", field.after())));
    var document = new LinkedHashMap<String, Object>();
    document.put("line", change.line());
    document.put("new", change.before().isEmpty());
    document.put("move", change.isMove());
    document.put("fields", fields);
    return document;
  }
}

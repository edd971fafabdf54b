package org.tocsin.exchange;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;

/// Files of residents as CSV. A byte order mark tells spreadsheets that it is UTF-8.
final class ResidentCsv implements ResidentWriter {
  private static final List<ResidentColumn> COLUMNS = Arrays.asList(ResidentColumn.values());

  private final Writer out;
  private final Language language;

  /// @param language of the names of columns
  ResidentCsv(Writer out, Language language) {
    this.out = out;
    this.language = language;
  }

  @Override
  public void begin() throws IOException {
    out.write('\ufeff');
    write(COLUMNS.stream().map(column -> column.name(language)).toList());
  }

  @Override
  public void add(ResidentFile file) throws IOException {
    var cells = ResidentCells.of(file.content(), language);
    cells.put(ResidentColumn.ACCOUNT, file.account().digits());
    write(COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toList());
  }

  private void write(List<String> cells) throws IOException {
    out.write(CsvLine.of(cells, ','));
    out.write("\r\n");
  }

  @Override
  public void end() {
    // Its last line is its end.
  }
}

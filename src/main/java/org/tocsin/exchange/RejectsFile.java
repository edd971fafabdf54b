package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.shared.Language;

/// The refused rows as they came, with why: the same columns and separator, ready to be corrected
/// and imported. A byte order mark tells spreadsheets that it is UTF-8.
final class RejectsFile implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final Writer out;
  private final char separator;
  private final int width;
  private final FaultTexts texts;

  private RejectsFile(
      Path file, Path unfinished, Writer out, char separator, int width, FaultTexts texts) {
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
    this.separator = separator;
    this.width = width;
    this.texts = texts;
  }

  static RejectsFile create(Path file, CsvFile source, Language language) {
    var unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      var out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
      out.write('\ufeff');
      var rejects =
          new RejectsFile(
              file,
              unfinished,
              out,
              source.separator(),
              source.header().size(),
              new FaultTexts(language));
      rejects.writeLine(source.header(), language == Language.FRENCH ? "motif" : "reason");
      return rejects;
    } catch (IOException e) {
      throw new UncheckedIOException("The rejects file cannot be written", e);
    }
  }

  void add(CsvReader.Row row, List<RowFault> faults) {
    var cells = new ArrayList<>(row.cells());
    while (cells.size() < width) {
      cells.add("");
    }
    try {
      writeLine(cells, faults.stream().map(texts::text).collect(Collectors.joining(" · ")));
    } catch (IOException e) {
      throw new UncheckedIOException("The rejects file cannot be written", e);
    }
  }

  private void writeLine(List<String> cells, String last) throws IOException {
    var line = new ArrayList<>(cells);
    line.add(last);
    out.write(CsvLine.of(line, separator));
    out.write("\r\n");
  }

  /// Puts the file in its place, whole.
  void finish() {
    try {
      out.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The rejects file cannot be written", e);
    }
  }

  /// Leaves nothing of a file that was not finished.
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException("The rejects file cannot be written", e);
    }
  }
}

package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.exchange.ImportOutcome.RejectsNotWritten;
import org.tocsin.shared.Folding;
import org.tocsin.shared.Language;

/// The refused rows as they came, with their line and why: the same columns and separator, ready to
/// be corrected and imported. A byte order mark tells spreadsheets that it is UTF-8.
///
/// Written beside its place, and put there only once the import stands.
final class RejectsFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RejectsFile.class);
  private static final int LAST_BESIDE = 99;
  private static final List<String> FRENCH = List.of("ligne", "motif");
  private static final List<String> ENGLISH = List.of("line", "reason");

  private final Path file;
  private final WholeFile whole;
  private final char separator;
  private final int width;

  /// Columns that the list has of its own: its last two are not, when it is a file of rejects.
  private final int own;

  private final FaultTexts texts;
  private int rows;

  private RejectsFile(Path file, OpenList source, Language language) throws IOException {
    this.file = file;
    separator = source.separator();
    var header = source.columns().header();
    width = header.size();
    own = isOfRejects(header) ? width - FRENCH.size() : width;
    texts = new FaultTexts(language);
    whole = WholeFile.create(file);
  }

  /// Why the refused rows of a list cannot be written there, if they cannot.
  static Optional<RejectsNotWritten.Why> refusal(Path file, Path list) throws IOException {
    if (isSame(file, list) || isSame(WholeFile.unfinished(file), list)) {
      return Optional.of(RejectsNotWritten.Why.IS_THE_LIST);
    }
    return Files.isDirectory(file)
        ? Optional.of(RejectsNotWritten.Why.NOT_WRITABLE)
        : Optional.empty();
  }

  private static boolean isSame(Path file, Path list) throws IOException {
    return Files.exists(file) && Files.isSameFile(file, list);
  }

  private static boolean isOfRejects(List<String> header) {
    int own = header.size() - FRENCH.size();
    var last = header.subList(Math.max(0, own), header.size()).stream().map(Folding::fold).toList();
    return last.equals(FRENCH) || last.equals(ENGLISH);
  }

  static RejectsFile create(Path file, OpenList source, Language language) {
    try {
      var rejects = new RejectsFile(file, source, language);
      try {
        rejects.whole.out().write('\ufeff');
        rejects.writeLine(
            source.columns().header().subList(0, rejects.own),
            language == Language.FRENCH ? FRENCH : ENGLISH);
        return rejects;
      } catch (IOException e) {
        rejects.close();
        throw e;
      }
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private static UncheckedIOException notWritten(IOException cause) {
    return new UncheckedIOException("The rejects file cannot be written", cause);
  }

  void add(CsvReader.Row row, List<RowFault> faults) {
    var cells = new ArrayList<>(row.cells());
    while (cells.size() < width) {
      cells.add("");
    }
    var kept = cells.size() == width ? cells.subList(0, own) : cells;
    var why = faults.stream().map(texts::textWithValue).collect(Collectors.joining(" · "));
    rows++;
    try {
      writeLine(kept, List.of(Long.toString(row.line()), why));
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  private void writeLine(List<String> cells, List<String> last) throws IOException {
    var line = new ArrayList<>(cells);
    line.addAll(last);
    whole.out().write(CsvLine.of(line, separator));
    whole.out().write("\r\n");
  }

  /// Writes what is still in memory, while the import can be taken back.
  void complete() {
    try {
      whole.complete();
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /// Puts the complete file in its place, over an older one. Without a refused row there is no
  /// file, unless an older one would be taken for it.
  ///
  /// @return where the refused rows are: beside the place, if they could not be put there
  Optional<Path> place() {
    if (rows == 0 && !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      whole.place(true);
      return Optional.of(file);
    } catch (IOException e) {
      LOG.warn("The rejects stay beside their place: {}", e.getClass().getSimpleName());
      return Optional.of(placeBeside());
    }
  }

  /// Under a name that is free and seen: the next import deletes what has the unfinished one.
  private Path placeBeside() {
    for (int number = 2; number <= LAST_BESIDE; number++) {
      var beside = beside(number);
      try {
        whole.placeAt(beside);
        return beside;
      } catch (FileAlreadyExistsException e) {
        LOG.debug("The name number {} is not free either", number);
      } catch (IOException e) {
        LOG.warn("The rejects keep their unfinished name: {}", e.getClass().getSimpleName());
        break;
      }
    }
    return whole.keepUnfinished();
  }

  private Path beside(int number) {
    var name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    return file.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
  }

  /// Leaves nothing of a file that was not placed.
  @Override
  public void close() {
    whole.close();
  }
}

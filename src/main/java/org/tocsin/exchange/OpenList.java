package org.tocsin.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A list of residents that is about to be read: its bytes were looked at, its columns are known.
final class OpenList implements AutoCloseable {
  private final Path file;
  private final FileProbe probe;
  private final ListSource source;
  private final ListColumns columns;

  /// Read ahead, to show what the columns hold.
  private final Optional<CsvReader.Row> first;

  private boolean begun;

  private OpenList(
      Path file,
      FileProbe probe,
      ListSource source,
      ListColumns columns,
      Optional<CsvReader.Row> first) {
    this.file = file;
    this.probe = probe;
    this.source = source;
    this.columns = columns;
    this.first = first;
  }

  /// @param assigned what a person said that some of its columns are, by their position
  static OpenList open(Path file, Map<Integer, ResidentColumn> assigned)
      throws IOException, NotAList {
    var probe = FileProbe.of(file);
    if (probe.refusal().isPresent()) {
      throw new NotAList(probe.refusal().get());
    }
    var source = source(file, probe);
    try {
      return new OpenList(
          file, probe, source, new ListColumns(source.header(), assigned), source.next());
    } catch (JsonList.NotJson e) {
      source.close();
      throw new NotAList(NotCsv.NOT_JSON);
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  private static ListSource source(Path file, FileProbe probe) throws IOException, NotAList {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        ? JsonList.open(file)
        : CsvFile.open(file, probe.encoding()).orElseThrow(() -> new NotAList(NotCsv.EMPTY));
  }

  /// Why it cannot be read into the registry, if it cannot.
  Optional<ImportOutcome> refusal() {
    if (!columns.missing().isEmpty()) {
      return Optional.of(
          new ImportOutcome.NotACsv(NotCsv.MISSING_COLUMNS, columns.names(columns.missing())));
    }
    return columns.repeated().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImportOutcome.NotACsv(NotCsv.REPEATED_COLUMNS, columns.names(columns.repeated())));
  }

  Path file() {
    return file;
  }

  /// Without the folders that lead to it.
  String name() {
    return String.valueOf(file.getFileName());
  }

  String sha256() {
    return probe.sha256();
  }

  ListColumns columns() {
    return columns;
  }

  char separator() {
    return source.separator();
  }

  /// What its columns are, each with what its first row holds there.
  List<ListColumn> described() {
    return columns.described(first.map(CsvReader.Row::cells).orElse(List.of()));
  }

  long bytesRead() {
    return source.bytesRead();
  }

  long size() {
    return probe.size();
  }

  /// @throws SourceFault when it can no longer be read
  Optional<CsvReader.Row> next() {
    if (!begun) {
      begun = true;
      return first;
    }
    try {
      return source.next();
    } catch (JsonList.NotJson e) {
      throw new SourceFault(NotCsv.NOT_JSON, e);
    } catch (IOException e) {
      throw new SourceFault(NotCsv.UNREADABLE, e);
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /// Rolls the transaction back when the list can no longer be read.
  static final class SourceFault extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    private final NotCsv reason;

    SourceFault(NotCsv reason, IOException cause) {
      super(cause);
      this.reason = reason;
    }

    NotCsv reason() {
      return reason;
    }
  }
}

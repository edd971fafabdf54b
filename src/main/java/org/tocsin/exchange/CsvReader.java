package org.tocsin.exchange;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads records of separated cells (RFC 4180), one at a time, whatever ends the lines.
///
/// A quote that is never closed takes the rest of the file into one record, which says so.
final class CsvReader {
  private static final int END = -1;
  private static final int LONGEST_CELL = 100_000;

  private final PushbackReader in;
  private final char separator;
  private long line = 1;

  CsvReader(Reader in, char separator) {
    this.in = new PushbackReader(in);
    this.separator = separator;
  }

  /// @param line where the record begins, the first of the file being 1
  /// @param closed false when a quote was still open at the end of the file
  record Row(long line, List<String> cells, boolean closed) {
    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  Optional<Row> next() throws IOException {
    int first = in.read();
    if (first == END) {
      return Optional.empty();
    }
    in.unread(first);
    long start = line;
    var cells = new ArrayList<String>();
    while (true) {
      var cell = new StringBuilder();
      int end = cell(cell);
      cells.add(cell.toString());
      if (end != separator) {
        return Optional.of(new Row(start, cells, end != '"'));
      }
    }
  }

  /// @return what ended the cell: the separator, a line feed, the end, or a quote left open
  private int cell(StringBuilder cell) throws IOException {
    int read = in.read();
    if (read == '"') {
      if (!quoted(cell)) {
        return '"';
      }
      read = in.read();
    }
    while (read != separator && read != '\n' && read != '\r' && read != END) {
      append(cell, read);
      read = in.read();
    }
    if (read == '\r') {
      lineFeedAfterReturn();
      read = '\n';
    }
    if (read == '\n') {
      line++;
    }
    return read;
  }

  private boolean quoted(StringBuilder cell) throws IOException {
    int read = in.read();
    int previous = END;
    while (read != END) {
      if (read == '"') {
        int after = in.read();
        if (after != '"') {
          if (after != END) {
            in.unread(after);
          }
          return true;
        }
      }
      if (read == '\r' || read == '\n' && previous != '\r') {
        line++;
      }
      append(cell, read);
      previous = read;
      read = in.read();
    }
    return false;
  }

  private void lineFeedAfterReturn() throws IOException {
    int after = in.read();
    if (after != '\n' && after != END) {
      in.unread(after);
    }
  }

  /// No field is as long as that: the rest is not kept, and the field is refused as too long.
  private static void append(StringBuilder cell, int read) {
    if (cell.length() < LONGEST_CELL) {
      cell.append((char) read);
    }
  }
}

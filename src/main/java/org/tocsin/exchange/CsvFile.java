package org.tocsin.exchange;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file of separated cells, open: its encoding, its separator and its header are known.
final class CsvFile implements ListSource {
  private static final int HEADER_LIMIT = 65_536;

  private final Counting bytes;
  private final BufferedReader text;
  private final CsvReader rows;
  private final CsvReader.Row header;
  private final char separator;

  private CsvFile(
      Counting bytes, BufferedReader text, CsvReader rows, CsvReader.Row header, char separator) {
    this.bytes = bytes;
    this.text = text;
    this.rows = rows;
    this.header = header;
    this.separator = separator;
  }

  /// Nothing when the file has no line.
  static Optional<CsvFile> open(Path file, Charset encoding) throws IOException {
    var bytes = new Counting(Files.newInputStream(file));
    try {
      var text = new BufferedReader(new InputStreamReader(bytes, encoding), HEADER_LIMIT);
      skipByteOrderMark(text);
      char separator = separator(text);
      var rows = new CsvReader(text, separator);
      var header = rows.next();
      if (header.isEmpty() || header.get().isBlank()) {
        bytes.close();
        return Optional.empty();
      }
      return Optional.of(new CsvFile(bytes, text, rows, header.get(), separator));
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
  }

  /// The one that the header has most of: names of columns have none in them.
  private static char separator(BufferedReader text) throws IOException {
    text.mark(HEADER_LIMIT);
    int commas = 0;
    int semicolons = 0;
    int read = text.read();
    for (int i = 1; i < HEADER_LIMIT && read != '\n' && read != '\r' && read != -1; i++) {
      commas += read == ',' ? 1 : 0;
      semicolons += read == ';' ? 1 : 0;
      read = text.read();
    }
    text.reset();
    return semicolons > commas ? ';' : ',';
  }

  @Override
  public List<String> header() {
    return header.cells();
  }

  @Override
  public char separator() {
    return separator;
  }

  @Override
  public Optional<CsvReader.Row> next() throws IOException {
    return rows.next();
  }

  @Override
  public long bytesRead() {
    return bytes.count;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /// UTF-8 when all its bytes are, otherwise what Windows spreadsheets write.
  static Charset encoding(boolean utf8) {
    return utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
  }
}

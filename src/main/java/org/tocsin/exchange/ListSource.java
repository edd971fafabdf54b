package org.tocsin.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A list read row by row, however it is written.
interface ListSource extends AutoCloseable {

  /// The names of its columns.
  List<String> header();

  /// What a list of its rejects has between its cells.
  char separator();

  Optional<CsvReader.Row> next() throws IOException;

  long bytesRead();

  @Override
  void close() throws IOException;
}

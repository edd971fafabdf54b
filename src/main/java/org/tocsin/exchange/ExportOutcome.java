package org.tocsin.exchange;

import java.nio.file.Path;

/// What became of an export.
public sealed interface ExportOutcome {

  /// The file is there, whole.
  record Done(Path file, int residences) implements ExportOutcome {}

  /// Another file has that name, and nobody asked to replace it; it stands as it was.
  record Exists(Path file) implements ExportOutcome {}

  /// It could not be written there; nothing of it is left.
  record NotWritten(Path file) implements ExportOutcome {}

  /// Stopped on demand; nothing of it is left.
  record Cancelled() implements ExportOutcome {}
}

package org.tocsin.exchange;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file that is there whole or not at all: written beside its place, and put there at its end.
final class WholeFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

  private final Path place;
  private final Path unfinished;
  private final Writer out;
  private boolean keep;

  private WholeFile(Path place, Path unfinished, Writer out) {
    this.place = place;
    this.unfinished = unfinished;
    this.out = out;
  }

  static WholeFile create(Path place) throws IOException {
    var unfinished = unfinished(place);
    // One that was killed left it, which is of no use to anybody.
    Files.deleteIfExists(unfinished);
    var out =
        Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    return new WholeFile(place, unfinished, out);
  }

  /// Where a file is until it is whole.
  static Path unfinished(Path place) {
    return place.resolveSibling("." + place.getFileName() + ".tocsin-part");
  }

  Writer out() {
    return out;
  }

  /// Writes what is still in memory.
  void complete() throws IOException {
    out.close();
  }

  /// @param over whether it may take the place of another
  void place(boolean over) throws IOException {
    out.close();
    if (over) {
      Files.move(unfinished, place, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(unfinished, place);
    }
  }

  /// Puts it somewhere else, over nothing.
  void placeAt(Path other) throws IOException {
    Files.move(unfinished, other);
  }

  /// Leaves it where it is for good, since it could be put nowhere.
  Path keepUnfinished() {
    keep = true;
    return unfinished;
  }

  /// Leaves nothing of a file that was not placed.
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.debug("The end of a file was lost: {}", e.getClass().getSimpleName());
    }
    try {
      if (!keep) {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      LOG.warn("An unfinished file stays: {}", e.getClass().getSimpleName());
    }
  }
}

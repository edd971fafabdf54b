package org.tocsin.app.wiring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right of one process to make calls for a data folder.
///
/// Its dispatcher has the same name after a restart, so that it knows its own attempts again; two
/// processes of that name at once would each take the other's calls for lost ones.
final class FolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  private final Path folder;
  private final State state;
  private final String id;
  private final Optional<FileChannel> channel;

  enum State {
    HELD,
    /// By another process, which makes the calls.
    HELD_ELSEWHERE,
    /// The folder cannot be written: nobody makes the calls.
    UNUSABLE
  }

  private FolderLock(Path folder, State state, String id, Optional<FileChannel> channel) {
    this.folder = folder;
    this.state = state;
    this.id = id;
    this.channel = channel;
  }

  State state() {
    return state;
  }

  /// What tells the dispatcher of this folder from any other, also of another machine of the same
  /// name.
  String id() {
    return id;
  }

  /// Whether another process makes the calls, now: it may have ended since.
  boolean isHeldElsewhere() {
    if (state != State.HELD_ELSEWHERE) {
      return false;
    }
    try (var again = open(folder);
        var taken = again.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      LOG.warn("The lock of the data folder cannot be used: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve("dispatcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static String mark(Path folder) throws IOException {
    var file = folder.resolve("dispatcher.id");
    if (!Files.exists(file)) {
      Files.writeString(file, UUID.randomUUID().toString().substring(0, 8));
    }
    return Files.readString(file).strip();
  }

  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel = open(folder);
      if (channel.tryLock() != null) {
        return new FolderLock(folder, State.HELD, mark(folder), Optional.of(channel));
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      LOG.info("This process makes calls for the folder already");
    } catch (IOException e) {
      LOG.warn("The lock of the data folder cannot be used: {}", e.getClass().getSimpleName());
      return new FolderLock(folder, State.UNUSABLE, "", Optional.empty());
    }
    return new FolderLock(folder, State.HELD_ELSEWHERE, "", Optional.empty());
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      LOG.warn("The lock of the data folder was not released: {}", e.getClass().getSimpleName());
    }
  }
}

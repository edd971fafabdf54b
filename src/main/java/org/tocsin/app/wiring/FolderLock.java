package org.tocsin.app.wiring;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right of one process to make calls for a data folder.
///
/// Its dispatcher has the same name after a restart, so that it knows its own attempts again; two
/// processes of that name at once would each take the other's calls for lost ones.
final class FolderLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

  private final State state;
  private final Optional<FileChannel> channel;

  enum State {
    HELD,
    /// By another process, which makes the calls.
    HELD_ELSEWHERE,
    /// The folder cannot be written: nobody makes the calls.
    UNUSABLE
  }

  private FolderLock(State state, Optional<FileChannel> channel) {
    this.state = state;
    this.channel = channel;
  }

  State state() {
    return state;
  }

  static FolderLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve("dispatcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return new FolderLock(State.HELD, Optional.of(channel));
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      LOG.info("This process makes calls for the folder already");
    } catch (IOException e) {
      LOG.warn("The lock of the data folder cannot be used: {}", e.getClass().getSimpleName());
      return new FolderLock(State.UNUSABLE, Optional.empty());
    }
    return new FolderLock(State.HELD_ELSEWHERE, Optional.empty());
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

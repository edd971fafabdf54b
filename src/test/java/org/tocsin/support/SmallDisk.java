package org.tocsin.support;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.tocsin.store.DatabaseAddress;

/// A disk under H2 that is full when it is told to be: nothing more can be written to it, and what
/// is there can be read. H2 makes an instance for each of its files, hence the one switch.
public final class SmallDisk extends FilePathWrapper {
  private static final String SCHEME = "smalldisk";
  private static final AtomicBoolean FULL = new AtomicBoolean();

  /// A database on this disk, whose files lie in the folder.
  public static DatabaseAddress address(Path folder) {
    FilePath.register(new SmallDisk());
    var plain = DatabaseAddress.embedded(folder);
    return new DatabaseAddress(
        plain.url().replace("jdbc:h2:file:", "jdbc:h2:" + SCHEME + ":"),
        plain.user(),
        plain.password());
  }

  public static void setFull(boolean full) {
    FULL.set(full);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new File(super.open(mode));
  }

  private static final class File extends FileBaseDefault {
    private final FileChannel channel;

    File(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
      return channel.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
      if (FULL.get()) {
        throw new IOException("No space left on device");
      }
      return channel.write(from, position);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}

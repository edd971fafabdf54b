package org.tocsin.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which database, and as whom.
///
/// @param url JDBC URL of H2 or PostgreSQL
public record DatabaseAddress(String url, String user, String password) {

  /// The embedded database of a data folder. `WRITE_DELAY=0` because anything else loses commits
  /// that were acknowledged when the process is killed.
  public static DatabaseAddress embedded(Path folder) {
    return new DatabaseAddress(
        "jdbc:h2:file:" + folder.resolve("tocsin").toAbsolutePath() + H2_OPTIONS, "tocsin", "");
  }

  /// A database that lives as long as it is open, for tests and rehearsals.
  public static DatabaseAddress inMemory(String name) {
    return new DatabaseAddress(
        "jdbc:h2:mem:" + name + H2_OPTIONS + ";DB_CLOSE_DELAY=-1", "tocsin", "");
  }

  private static final Pattern FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

  /// By default each connection remembers eight statements, and a turn of the dispatcher has
  /// thirty; and the file is compacted as it is closed, at the risk of what was written last (H2's
  /// issue 4247; decision 14).
  private static final String H2_OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=256;MAX_COMPACT_TIME=0";

  /// The folder where an embedded database lies; nothing for one in memory or on a server.
  Optional<Path> folder() {
    var matcher = FILE.matcher(url);
    return matcher.matches()
        ? Optional.ofNullable(Path.of(matcher.group(1)).toAbsolutePath().getParent())
        : Optional.empty();
  }

  boolean isH2() {
    return url.startsWith("jdbc:h2:");
  }

  /// Without the password.
  @Override
  public String toString() {
    return url;
  }
}

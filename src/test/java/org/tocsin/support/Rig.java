package org.tocsin.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The two real Asterisks that `src/test/pbx/up` started, as its environment file describes them.
public final class Rig {
  /// Who changes the PBXs, or listens to all that they tell, locks them; who only calls shares
  /// them.
  public static final String ALONE = "rig";

  private final Map<String, String> environment;

  private Rig(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /// @throws IllegalStateException when the rig is not up: a test that needs it must fail, not skip
  public static Rig open() {
    var file =
        Path.of(Objects.requireNonNullElse(System.getenv("TOCSIN_PBX_ENV"), "target/pbx.env"));
    if (!Files.exists(file)) {
      throw new IllegalStateException("No " + file + ": run src/test/pbx/up first");
    }
    try {
      var environment = new HashMap<String, String>();
      for (var line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
      return new Rig(environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The variables that point the product at the city's PBX.
  public Map<String, String> environment() {
    return environment;
  }

  /// What the public network recorded of calls to a number since an instant, oldest first.
  public List<Path> recordings(String digits, Instant since) {
    var folder = Path.of(Objects.requireNonNull(environment.get("TOCSIN_RIG_RECORDINGS")));
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(digits))
          .filter(file -> file.getFileName().toString().endsWith(".wav"))
          .filter(file -> file.toFile().lastModified() >= since.toEpochMilli())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

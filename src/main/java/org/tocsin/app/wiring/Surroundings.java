package org.tocsin.app.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.audit.Actor;
import org.tocsin.shared.Language;

/// What the process was given: environment, system properties, clock.
public final class Surroundings {
  private final Map<String, String> environment;
  private final Properties properties;
  private final Clock clock;

  /// Looks a system property up.
  @FunctionalInterface
  public interface Properties {
    @Nullable String get(String name);
  }

  public Surroundings(Map<String, String> environment, Properties properties, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.properties = properties;
    this.clock = clock;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public Clock clock() {
    return clock;
  }

  /// The language of messages before any settings are read: French unless `TOCSIN_LANGUAGE` says
  /// so.
  public Language language() {
    return Language.ofCode(environment.getOrDefault("TOCSIN_LANGUAGE", "")).orElse(Language.FRENCH);
  }

  /// Where Tocsin keeps its data when nobody said: the platform's own place for it.
  public Path defaultDataFolder() {
    var home = Path.of(property("user.home").orElse("."));
    var system = property("os.name").orElse("").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return variable("APPDATA")
          .map(Path::of)
          .orElse(home.resolve("AppData").resolve("Roaming"))
          .resolve("Tocsin");
    }
    if (system.contains("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Tocsin");
    }
    return variable("XDG_DATA_HOME")
        .map(Path::of)
        .orElse(home.resolve(".local").resolve("share"))
        .resolve("tocsin");
  }

  /// The data folder that these arguments choose, read before they are understood: the log lies
  /// there.
  public Path dataFolder(List<String> arguments) {
    int option = arguments.indexOf("--data");
    if (option >= 0 && option + 1 < arguments.size()) {
      return Path.of(arguments.get(option + 1)).toAbsolutePath();
    }
    return arguments.stream()
        .filter(argument -> argument.startsWith("--data="))
        .findFirst()
        .map(argument -> Path.of(argument.substring("--data=".length())).toAbsolutePath())
        .orElseGet(this::defaultDataFolder);
  }

  /// Where these arguments have the log lie: with the data, except that a demonstration leaves
  /// those of the real town alone.
  public Path logFolder(List<String> arguments) {
    return arguments.contains("demo")
        ? Path.of(property("java.io.tmpdir").orElse(".")).resolve("tocsin-demo-logs")
        : dataFolder(arguments).resolve("logs");
  }

  /// The folder with `sample-data`: that of the installation, or the checkout that we run in.
  public Path home() {
    return property("tocsin.home").map(Path::of).orElse(Path.of("")).toAbsolutePath();
  }

  /// Whoever is logged on to this machine, until staff have accounts of their own.
  public Actor actor() {
    return new Actor(property("user.name").orElse("?"), workstation());
  }

  /// The name of this machine, as the audit keeps it.
  public String workstation() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private Optional<String> property(String name) {
    return Optional.ofNullable(properties.get(name)).filter(text -> !text.isBlank());
  }
}

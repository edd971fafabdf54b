package org.tocsin.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.settings.Settings;
import org.tocsin.settings.SettingsProblem;
import org.tocsin.settings.SettingsReader;
import org.tocsin.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `tocsin`, and what all its commands share: the data folder, the settings, the way to fail.
@Command(name = "tocsin", versionProvider = Version.class)
public final class TocsinCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(TocsinCommand.class);

  private final Surroundings surroundings;
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      descriptionKey = "command.option.data")
  private @Nullable Path data;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "command.option.help")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "command.option.version")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean version;

  public TocsinCommand(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new ConsoleCommand(this).call();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Terminal terminal() {
    return terminal;
  }

  Path dataFolder() {
    return data == null ? surroundings.defaultDataFolder() : data.toAbsolutePath();
  }

  /// What a command does once the settings are read.
  @FunctionalInterface
  interface Work {
    int run(Settings settings);
  }

  /// Reads the settings of a data folder, does the work, and puts every fault into words.
  int withSettings(Path folder, Work work) {
    var reading = SettingsReader.read(folder, surroundings.environment());
    if (reading.settings().isEmpty()) {
      reading.problems().stream()
          .filter(problem -> problem.kind().isBlocking())
          .forEach(this::sayProblem);
      return terminal.refuse("command.settings.refused");
    }
    try {
      return work.run(reading.settings().get());
    } catch (StoreException e) {
      LOG.warn("The database cannot be used: {} ({})", e.kind(), e.getMessage());
      return terminal.refuse("command.store." + e.kind().name(), folder.toString());
    }
  }

  /// Tells a fault that nobody foresaw: its details are for the log.
  int refuseUnforeseen(Exception fault) {
    LOG.error("Unforeseen fault of a command", fault);
    return terminal.refuse("command.fault", dataFolder().resolve("logs").toString());
  }

  /// Names what calls still need.
  int refuseCalls() {
    SettingsReader.read(dataFolder(), surroundings.environment())
        .problems()
        .forEach(this::sayProblem);
    return terminal.refuse(
        "command.settings.no-calls", dataFolder().resolve(SettingsReader.FILE_NAME).toString());
  }

  void sayProblem(SettingsProblem problem) {
    terminal.say(
        "command.problem." + problem.kind().name(),
        problem.where(),
        problem.found(),
        problem.wanted());
  }

  /// A fault in the words of the command that runs, whose help is shown with it.
  ParameterException usage(String key) {
    if (spec == null) {
      throw new IllegalStateException("Not run by picocli");
    }
    var running = spec.commandLine().getParseResult().asCommandLineList().getLast();
    return new UsageErrors.Told(running, terminal.messages().get(key));
  }
}

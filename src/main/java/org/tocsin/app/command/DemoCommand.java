package org.tocsin.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.Simulation;
import org.tocsin.campaign.CampaignDraft.AudioFile;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.settings.Settings;
import org.tocsin.shared.Language;
import picocli.CommandLine.Command;

/// `tocsin demo`: the window on temporary data, the invented town and the simulated PBX.
@Command
final class DemoCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
  private static final long SEED = 1;

  private final TocsinCommand tocsin;

  DemoCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() throws IOException {
    var town = tocsin.surroundings().home().resolve("sample-data");
    if (!Files.isReadable(town.resolve("residences.csv"))) {
      return tocsin.terminal().refuse("command.demo.no-town", town.toString());
    }
    var folder = Files.createTempDirectory("tocsin-demo");
    try {
      return tocsin.withSettings(folder, settings -> run(settings, town, folder));
    } finally {
      delete(folder);
    }
  }

  private int run(Settings settings, Path town, Path folder) {
    var surroundings = tocsin.surroundings();
    try (var simulation = Simulation.start(0, SEED, surroundings.clock())) {
      var simulated =
          new Settings(
              settings.language(),
              Optional.of(simulation.settings(Files.createDirectory(folder.resolve("messages")))),
              Optional.empty(),
              Optional.of(simulation.texts()));
      try (var core = Core.open(simulated, folder, surroundings.clock())) {
        return settle(core, town, settings.language())
            ? ConsoleCommand.open(tocsin, core, simulated, folder, () -> delete(folder))
            : tocsin.terminal().refuse("command.demo.no-town", town.toString());
      }
    } catch (IOException e) {
      LOG.warn("The demonstration cannot start", e);
      return tocsin.terminal().refuse("command.demo.failed");
    }
  }

  /// Whether the town moved in.
  private boolean settle(Core core, Path town, Language language) throws IOException {
    var actor = tocsin.surroundings().actor();
    core.streetImports().importFile(actor, town.resolve("rues.csv"));
    core.introductions()
        .put(
            actor,
            Map.of(
                Language.FRENCH, audio(town.resolve("identification-fr.wav")),
                Language.ENGLISH, audio(town.resolve("identification-en.wav"))));
    return core.residentImports()
            .importFile(
                actor,
                town.resolve("residences.csv"),
                new ImportOptions(Optional.empty(), language),
                ImportProgress.none())
        instanceof ImportOutcome.Done;
  }

  private static AudioFile audio(Path wav) throws IOException {
    return new AudioFile(String.valueOf(wav.getFileName()), Files.readAllBytes(wav));
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      LOG.warn("The temporary data were not deleted: {}", e.getClass().getSimpleName());
    }
  }
}

package org.tocsin.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.CampaignDraft.AudioFile;
import org.tocsin.settings.Settings;
import org.tocsin.shared.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin introduction`: shows who calls and why, as campaigns that identify themselves say it
/// first; records or removes it.
@Command
final class IntroductionCommand implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Option(names = "--fr", paramLabel = "FILE.wav", descriptionKey = "command.introduction.fr")
  private @Nullable Path french;

  @Option(names = "--en", paramLabel = "FILE.wav", descriptionKey = "command.introduction.en")
  private @Nullable Path english;

  @Option(names = "--remove", paramLabel = "fr|en", descriptionKey = "command.introduction.remove")
  private List<String> removed = List.of();

  IntroductionCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var languages = removed.stream().map(this::language).toList();
    var files = new EnumMap<Language, Path>(Language.class);
    if (french != null) {
      files.put(Language.FRENCH, french);
    }
    if (english != null) {
      files.put(Language.ENGLISH, english);
    }
    if (languages.stream().anyMatch(files::containsKey)) {
      throw tocsin.usage("command.introduction.both");
    }
    var audio = new EnumMap<Language, AudioFile>(Language.class);
    for (var file : files.entrySet()) {
      try {
        var name = String.valueOf(file.getValue().getFileName());
        audio.put(file.getKey(), new AudioFile(name, Files.readAllBytes(file.getValue())));
      } catch (IOException e) {
        return tocsin.terminal().refuse("command.introduction.unreadable", "" + file.getValue());
      }
    }
    return tocsin.withSettings(tocsin.dataFolder(), settings -> change(settings, audio, languages));
  }

  private Language language(String code) {
    return Language.ofCode(code)
        .orElseThrow(() -> tocsin.usage("command.introduction.bad-language"));
  }

  private int change(Settings settings, Map<Language, AudioFile> audio, List<Language> languages) {
    var surroundings = tocsin.surroundings();
    try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
      var actor = surroundings.actor();
      var faults = core.introductions().put(actor, audio);
      if (!faults.isEmpty()) {
        return new LaunchRefusals(tocsin.terminal()).refuse(faults, "command.introduction.refused");
      }
      languages.forEach(language -> core.introductions().remove(actor, language));
      show(core);
      return ExitCode.DONE;
    }
  }

  private void show(Core core) {
    var terminal = tocsin.terminal();
    var recorded = core.campaigns().getIntroductions();
    if (recorded.isEmpty()) {
      terminal.print("command.introduction.none");
    }
    recorded.forEach(it ->
        terminal.print(
            "command.introduction.recorded",
            it.language().code(),
            it.fileName(),
            it.length().toMillis() / 1000.0));
  }
}

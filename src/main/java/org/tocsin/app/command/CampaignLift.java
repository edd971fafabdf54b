package org.tocsin.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.Ringing;
import org.tocsin.dispatch.LaunchReport;
import org.tocsin.shared.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tocsin campaign lift ID --message-fr FILE`: nobody is called for the alert any more, and those
/// whom it has notified are told that it is over.
@Command
final class CampaignLift extends CallingCommand {
  @Option(
      names = "--message-fr",
      paramLabel = "FILE",
      required = true,
      descriptionKey = "command.lift.message-fr")
  private @Nullable Path french;

  @Option(names = "--message-en", paramLabel = "FILE", descriptionKey = "command.lift.message-en")
  private @Nullable Path english;

  @Option(names = "--text-fr", paramLabel = "TEXT", descriptionKey = "command.lift.text-fr")
  private String frenchText = "";

  @Option(names = "--text-en", paramLabel = "TEXT", descriptionKey = "command.lift.text-en")
  private String englishText = "";

  @Mixin private final RingingOption ringing = new RingingOption();
  private final Map<Language, CampaignDraft.AudioFile> audio = new EnumMap<>(Language.class);

  CampaignLift(TocsinCommand tocsin) {
    super(tocsin);
  }

  @Override
  public Integer call() {
    var unreadable = read(Language.FRENCH, Objects.requireNonNull(french));
    if (unreadable.isEmpty() && english != null) {
      unreadable = read(Language.ENGLISH, english);
    }
    return unreadable.isPresent()
        ? tocsin().terminal().refuse("command.lift.unreadable", unreadable.get().toString())
        : super.call();
  }

  private Optional<Path> read(Language language, Path file) {
    try {
      var name = String.valueOf(file.getFileName());
      audio.put(language, new CampaignDraft.AudioFile(name, Files.readAllBytes(file)));
      return Optional.empty();
    } catch (IOException _) {
      return Optional.of(file);
    }
  }

  @Override
  int run(Core core, Calling calling, Campaign alert) throws InterruptedException {
    var terminal = tocsin().terminal();
    var number = Long.toString(alert.id().number());
    var texts = texts();
    boolean speaksEnglish =
        audio.containsKey(Language.ENGLISH) || texts.containsKey(Language.ENGLISH);
    if (speaksEnglish && alert.policy().english().isEmpty()) {
      return terminal.refuse("command.lift.french-only", number);
    }
    var name =
        CampaignDraft.shortened(terminal.messages().format("command.lift.name", alert.name()));
    var report =
        calling
            .launches()
            .lift(
                tocsin().surroundings().actor(),
                alert.id(),
                new AllClear(name, audio, texts),
                ringing.or(Ringing.HANG_UP));
    if (!(report instanceof LaunchReport.Lifted lifted)) {
      return refuse(number, report);
    }
    terminal.say(
        "command.lift.done",
        number,
        Long.toString(lifted.allClear().id().number()),
        lifted.count().callable(),
        lifted.count().uncallable());
    return follow(core, calling, lifted.allClear().id());
  }

  private Map<Language, String> texts() {
    var texts = new EnumMap<Language, String>(Language.class);
    if (!frenchText.isEmpty()) {
      texts.put(Language.FRENCH, frenchText);
    }
    if (!englishText.isEmpty()) {
      texts.put(Language.ENGLISH, englishText);
    }
    return texts;
  }

  private int refuse(String number, LaunchReport report) {
    var terminal = tocsin().terminal();
    return switch (report) {
      case LaunchReport.NotPossible not ->
          terminal.refuse(
              "command.lift.not-possible",
              number,
              terminal.messages().get("command.result.state." + not.state().name()));
      case LaunchReport.OtherPbx _ -> terminal.refuse("command.lift.other-pbx", number);
      default -> {
        new LaunchRefusals(terminal).refuse(report);
        yield terminal.refuse("command.lift.nothing-changed", number);
      }
    };
  }
}

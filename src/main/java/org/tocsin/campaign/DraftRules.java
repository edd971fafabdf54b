package org.tocsin.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tocsin.campaign.CampaignFault.Kind;
import org.tocsin.shared.Language;
import org.tocsin.speech.WavFile;

/// What a campaign must satisfy before it is written down.
final class DraftRules {
  private static final int LONGEST_TEXT = 2_000;
  private static final Duration LONGEST_MESSAGE = Duration.ofMinutes(5);
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final int MOST_TRIES = 20;
  private static final int MOST_CALLS_PER_SECOND = 100;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private DraftRules() {}

  static List<CampaignFault> check(CampaignDraft draft) {
    var faults = new ArrayList<CampaignFault>();
    checkName(draft.name(), faults);
    if (!draft.audio().containsKey(Language.FRENCH)) {
      faults.add(CampaignFault.of(Kind.FRENCH_MESSAGE_MISSING));
    }
    draft.audio().values().forEach(file -> faults.addAll(checkAudio(file)));
    checkTexts(draft, faults);
    if (draft.audience() instanceof Audience.Streets streets && streets.ranges().isEmpty()) {
      faults.add(CampaignFault.of(Kind.AUDIENCE_EMPTY));
    }
    checkPolicy(draft.policy(), faults);
    checkWindow(draft.policy().window(), draft.purpose(), faults);
    boolean english =
        draft.audio().containsKey(Language.ENGLISH) || draft.texts().containsKey(Language.ENGLISH);
    if (english && draft.policy().english().isEmpty()) {
      faults.add(CampaignFault.of(Kind.ENGLISH_WITHOUT_REASON));
    }
    return faults;
  }

  static List<CampaignFault> checkPace(int channels, double callsPerSecond) {
    var faults = new ArrayList<CampaignFault>();
    range(channels, 1, Policy.MOST_CHANNELS, Kind.CHANNELS_OUT_OF_RANGE, faults);
    if (!(callsPerSecond > 0) || callsPerSecond > MOST_CALLS_PER_SECOND) {
      faults.add(new CampaignFault(Kind.CALLS_PER_SECOND_OUT_OF_RANGE, "" + callsPerSecond));
    }
    return faults;
  }

  private static void checkName(String name, List<CampaignFault> faults) {
    if (name.isBlank()) {
      faults.add(CampaignFault.of(Kind.NAME_MISSING));
    } else if (name.length() > CampaignDraft.LONGEST_NAME) {
      faults.add(CampaignFault.of(Kind.NAME_TOO_LONG));
    }
    if (CONTROL.matcher(name).find()) {
      faults.add(CampaignFault.of(Kind.CONTROL_CHARACTER));
    }
  }

  /// What keeps a file from being played by a PBX.
  static List<CampaignFault> checkAudio(CampaignDraft.AudioFile file) {
    return switch (WavFile.read(file.wav())) {
      case WavFile.Telephone telephone -> checkLength(file.name(), telephone.length());
      case WavFile.Silent _ -> List.of(new CampaignFault(Kind.AUDIO_SILENT, file.name()));
      case WavFile.OtherWav other ->
          List.of(
              new CampaignFault(
                  Kind.AUDIO_WRONG_FORMAT, file.name() + " (" + other.description() + ")"));
      case WavFile.NotWav _ -> List.of(new CampaignFault(Kind.AUDIO_NOT_WAV, file.name()));
    };
  }

  private static List<CampaignFault> checkLength(String name, Duration length) {
    if (length.isZero()) {
      return List.of(new CampaignFault(Kind.AUDIO_EMPTY, name));
    }
    return length.compareTo(LONGEST_MESSAGE) > 0
        ? List.of(new CampaignFault(Kind.AUDIO_TOO_LONG, name))
        : List.of();
  }

  /// A text follows the guard that the spoken message does: never in English alone.
  private static void checkTexts(CampaignDraft draft, List<CampaignFault> faults) {
    var texts = draft.texts();
    if (!texts.isEmpty() && !texts.containsKey(Language.FRENCH)) {
      faults.add(CampaignFault.of(Kind.FRENCH_TEXT_MISSING));
    }
    if (texts.values().stream().anyMatch(String::isBlank)) {
      faults.add(CampaignFault.of(Kind.TEXT_EMPTY));
    }
    texts.values().stream()
        .filter(text -> text.length() > LONGEST_TEXT)
        .forEach(text ->
            faults.add(
                new CampaignFault(
                    Kind.TEXT_TOO_LONG, text.length() + " (1–" + LONGEST_TEXT + ")")));
  }

  private static void checkPolicy(Policy policy, List<CampaignFault> faults) {
    faults.addAll(checkPace(policy.channels(), policy.callsPerSecond()));
    range(policy.rounds(), 1, Policy.MOST_ROUNDS, Kind.ROUNDS_OUT_OF_RANGE, faults);
    range(policy.ring().toSeconds(), 5, 120, Kind.RING_OUT_OF_RANGE, faults);
    range(policy.heardPercent(), 1, 100, Kind.HEARD_PERCENT_OUT_OF_RANGE, faults);
    for (var rule : policy.persistence().rules().each().values()) {
      range(rule.tries(), 1, MOST_TRIES, Kind.TRIES_OUT_OF_RANGE, faults);
      if (rule.delay().isNegative() || rule.delay().compareTo(LONGEST_WAIT) > 0) {
        faults.add(new CampaignFault(Kind.WAIT_OUT_OF_RANGE, rule.delay().toSeconds() + " s"));
      }
    }
  }

  private static void checkWindow(
      CallingWindow window, Purpose purpose, List<CampaignFault> faults) {
    checkHours(window.weekdays(), CallingWindow.WIDEST.weekdays(), purpose, faults);
    checkHours(window.weekends(), CallingWindow.WIDEST.weekends(), purpose, faults);
  }

  private static void checkHours(
      CallingWindow.Hours hours,
      CallingWindow.Hours widest,
      Purpose purpose,
      List<CampaignFault> faults) {
    if (hours.length().compareTo(CallingWindow.SHORTEST) < 0) {
      faults.add(new CampaignFault(Kind.WINDOW_TOO_SHORT, List.of(hours.from(), hours.to())));
    }
    if (purpose.keepsToWindow() && !hours.isWithin(widest)) {
      faults.add(
          new CampaignFault(
              Kind.WINDOW_TOO_WIDE, List.of(hours.from(), hours.to(), widest.from(), widest.to())));
    }
  }

  private static void range(
      long figure, long least, long most, Kind kind, List<CampaignFault> faults) {
    if (figure < least || figure > most) {
      faults.add(new CampaignFault(kind, figure + " (" + least + "–" + most + ")"));
    }
  }
}

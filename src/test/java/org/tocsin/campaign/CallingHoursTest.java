package org.tocsin.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.PhoneZones;

class CallingHoursTest {
  private static final ZoneId CITY = ZoneId.of("America/Toronto");
  private static final PhoneNumber NUMBER = new PhoneNumber("+14185550100");

  /// On a Friday; ring of 25 s, greeting of 30 s, message of 65 s: two minutes before 21:30.
  @ParameterizedTest
  @CsvSource({
    "INFORMATION, 2026-11-20T21:28:00, 2026-11-20T21:28:00",
    "INFORMATION, 2026-11-20T21:28:01, 2026-11-21T10:00:00",
    "MAJOR_SITUATION, 2026-11-20T02:00:00, 2026-11-20T09:00:00",
    "EMERGENCY, 2026-11-20T02:00:00, 2026-11-20T02:00:00",
    "EXERCISE, 2026-11-20T02:00:00, 2026-11-20T02:00:00",
  })
  void onlyWhatIsNoEmergencyWaits(Purpose purpose, LocalDateTime now, LocalDateTime opens) {
    assertThat(campaign(purpose).hours(new PhoneZones(CITY)).opensAt(NUMBER, at(now)))
        .isEqualTo(at(opens));
  }

  private static Instant at(LocalDateTime time) {
    return time.atZone(CITY).toInstant();
  }

  private static Campaign campaign(Purpose purpose) {
    return new Campaign(
        new CampaignId(1),
        "Essai",
        purpose,
        CampaignState.RUNNING,
        List.of(message(Language.FRENCH, 65), message(Language.ENGLISH, 40)),
        new Audience.Everyone(),
        Policy.defaults(purpose),
        "chief",
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  private static VoiceMessage message(Language language, int seconds) {
    return new VoiceMessage(
        language, language.code() + ".wav", "0", Duration.ofSeconds(seconds), 16_000 * seconds);
  }
}

package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Profile;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.exchange.CampaignFileReading.Fault;
import org.tocsin.exchange.CampaignFileReading.Kind;
import org.tocsin.shared.Language;

class CampaignFileReaderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void readsACompleteFile() throws IOException {
    Files.write(folder.resolve("fr.wav"), new byte[] {1, 2});
    var draft =
        draft(
            """
            {"name": "Essai", "purpose": "information", "messages": {"fr": "fr.wav"},
             "audience": {"streets": [{"city": "V", "street": "rue A", "from": 10, "to": 20, "side": "odd", "priority": 2},
                                      {"city": "V", "street": "rue B"}]},
             "policy": {"channels": 4, "callsPerSecond": 0.5, "rounds": 1, "ringSeconds": 20,
                        "order": "text_first", "identify": false, "englishReason": "natural_justice",
                        "window": {"weekends": {"from": "11:00"}}, "tries": {"busy": 1}, "waitSeconds": {"busy": 7}, "stopGrade": "confirmed",
                        "heardPercent": 80, "detectMachine": false}}
            """);

    assertThat(draft.name()).isEqualTo("Essai");
    assertThat(draft.purpose()).isEqualTo(Purpose.INFORMATION);
    assertThat(draft.audio().get(Language.FRENCH))
        .satisfies(file -> {
          assertThat(file.name()).isEqualTo("fr.wav");
          assertThat(file.wav()).containsExactly(1, 2);
        });
    assertThat(draft.audience())
        .isEqualTo(
            new Audience.Streets(
                List.of(
                    new CivicRange("V", "rue A", 10, 20, CivicRange.Side.ODD, 2),
                    CivicRange.whole("V", "rue B"))));
    var defaults = Policy.defaults(Purpose.INFORMATION);
    assertThat(draft.policy())
        .isEqualTo(
            defaults
                .withPace(4, 0.5)
                .withRounds(1)
                .withRing(Duration.ofSeconds(20))
                .withReach(ReachGrade.CONFIRMED, 80, false)
                .with(Miss.BUSY, new RetryRule(1, Duration.ofSeconds(7)))
                .with(ContactOrder.TEXT_FIRST)
                .withIdentify(false)
                .withEnglish(Optional.of(LanguageException.NATURAL_JUSTICE))
                .with(
                    new CallingWindow(
                        CallingWindow.WIDEST.weekdays(),
                        new CallingWindow.Hours(LocalTime.of(11, 0), LocalTime.of(18, 0)))));
  }

  @Test
  void aProfileIsTakenWholeButForWhatIsWrittenBesideIt() throws IOException {
    assertThat(policy("{\"profile\": \"emergency\", \"rounds\": 5}"))
        .isEqualTo(Policy.defaults(Purpose.INFORMATION).with(Profile.EMERGENCY).withRounds(5));
  }

  @Test
  void whatCannotBeReadInAWindowIsTold() throws IOException {
    assertThat(
            faults(
                information(
                    "{\"window\": {\"weekdays\": {\"from\": \"9h\", \"til\": \"20:00\"}}}")))
        .containsExactlyInAnyOrder(
            new Fault(Kind.NOT_A_TIME, "policy.window.weekdays.from", "\"9h\"", ""),
            new Fault(Kind.UNKNOWN_KEY, "policy.window.weekdays.til", "", "from, to"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"profile\": \"information\", "})
  void anHourThatIsNotAllowedIsToldWithItsPlace(String profile) throws IOException {
    var file =
        information(
            "{%s\"window\": {\"weekdays\": {\"from\": \"07:00\"}, \"weekends\": {\"to\": \"23:00\"}}}"
                .formatted(profile));

    assertThat(faults(file))
        .containsExactly(
            new Fault(
                Kind.TIME_NOT_ALLOWED,
                "policy.window.weekdays.from",
                "\"07:00\"",
                "\"09:00\"–\"21:30\""),
            new Fault(
                Kind.TIME_NOT_ALLOWED,
                "policy.window.weekends.to",
                "\"23:00\"",
                "\"10:00\"–\"18:00\""));
    assertThat(draft(file.replace("information\", \"messages", "emergency\", \"messages")))
        .extracting(read -> read.policy().window().weekdays().from())
        .isEqualTo(LocalTime.of(7, 0));
  }

  @Test
  void hoursThatEndBeforeTheyBeginAreToldWithTheirDays() throws IOException {
    assertThat(
            faults(
                information(
                    "{\"window\": {\"weekdays\": {\"from\": \"12:00\", \"to\": \"11:00\"}}}")))
        .extracting(Fault::kind, Fault::where)
        .containsExactly(tuple(Kind.HOURS_TOO_SHORT, "policy.window.weekdays"));
  }

  private Policy policy(String json) throws IOException {
    return draft(information(json)).policy();
  }

  private static String information(String policy) {
    return "{\"name\": \"E\", \"purpose\": \"information\", \"messages\": {},"
        + " \"audience\": {\"everyone\": true}, \"policy\": "
        + policy
        + "}";
  }

  @Test
  void readsWhatIsSentBySms() throws IOException {
    Files.write(folder.resolve("fr.wav"), new byte[] {1, 2});

    var draft =
        draft(
            """
            {"name": "Essai", "purpose": "information", "messages": {"fr": "fr.wav"}, "audience": {"everyone": true},
             "text": {"fr": "Évacuez.\\nMerci", "en": "Leave now"}}
            """);

    assertThat(draft.texts())
        .containsOnly(
            Map.entry(Language.FRENCH, "Évacuez.\nMerci"),
            Map.entry(Language.ENGLISH, "Leave now"));
  }

  @Test
  void aPolicyThatIsNotWrittenIsThatOfThePurpose() throws IOException {
    assertThat(
            draft(
                    "{\"name\": \"E\", \"purpose\": \"emergency\", \"messages\": {},"
                        + " \"audience\": {\"everyone\": true}}")
                .policy())
        .isEqualTo(Policy.defaults(Purpose.EMERGENCY));
  }

  @Test
  void tellsEveryFaultWithItsPlaceAndWhatToWrite() throws IOException {
    assertThat(
            faults(
                """
                {"purpose": "party", "mesages": {}, "messages": {"fr": "none.wav"},
                 "audience": {"streets": [{"city": "V", "street": 3, "from": 20, "to": 10, "side": "left"}]},
                 "policy": {"channels": 0, "rounds": 1.5, "stopGrade": "smile", "detectMachine": "yes",
                            "callsPerSecond": "5", "tries": 3, "waitSeconds": {"bussy": 1}}}
                """))
        .containsExactlyInAnyOrder(
            new Fault(
                Kind.UNKNOWN_KEY, "mesages", "", "name, purpose, messages, text, audience, policy"),
            new Fault(Kind.MISSING, "name", "", ""),
            new Fault(
                Kind.UNKNOWN_WORD,
                "purpose",
                "\"party\"",
                "emergency, major_situation, information, exercise"),
            new Fault(Kind.AUDIO_UNREADABLE, "messages.fr", "none.wav", ""),
            new Fault(Kind.NOT_TEXT, "audience.streets[0].street", "3", ""),
            new Fault(Kind.OUT_OF_RANGE, "audience.streets[0].to", "10", "20–999999"),
            new Fault(Kind.UNKNOWN_WORD, "audience.streets[0].side", "\"left\"", "both, odd, even"),
            new Fault(Kind.OUT_OF_RANGE, "policy.channels", "0", "1–2000"),
            new Fault(Kind.OUT_OF_RANGE, "policy.rounds", "1.5", "1–10"),
            new Fault(
                Kind.UNKNOWN_WORD,
                "policy.stopGrade",
                "\"smile\"",
                "confirmed, heard, machine, part, answered"),
            new Fault(Kind.UNKNOWN_WORD, "policy.detectMachine", "\"yes\"", "true, false"),
            new Fault(Kind.NOT_A_NUMBER, "policy.callsPerSecond", "\"5\"", ""),
            new Fault(Kind.NOT_AN_OBJECT, "policy.tries", "3", ""),
            new Fault(
                Kind.UNKNOWN_KEY,
                "policy.waitSeconds.bussy",
                "",
                "busy, noAnswer, rejected, congestion, failed, machine, heardInPart, answeredOnly, text"));
  }

  @Test
  void everyoneAndStreetsTogetherAreRefused() throws IOException {
    assertThat(
            faults(
                """
                {"name": "E", "purpose": "emergency", "messages": {},
                 "audience": {"everyone": true, "streets": [{"city": "V", "street": "rue A"}]}}
                """))
        .containsExactly(new Fault(Kind.EVERYONE_AND_STREETS, "audience", "", ""));
  }

  @Test
  void aKeyWithoutAValueIsNotTakenForTheDefault() throws IOException {
    assertThat(
            faults(
                """
                {"name": "E", "purpose": "emergency", "messages": {},
                 "audience": {"everyone": true, "streets": null}, "policy": null}
                """))
        .containsExactlyInAnyOrder(
            new Fault(Kind.EMPTY, "audience.streets", "", ""),
            new Fault(Kind.EMPTY, "policy", "", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\\n'name': }           | NOT_JSON     | 2",
        "''                      | NOT_JSON     | 1",
        "{'a': 1,\\n'a': 2}      | REPEATED_KEY | 2",
        "{\\n}\\n{}              | REPEATED_KEY | 3"
      },
      quoteCharacter = '~')
  void aFileThatIsNotOneObjectSaysTheLine(String text, Kind kind, String line) throws IOException {
    assertThat(faults(text.replace("''", "").replace('\'', '"').replace("\\n", "\n")))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(kind);
          assertThat(fault.where()).isEqualTo(line);
          assertThat(fault.found()).matches("\\d+");
        });
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    var absent = folder.resolve("absent.json");
    var latin =
        Files.writeString(folder.resolve("latin.json"), "\u00e9", StandardCharsets.ISO_8859_1);

    assertThat(kind(absent)).isEqualTo(new Fault(Kind.ABSENT, absent.toString(), "", ""));
    assertThat(kind(folder)).isEqualTo(new Fault(Kind.UNREADABLE, folder.toString(), "", ""));
    assertThat(kind(latin)).isEqualTo(new Fault(Kind.NOT_UTF_8, latin.toString(), "", ""));
  }

  private static Fault kind(Path file) {
    return ((CampaignFileReading.Faulty) CampaignFileReader.read(file)).faults().getFirst();
  }

  @Test
  void theSampleCampaignsAreWithoutFault() {
    for (var name : List.of("alerte.json", "alerte-tous.json")) {
      assertThat(CampaignFileReader.read(Path.of("sample-data", name)))
          .isInstanceOf(CampaignFileReading.Read.class);
    }
  }

  private CampaignDraft draft(String json) throws IOException {
    return ((CampaignFileReading.Read) read(json)).draft();
  }

  private List<Fault> faults(String json) throws IOException {
    return ((CampaignFileReading.Faulty) read(json)).faults();
  }

  private CampaignFileReading read(String json) throws IOException {
    var file = folder.resolve("campaign.json");
    Files.writeString(file, json);
    return CampaignFileReader.read(file);
  }
}

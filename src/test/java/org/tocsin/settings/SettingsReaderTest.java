package org.tocsin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.DatabaseSettings;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.settings.Settings.PrefixSettings;
import org.tocsin.settings.Settings.TextsSettings;
import org.tocsin.settings.Settings.TrunkSettings;
import org.tocsin.settings.SettingsProblem.Kind;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

class SettingsReaderTest {
  private static final String COMPLETE =
      """
      {"language": "en", "callerId": "418 555-0100", "channels": 20, "callsPerSecond": 2.5,
       "pbx": {"name": "hall", "host": "pbx.example", "port": 5039, "user": "bell", "secretFile": "secret",
               "tls": true, "dial": "PJSIP/{e164}@city", "audioDirectory": "audio", "audioPrefix": "/srv/audio"},
       "database": {"url": "jdbc:postgresql://db/tocsin", "user": "clerk"}}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void readsEverySettingOfTheFile() throws IOException {
    write(COMPLETE);
    Files.writeString(folder.resolve("secret"), "s3cret\n");

    var pbx =
        new PbxSettings(
            "hall",
            "pbx.example",
            5039,
            "bell",
            "s3cret",
            true,
            Optional.empty(),
            "PJSIP/{e164}@city",
            folder.resolve("audio").toAbsolutePath(),
            "/srv/audio");
    assertThat(read(Map.of()))
        .isEqualTo(
            new SettingsReading(
                Optional.of(
                    new Settings(
                        Language.ENGLISH,
                        Optional.of(
                            new CallingSettings(pbx, new PhoneNumber("+14185550100"), 20, 2.5)),
                        Optional.of(
                            new DatabaseSettings("jdbc:postgresql://db/tocsin", "clerk", "")))),
                List.of()));
  }

  @Test
  void theEnvironmentGoesOverTheFile() throws IOException {
    write(COMPLETE);
    var settings =
        read(Map.of(
                "TOCSIN_PBX_SECRET", "other", "TOCSIN_PBX_PORT", "5040", "TOCSIN_CHANNELS", "3"))
            .settings()
            .orElseThrow();

    var calling = settings.calling().orElseThrow();
    var pbx = calling.fleet().getFirst().pbx();
    assertThat(pbx.secret()).isEqualTo("other");
    assertThat(pbx.port()).isEqualTo(5040);
    assertThat(calling.channels()).isEqualTo(3);
  }

  @Test
  void withoutAnyFileNothingIsWrongExceptThatCallsCannotLeave() {
    var reading = read(Map.of());

    assertThat(reading.settings().orElseThrow().calling()).isEmpty();
    assertThat(reading.problems())
        .extracting(SettingsProblem::kind, SettingsProblem::where)
        .containsExactlyInAnyOrder(
            tuple(Kind.MISSING_FOR_CALLS, "pbx.host"),
            tuple(Kind.MISSING_FOR_CALLS, "pbx.secretFile"),
            tuple(Kind.MISSING_FOR_CALLS, "pbx.audioDirectory"),
            tuple(Kind.MISSING_FOR_CALLS, "callerId"));
  }

  @Test
  void severalPbxsEachHaveTheirLimitsAndTrunks() throws IOException {
    Files.writeString(folder.resolve("a"), "s3cret\n");
    write(
        """
        {"callerId": "418 555-0100", "channels": 8, "callsPerSecond": 3,
         "pbxs": [
           {"name": "hall", "host": "a.example", "secretFile": "a", "audioDirectory": "/srv/a", "channels": 40,
            "callsPerSecond": 6, "trunks": [
              {"name": "north", "dial": "PJSIP/{digits}@north", "channels": 30, "weight": 3},
              {"name": "south", "dial": "PJSIP/{e164}@south", "callsPerSecond": 1}]},
           {"name": "relief", "host": "b.example", "port": 5039, "user": "bell", "secretFile": "a", "tls": true,
            "audioDirectory": "/mnt/b", "audioPrefix": "/srv/b",
            "trunks": [{"name": "only", "dial": "PJSIP/{digits}@city"}]}],
         "prefixCaps": {"perExchange": 6, "caps": {"418698": 4}}}
        """);

    var calling = read(Map.of()).settings().orElseThrow().calling().orElseThrow();

    assertThat(calling.prefixes()).isEqualTo(new PrefixSettings(6, Map.of("418698", 4)));
    assertThat(calling.channels()).isEqualTo(48);
    assertThat(calling.callsPerSecond()).isEqualTo(9);
    assertThat(calling.fleet())
        .extracting(it -> it.pbx().toString())
        .containsExactly("hall (tocsin@a.example:5038)", "relief (bell@b.example:5039)");
    assertThat(calling.fleet().getFirst().trunks())
        .containsExactly(
            new TrunkSettings("north", "PJSIP/{digits}@north", 30, 6, 3),
            new TrunkSettings("south", "PJSIP/{e164}@south", 40, 1, 1));
    assertThat(calling.fleet().getLast().trunks())
        .containsExactly(new TrunkSettings("only", "PJSIP/{digits}@city", 8, 3, 1));
  }

  @Test
  void everyFaultOfTheListIsToldWithItsPlace() throws IOException {
    write(
        """
        {"callerId": "418 555-0100", "pbx": {"host": "c.example"},
         "pbxs": [
           {"name": "hall", "host": "a.example", "secret": "s3cret", "audioDirectory": "/srv/a", "channels": 0,
            "trunks": [{"name": "north", "dial": "north", "wieght": 3}]},
           {"name": "hall", "secretFile": "nowhere", "port": "high", "tls": "yes", "trunks": []}],
         "prefixCaps": {"caps": {"41x": 4, "418698": 0}}}
        """);

    assertThat(read(Map.of()).problems())
        .extracting(SettingsProblem::kind, SettingsProblem::where)
        .containsExactlyInAnyOrder(
            tuple(Kind.PBX_AND_LIST, "pbx.host"),
            tuple(Kind.SECRET_IN_FILE, "pbxs[0].secret"),
            tuple(Kind.MISSING_IN_LIST, "pbxs[0].secretFile"),
            tuple(Kind.OUT_OF_RANGE, "pbxs[0].channels"),
            tuple(Kind.NOT_A_DIAL_STRING, "pbxs[0].trunks[0].dial"),
            tuple(Kind.UNKNOWN_KEY, "pbxs[0].trunks[0].wieght"),
            tuple(Kind.REPEATED_NAME, "pbxs[1].name"),
            tuple(Kind.MISSING_IN_LIST, "pbxs[1].host"),
            tuple(Kind.SECRET_FILE_UNREADABLE, "pbxs[1].secretFile"),
            tuple(Kind.NOT_A_NUMBER, "pbxs[1].port"),
            tuple(Kind.NOT_TRUE_OR_FALSE, "pbxs[1].tls"),
            tuple(Kind.MISSING_IN_LIST, "pbxs[1].audioDirectory"),
            tuple(Kind.NOT_A_LIST, "pbxs[1].trunks"),
            tuple(Kind.NOT_A_PREFIX, "prefixCaps.caps.41x"),
            tuple(Kind.OUT_OF_RANGE, "prefixCaps.caps.418698"));
  }

  @Test
  void textsLeaveThroughThePbx() throws IOException {
    write(
        """
        {"callerId": "418 555-0100",
         "texts": {"provider": "asterisk", "destination": "pjsip:trunk/sip:{digits}@carrier.example", "rate": 0.5}}
        """);

    assertThat(read(Map.of()).settings().orElseThrow().texts())
        .contains(
            new TextsSettings.ByPbx("pjsip:trunk/sip:{digits}@carrier.example", "4185550100", 0.5));
    assertThat(
            read(Map.of("TOCSIN_TEXTS_FROM", "+1 418 555-0199@sip.example.ca"))
                .settings()
                .flatMap(Settings::texts)
                .map(TextsSettings::sender))
        .contains("4185550199@sip.example.ca");
  }

  @Test
  void textsLeaveThroughAProvider() throws IOException {
    Files.writeString(folder.resolve("texts.secret"), "s3cret\n");
    write(
        """
        {"texts": {"provider": "smpp", "name": "carrier", "host": "smpp.example", "port": 3550, "systemId": "town",
                   "passwordFile": "texts.secret", "tls": true, "from": "76626", "rate": 20}}
        """);

    var texts = read(Map.of()).settings().orElseThrow().texts();

    assertThat(texts)
        .contains(
            new TextsSettings.BySmpp(
                "carrier",
                "smpp.example",
                3550,
                "town",
                "s3cret",
                true,
                Optional.empty(),
                "76626",
                20));
    assertThat(texts.orElseThrow()).hasToString("carrier (town@smpp.example:3550)");
  }

  @Test
  void whatIsMissingForTextsIsToldAndBlocksNothing() {
    var reading = read(Map.of("TOCSIN_TEXTS_PROVIDER", "smpp"));

    assertThat(reading.settings().orElseThrow().texts()).isEmpty();
    assertThat(reading.problems())
        .filteredOn(problem -> problem.kind() == Kind.MISSING_FOR_TEXTS)
        .extracting(SettingsProblem::where, SettingsProblem::wanted)
        .containsExactlyInAnyOrder(
            tuple("texts.host", "TOCSIN_TEXTS_HOST"),
            tuple("texts.systemId", "TOCSIN_TEXTS_SYSTEM_ID"),
            tuple("texts.passwordFile", "TOCSIN_TEXTS_PASSWORD"),
            tuple("texts.from", "TOCSIN_TEXTS_FROM"));
    assertThat(read(Map.of("TOCSIN_TEXTS_PROVIDER", "asterisk")).problems())
        .extracting(SettingsProblem::where)
        .contains("texts.destination");
  }

  @Test
  void everyFaultOfTextsIsTold() throws IOException {
    write(
        """
        {"texts": {"provider": "smpp", "host": "h", "systemId": "s", "password": "p", "port": 0, "rate": 0,
                   "from": "the city", "passwordFile": "absent", "tls": "maybe", "certificate": "absent.pem"}}
        """);

    assertThat(read(Map.of()).problems())
        .filteredOn(problem -> problem.kind().isBlocking())
        .extracting(problem -> problem.kind() + " " + problem.where())
        .containsExactlyInAnyOrder(
            "SECRET_IN_FILE texts.password",
            "OUT_OF_RANGE texts.port",
            "OUT_OF_RANGE texts.rate",
            "NOT_A_SENDER texts.from",
            "SECRET_FILE_UNREADABLE texts.passwordFile",
            "NOT_TRUE_OR_FALSE texts.tls",
            "CERTIFICATE_UNREADABLE texts.certificate");
    write("{\"texts\": {\"provider\": \"pigeon\"}}");
    assertThat(read(Map.of()).problems())
        .extracting(problem -> problem.kind() + " " + problem.where())
        .contains("UNKNOWN_PROVIDER texts.provider");
    write("{\"texts\": {\"provider\": \"asterisk\", \"destination\": \"pjsip:trunk\"}}");
    assertThat(read(Map.of()).problems())
        .extracting(problem -> problem.kind() + " " + problem.where())
        .contains("NOT_A_DESTINATION texts.destination");
  }

  @Test
  void tellsEveryProblemAtOnce() throws IOException {
    write(
        """
        {"language": "es", "callerId": "911", "channels": 0, "callsPerSecond": "fast", "chanels": 3,
         "pbx": {"host": "a", "port": "five", "secret": "s", "tls": "yes", "dial": "SIP/trunk",
                 "audioDirectory": "x", "user": ["u"]},
         "database": {"url": "mysql://x"}}
        """);
    var reading = read(Map.of("TOCSIN_PBX_SECRET", "s"));

    assertThat(reading.settings()).isEmpty();
    assertThat(reading.problems())
        .extracting(problem -> problem.kind() + " " + problem.where())
        .containsExactlyInAnyOrder(
            "UNKNOWN_KEY chanels",
            "SECRET_IN_FILE pbx.secret",
            "NOT_TEXT pbx.user",
            "UNKNOWN_LANGUAGE language",
            "NOT_A_NUMBER pbx.port",
            "NOT_TRUE_OR_FALSE pbx.tls",
            "NOT_A_DIAL_STRING pbx.dial",
            "NOT_A_PHONE_NUMBER callerId",
            "OUT_OF_RANGE channels",
            "OUT_OF_RANGE callsPerSecond",
            "NOT_A_DATABASE_URL database.url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{\"language\": ;1", "[1, 2];''", "not json;1", "'';''"})
  void whatIsNotJsonSaysWhere(String content, String line) throws IOException {
    write(content);

    var problem = read(Map.of()).problems().getFirst();

    assertThat(problem.kind()).isEqualTo(Kind.NOT_JSON);
    assertThat(problem.where()).endsWith("settings.json");
    assertThat(problem.found()).startsWith(line);
  }

  @Test
  void aSecretFileThatCannotBeReadIsNamed() throws IOException {
    write("{\"pbx\": {\"host\": \"h\", \"audioDirectory\": \"a\", \"secretFile\": \"nowhere\"}}");

    assertThat(read(Map.of("TOCSIN_CALLER_ID", "4185550100")).problems())
        .containsExactly(
            SettingsProblem.of(Kind.SECRET_FILE_UNREADABLE, "pbx.secretFile", "nowhere"));
  }

  @Test
  void aControlCharacterInAVariableIsRefused() {
    assertThat(read(Map.of("TOCSIN_PBX_USER", "bell\r\nAction: Logoff")).problems())
        .extracting(SettingsProblem::kind)
        .contains(Kind.CONTROL_CHARACTER);
  }

  @Test
  void aDataFolderThatIsAFileIsRefused() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    for (var data : List.of(file, file.resolve("below"))) {
      var reading = SettingsReader.read(data, Map.of());
      assertThat(reading.settings()).isEmpty();
      assertThat(reading.problems())
          .contains(SettingsProblem.of(Kind.NOT_A_FOLDER, file.toString(), ""));
    }
  }

  @Test
  void aFigureOutOfRangeComesWithItsLimits() {
    assertThat(read(Map.of("TOCSIN_CHANNELS", "0")).problems())
        .contains(new SettingsProblem(Kind.OUT_OF_RANGE, "TOCSIN_CHANNELS", "0", "1–2000"));
  }

  @Test
  void whatIsMissingIsNamedAsTheFileAndTheEnvironmentSayIt() {
    assertThat(read(Map.of()).problems())
        .contains(
            new SettingsProblem(Kind.MISSING_FOR_CALLS, "pbx.secretFile", "", "TOCSIN_PBX_SECRET"),
            new SettingsProblem(Kind.MISSING_FOR_CALLS, "pbx.host", "", "TOCSIN_PBX_HOST"));
  }

  @Test
  void neitherSecretNorPasswordIsEverShown() {
    var settings =
        read(Map.of(
                "TOCSIN_PBX_HOST", "h",
                "TOCSIN_PBX_SECRET", "hidden1",
                "TOCSIN_PBX_AUDIO_DIRECTORY", "a",
                "TOCSIN_CALLER_ID", "4185550100",
                "TOCSIN_DATABASE_URL", "jdbc:postgresql://db/t",
                "TOCSIN_DATABASE_PASSWORD", "hidden2"))
            .settings()
            .orElseThrow();

    assertThat(settings.toString()).doesNotContain("hidden1").doesNotContain("hidden2");
  }

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve(SettingsReader.FILE_NAME), content);
  }

  private SettingsReading read(Map<String, String> environment) {
    return SettingsReader.read(folder, environment);
  }
}

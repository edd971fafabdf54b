package org.tocsin.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.settings.SettingsProblem.Kind;

/// What is found wrong before anything is launched: values that are there but say nothing, folders
/// where no message could be put.
class SettingsCheckTest {
  private static final Map<String, String> CALLING =
      Map.of(
          "TOCSIN_PBX_HOST", "h",
          "TOCSIN_PBX_SECRET", "s",
          "TOCSIN_PBX_AUDIO_DIRECTORY", "nowhere",
          "TOCSIN_CALLER_ID", "4185550100");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'pbx': {'host': ''}} | pbx.host",
        "{'pbx': {'host': '  '}} | pbx.host",
        "{'pbx': {'audioDirectory': ''}} | pbx.audioDirectory",
        "{'callerId': ''} | callerId",
        "{'texts': {'provider': 'smpp', 'host': ''}} | texts.host",
        "{'pbxs': [{'host': ' '}]} | pbxs[0].host",
      })
  void aValueThatSaysNothingIsToldOnce(String json, String where) throws IOException {
    write(json.replace('\'', '"'));

    var reading = SettingsReader.read(folder, Map.of());

    assertThat(reading.settings()).isEmpty();
    assertThat(reading.problems().stream().filter(problem -> problem.where().equals(where)))
        .containsExactly(SettingsProblem.of(Kind.EMPTY, where, found(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'pbx': {'audioPrefix': ''}} | pbx.audioPrefix",
        "{'pbx': {'certificate': ''}} | pbx.certificate",
        "{'pbx': {'port': ''}} | pbx.port",
        "{'texts': {'from': ''}} | texts.from",
        "{'database': {'user': ''}} | database.user",
      })
  void whatMayGoUnsaidIsAsIfUnsaidWhenItIsEmpty(String json, String where) throws IOException {
    var unsaid = SettingsReader.read(folder, CALLING);
    write(json.replace('\'', '"'));

    assertThat(SettingsReader.read(folder, CALLING)).isEqualTo(unsaid);
    assertThat(unsaid.settings().orElseThrow().calling()).isPresent();
    assertThat(check(CALLING).stream().filter(problem -> problem.kind() == Kind.EMPTY))
        .as("told by a check alone")
        .extracting(SettingsProblem::where)
        .containsExactly(where);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "secretFile"})
  void aSecretThatIsEmptyInTheFileIsMissing(String key) throws IOException {
    write("{\"pbx\": {\"host\": \"h\", \"%s\": \"\"}}".formatted(key));

    assertThat(SettingsReader.read(folder, Map.of()).settings()).isPresent();
    assertThat(check(Map.of()))
        .contains(
            SettingsProblem.of(Kind.EMPTY, "pbx." + key, ""),
            new SettingsProblem(Kind.MISSING_FOR_CALLS, "pbx.secretFile", "", "TOCSIN_PBX_SECRET"));
  }

  private static String found(String json) {
    return json.contains("'  '") ? "  " : "";
  }

  @Test
  void aFileThatHoldsNoSecretIsNamed() throws IOException {
    Files.writeString(folder.resolve("secret"), "\n");
    write("{\"pbx\": {\"secretFile\": \"secret\"}}");

    assertThat(check(Map.of()))
        .contains(SettingsProblem.of(Kind.SECRET_FILE_EMPTY, "pbx.secretFile", "secret"));

    write("{\"pbxs\": [{\"secretFile\": \"secret\"}]}");
    assertThat(check(Map.of()))
        .contains(
            SettingsProblem.of(
                Kind.SECRET_FILE_EMPTY,
                "pbxs[0].secretFile",
                folder.resolve("secret").toAbsolutePath().toString()));
  }

  @Test
  void aFolderOfMessagesThatIsNotThereIsToldAsItIsWritten() throws IOException {
    Files.createDirectory(folder.resolve("there"));
    Files.createFile(folder.resolve("file"));

    assertThat(foldersOf("there")).isEmpty();
    assertThat(foldersOf("nowhere"))
        .containsExactly(
            SettingsProblem.of(Kind.FOLDER_NOT_THERE, "TOCSIN_PBX_AUDIO_DIRECTORY", "nowhere"));
    assertThat(foldersOf("file"))
        .containsExactly(
            SettingsProblem.of(Kind.FOLDER_NOT_THERE, "TOCSIN_PBX_AUDIO_DIRECTORY", "file"));
  }

  @Test
  void aFolderOfMessagesOfTheListIsLookedForToo() throws IOException {
    write("{\"pbxs\": [{\"audioDirectory\": \"nowhere\"}]}");

    assertThat(check(Map.of()))
        .contains(
            SettingsProblem.of(
                Kind.FOLDER_NOT_THERE,
                "pbxs[0].audioDirectory",
                folder.resolve("nowhere").toAbsolutePath().toString()));
  }

  @Test
  void aFolderWhereNothingCanBeWrittenIsTold() throws IOException {
    var locked = Files.createDirectory(folder.resolve("locked")).toFile();
    assertThat(locked.setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(locked.toPath()), "this account may write anywhere");

    assertThat(foldersOf("locked"))
        .extracting(SettingsProblem::kind)
        .containsExactly(Kind.FOLDER_NOT_WRITABLE);
  }

  @Test
  void aFolderThatIsAwayKeepsNobodyFromStarting() {
    assertThat(SettingsReader.read(folder, CALLING).settings().orElseThrow().calling()).isPresent();
    assertThat(check(CALLING))
        .extracting(SettingsProblem::kind)
        .containsExactly(Kind.FOLDER_NOT_THERE);
  }

  private List<SettingsProblem> foldersOf(String audio) {
    return check(Map.of("TOCSIN_PBX_AUDIO_DIRECTORY", audio)).stream()
        .filter(problem -> problem.where().equals("TOCSIN_PBX_AUDIO_DIRECTORY"))
        .toList();
  }

  private List<SettingsProblem> check(Map<String, String> environment) {
    return SettingsReader.check(folder, environment);
  }

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve(SettingsReader.FILE_NAME), content);
  }
}

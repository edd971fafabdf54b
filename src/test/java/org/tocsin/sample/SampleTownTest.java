package org.tocsin.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTownTest {
  private static final Path KEPT = Path.of("sample-data");
  private static final Path GENERATOR =
      Path.of("src", "build", "java", "sample", "SampleTown.java");
  private static final List<String> GENERATED =
      List.of(
          "README.md",
          "residences-sales-utf8.csv",
          "residences-sales.csv",
          "residences.csv",
          "rues.csv",
          "rues.geojson");

  @TempDir Path temporary;

  /** Under a locale with its own digits, so that none slips into a file. */
  @Test
  void theGeneratorWritesTheFilesOfTheRepository() throws IOException, InterruptedException {
    Path folder = temporary.resolve("sample-data");
    Path printed = temporary.resolve("printed.txt");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Duser.language=ar",
                "-Duser.country=EG",
                GENERATOR.toString(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    assertThat(generator.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(generator.exitValue()).as(Files.readString(printed)).isZero();

    assertThat(namesIn(folder)).isEqualTo(GENERATED);
    for (String name : GENERATED) {
      assertThat(
              Arrays.mismatch(
                  Files.readAllBytes(folder.resolve(name)), Files.readAllBytes(KEPT.resolve(name))))
          .as("first byte of %s that differs", name)
          .isEqualTo(-1);
    }
  }

  @Test
  void everyResidenceHasItsOwnAccountAndAddress() throws IOException {
    List<String> rows = Files.readAllLines(KEPT.resolve("residences.csv"));
    List<String> residences = rows.subList(1, rows.size());

    assertThat(residences).hasSize(2_000);
    assertThat(residences.stream().map(row -> row.substring(0, 10))).doesNotHaveDuplicates();
    Pattern address = Pattern.compile("(?:français|anglais),([^,]+,[^,]+,\\d+,[^,]*),J1");
    assertThat(
            residences.stream().flatMap(row -> address.matcher(row).results()).map(m -> m.group(1)))
        .hasSize(2_000)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"residences.csv", "residences-sales.csv", "residences-sales-utf8.csv"})
  void noNumberCanBeSomebodys(String name) throws IOException {
    Charset charset =
        name.equals("residences-sales.csv")
            ? Charset.forName("windows-1252")
            : StandardCharsets.UTF_8;
    String text = Files.readString(KEPT.resolve(name), charset);
    Pattern callable =
        Pattern.compile("(?<![\\d.])1?[ (]*[2-9]\\d{2}[) .-]*[2-9]\\d{2}[ .-]?\\d{4}(?!\\d)");

    assertThat(callable.matcher(text).results().map(MatchResult::group))
        .isNotEmpty()
        .allSatisfy(number ->
            assertThat(number.replaceAll("\\D", "")).matches("1?\\d{3}(55501|97601)\\d\\d"));
  }

  @ParameterizedTest
  @CsvSource({
    "alerte-fr.wav, 8, 12",
    "alerte-en.wav, 8, 12",
    "identification-fr.wav, 4, 8",
    "identification-en.wav, 4, 8"
  })
  void theMessagesAreTelephoneAudioOfSomeSeconds(String name, double least, double most)
      throws IOException, UnsupportedAudioFileException {
    AudioFileFormat file = AudioSystem.getAudioFileFormat(KEPT.resolve(name).toFile());

    assertThat(file.getFormat().toString())
        .isEqualTo("PCM_SIGNED 8000.0 Hz, 16 bit, mono, 2 bytes/frame, little-endian");
    assertThat(file.getFrameLength() / 8_000.0).isBetween(least, most);
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

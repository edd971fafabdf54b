package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.support.Wavs;

/// Who calls and why, recorded, shown, removed.
class IntroductionCommandTest {
  @TempDir private Path folder = Path.of("");
  private Tool tool;
  private Path wav = Path.of("");

  @BeforeEach
  void makeTool() throws IOException {
    tool = new Tool(folder);
    wav = Files.write(folder.resolve("ville.wav"), Wavs.telephone(Duration.ofMillis(2500)));
  }

  @Test
  void itIsRecordedShownAndRemoved() {
    assertThat(tool.run("introduction").out()).contains("les appels commencent par le message");

    assertThat(tool.run("introduction", "--fr", "" + wav, "--en", "" + wav).code()).isZero();
    assertThat(tool.run("introduction").out()).contains("fr : ville.wav (2,5 s)", "en : ");

    assertThat(tool.run("introduction", "--remove", "en").out())
        .contains("fr : ")
        .doesNotContain("en : ");
  }

  @Test
  void whatAPhoneCannotPlayIsNotRecorded() throws IOException {
    var text = Files.writeString(folder.resolve("texte.wav"), "Bonjour");

    var run = tool.run("introduction", "--fr", "" + text, "--en", "" + wav);

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("texte.wav", "Rien n’a été enregistré");
    assertThat(tool.run("introduction").out()).contains("Rien n’est enregistré");
  }

  @Test
  void whatNobodyWouldHearIsNotRecorded() throws IOException {
    var silent = Files.write(folder.resolve("muet.wav"), Wavs.telephone(Duration.ofSeconds(2), 0));

    var run = tool.run("introduction", "--fr", "" + silent);

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("muet.wav", "est muet", "Vérifiez le micro");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    var run = tool.run("introduction", "--fr", "absent.wav");

    assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("absent.wav", "Vérifiez qu’il existe");
  }

  @Test
  void whatMakesNoSenseIsAUsageError() {
    assertThat(tool.run("introduction", "--remove", "de").code()).isEqualTo(ExitCode.USAGE);
    assertThat(tool.run("introduction", "--remove", "fr", "--fr", "" + wav).err())
        .contains("à la fois");
  }
}

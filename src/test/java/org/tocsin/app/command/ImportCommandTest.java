package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.app.wiring.Surroundings;

/// `tocsin import residents` while it runs.
class ImportCommandTest {
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  @TempDir Path folder;

  private Tool tool;

  @BeforeEach
  void aTool() throws IOException {
    tool = new Tool(folder);
  }

  private Path list(int rows) throws IOException {
    var text = new StringBuilder("nom,ville,rue,no_civique,voix,compte\n");
    for (int i = 0; i < rows; i++) {
      text.append(
          "Famille %d,Magog,rue %d,%d,418 555-01%02d,4182%06d\n"
              .formatted(i, i / 100, i % 100 + 1, i % 100, i));
    }
    return Files.writeString(folder.resolve("liste.csv"), text);
  }

  @Test
  void aPersonWhoWatchesSeesHowFarItIs() throws IOException {
    var err = new StringWriter();
    var surroundings = new Surroundings(Map.of(), System::getProperty, Tool.CLOCK);

    int code =
        new CommandLineTool(
                surroundings, new PrintWriter(new StringWriter()), new PrintWriter(err), true)
            .run(
                "--data",
                folder.resolve("data").toString(),
                "import",
                "residents",
                list(1_500).toString());

    assertThat(code).isZero();
    assertThat(err.toString()).contains("\r1\u00a0000 lignes lues, ").contains("100\u00a0%");
  }

  @Test
  void theFigureThatIsToBeTypedIsPrintedAsItIsTyped() throws IOException {
    tool.run("import", "residents", list(1_200).toString());
    var shorter = list(1).toString();

    var refused = tool.run("import", "residents", shorter, "--delta", "--deactivate-missing");
    var typed = refused.err().replaceFirst("(?s).*--at-most (\\d+).*", "$1");
    var again =
        tool.run(
            "import", "residents", shorter, "--delta", "--deactivate-missing", "--at-most", typed);

    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(typed).isEqualTo("1199");
    assertThat(again.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void whoeverStopsItIsToldThatNothingWasChanged() throws IOException {
    var unfinished = folder.resolve(".rejets.csv.tocsin-part");
    var rejects = folder.resolve("rejets.csv").toString();
    var said = folder.resolve("dit.txt");
    var process =
        tool.process("import", "residents", list(60_000).toString(), "--rejects", rejects)
            .redirectError(said.toFile())
            .start();
    within(AT_MOST, () -> assertThat(unfinished).exists());

    // As Ctrl-C does.
    process.toHandle().destroy();

    assertThat(process.onExit().join().exitValue()).isNotZero();
    assertThat(said).content().contains("Importation annulée");
    assertThat(unfinished).doesNotExist();
    assertThat(tool.run("import", "list").out()).contains("Aucune importation");
  }
}

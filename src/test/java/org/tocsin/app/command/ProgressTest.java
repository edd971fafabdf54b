package org.tocsin.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.Language;

class ProgressTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void show(boolean live) {
    var terminal =
        new Terminal(
            new PrintWriter(out), new PrintWriter(err), new Messages(Language.FRENCH), live);
    try (var progress = new Progress(terminal)) {
      progress.show("10 sur 12");
      progress.show("9");
    }
  }

  @Test
  void aTerminalHasOneLineThatIsWrittenOver() {
    show(true);

    assertThat(err).hasToString("\r10 sur 12\r9        " + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void elsewhereEachIsALine() {
    show(false);

    assertThat(err.toString().lines()).containsExactly("10 sur 12", "9");
  }
}

package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.Language;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.PbxWords.Mark;
import org.tocsin.ui.shell.StatusSource.Caller;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;
import org.tocsin.ui.shell.StatusSource.PbxStatus;

class PbxWordsTest {
  private static final PbxHealth GOOD =
      new PbxHealth(PbxHealth.State.CONNECTED, false, "22.5.1", 0, 0);
  private static final PbxHealth AWAY = new PbxHealth(PbxHealth.State.UNREACHABLE, false, "", 0, 0);
  private final PbxWords words =
      new PbxWords(Texts.of("shell", Language.ENGLISH, ZoneId.of("America/Toronto")));

  private static ConsoleStatus status(PbxHealth health, List<PbxStatus> pbxs, Caller... callers) {
    return new ConsoleStatus(
        health, pbxs, 0, 20, "PostgreSQL", List.of(), "m.tremblay", false, 0, List.of(callers));
  }

  private static PbxStatus pbx(String name, PbxHealth health) {
    return new PbxStatus(name, health, 0, 20, 20, List.of());
  }

  @Test
  void aServiceThatCallsIsWhatTheBarTellsEvenWhenThisConsoleCannot() {
    var status =
        status(GOOD, List.of(pbx("main", AWAY)), new Caller("SERVER1", true, false, "main", 20, 4));

    assertThat(words.summary(status).title()).isEqualTo("PBX connected");
    assertThat(words.summary(status).mark()).isEqualTo(Mark.GOOD);
    assertThat(words.pbxs(status))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.mark()).isEqualTo(Mark.BAD);
          assertThat(line.advice()).contains("Check the network");
        });
    assertThat(words.callers(status))
        .singleElement()
        .satisfies(line ->
            assertThat(line.spoken())
                .isEqualTo("Service on SERVER1. main – 4 calls in progress, 20 channels allowed"));
  }

  @Test
  void aConsoleWithoutAPbxIsToldWhatToDo() {
    var none = new PbxHealth(PbxHealth.State.NOT_CONFIGURED, false, "", 0, 0);
    var status = status(none, List.of());

    assertThat(words.summary(status).mark()).isEqualTo(Mark.BAD);
    assertThat(words.pbxs(status))
        .singleElement()
        .satisfies(line -> assertThat(line.advice()).contains("let a service make the calls"));
    assertThat(words.callers(status))
        .singleElement()
        .satisfies(line -> assertThat(line.advice()).startsWith("No call will leave"));
  }
}

package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.registry.AccountNumber;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

@EachEngine
class DeltaImportTest {
  private static final String HEADER = "nom,ville,rue,no_civique,voix\n";

  @TempDir Path folder;

  private final ImportDesk desk;

  DeltaImportTest(Database database) {
    desk = new ImportDesk(database);
  }

  @BeforeEach
  void aTownOfTwenty() throws IOException {
    desk.clear();
    desk.imports(list(1, 20, ""));
  }

  private Path list(int from, int to, String more) throws IOException {
    var rows = new StringBuilder(HEADER);
    for (int i = from; i <= to; i++) {
      rows.append("Nom%d,Magog,rue A,%d,41855501%02d\n".formatted(i, i, i));
    }
    return Files.writeString(folder.resolve("liste.csv"), rows + more);
  }

  private ImportOutcome imports(Path list, Delta delta) {
    var options =
        new ImportOptions(Optional.empty(), Language.FRENCH, Map.of(), Optional.of(delta));
    return desk.service().importFile(ImportDesk.ADMIN, list, options, ImportProgress.none());
  }

  private static Delta delta(boolean deactivate, Integer... atMost) {
    return new Delta(
        Optional.empty(),
        deactivate,
        java.util.Arrays.stream(atMost).findFirst(),
        Optional.empty());
  }

  private static Missing missing(ImportOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    return ((ImportOutcome.Done) outcome).missing().orElseThrow();
  }

  private long inactive() {
    return desk.files().values().stream().filter(file -> !file.active()).count();
  }

  @Test
  void whoIsMissingIsToldAndWrittenAndStaysAsHeWas() throws IOException {
    var written = folder.resolve("absents.csv");

    var outcome =
        imports(
            list(2, 20, ""),
            new Delta(Optional.of(written), false, Optional.empty(), Optional.empty()));

    assertThat(missing(outcome).first()).containsExactly(new AccountNumber("4185550101"));
    assertThat(missing(outcome).deactivated()).isZero();
    assertThat(inactive()).isZero();
    assertThat(Files.readAllLines(written)).hasSize(2).last().asString().contains("Nom1,");
  }

  @Test
  void whoIsMissingIsNotCalledAnyMoreWhenThatIsAskedAndTheUndoingGivesHimBack() throws IOException {
    var before = desk.files();

    assertThat(missing(imports(list(3, 20, ""), delta(true))).deactivated()).isEqualTo(2);
    assertThat(inactive()).isEqualTo(2);
    assertThat(desk.file("4185550101").orElseThrow().content().contacts()).isNotEmpty();

    desk.undo().undo(ImportDesk.ADMIN, desk.undo().list(1).getFirst().id(), ImportProgress.none());
    assertThat(desk.files()).isEqualTo(before);
  }

  @Test
  void whoWasRegisteredSinceTheListWasDrawnUpIsNotMissing() throws IOException {
    var yesterday = Optional.of(ImportDesk.NOW.minusSeconds(86_400));

    var missing =
        missing(
            imports(
                list(3, 20, ""), new Delta(Optional.empty(), true, Optional.empty(), yesterday)));

    assertThat(missing).isEqualTo(new Missing(0, 0, 2, List.of()));
    assertThat(inactive()).isZero();
  }

  @Test
  void lookingForThoseWhoAreMissingCanBeStopped() throws IOException {
    var asked = new AtomicInteger();
    var stopping =
        new ImportProgress() {
          @Override
          public void report(long rows, long bytes, long bytesInAll) {}

          /// Before the list, before its only block, then among those who are missing.
          @Override
          public boolean isCancelled() {
            return asked.incrementAndGet() == 3;
          }
        };
    var options =
        new ImportOptions(Optional.empty(), Language.FRENCH, Map.of(), Optional.of(delta(true)));

    assertThat(desk.service().importFile(ImportDesk.ADMIN, list(3, 20, ""), options, stopping))
        .isEqualTo(new ImportOutcome.Cancelled());
    assertThat(inactive()).isZero();
  }

  @Test
  void aListCutShortSilencesNobodyUnlessTheNumberIsSaid() throws IOException {
    var list = list(4, 20, "Neuf,Magog,rue A,99,4185550199\n");

    assertThat(imports(list, delta(true))).isEqualTo(new ImportOutcome.TooManyMissing(3, 2, 0));
    assertThat(inactive()).isZero();
    assertThat(desk.files()).hasSize(20);

    assertThat(missing(imports(list, delta(true, 3))).deactivated()).isEqualTo(3);
  }

  @Test
  void aRefusedRowIsNotAMissingFile() throws IOException {
    var list = list(3, 20, "Nom1,Magog,rue A,un,x\n,Magog,rue A,zéro,4185550102\n");

    assertThat(missing(imports(list, delta(true))).files()).isZero();
    assertThat(inactive()).isZero();
  }

  @Test
  void whileARowCannotBeReadNobodyKnowsWhoIsMissing() throws IOException {
    var list = list(2, 20, "trop,peu\n");

    assertThat(imports(list, delta(true))).isEqualTo(new ImportOutcome.TooManyMissing(1, 2, 1));
    assertThat(inactive()).isZero();
  }
}

package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

/// An account keeps its file for life: at another address, it moved.
@EachEngine
class MovedFilesTest {
  private static final String HEADER =
      "compte,nom,ville,rue,no_civique,latitude,longitude,voix,consentement\n";
  private static final String ROW = "%s,%s,Magog,%s,48.1,-71.1,4185550101,oui\n";
  private static final String ROY = "4185550101";
  private static final String LAM = "4185550102";

  @TempDir Path folder;

  private final ImportDesk desk;

  MovedFilesTest(Database database) {
    desk = new ImportDesk(database);
  }

  @BeforeEach
  void twoHouses() throws IOException {
    desk.clear();
    imports(ROW.formatted(ROY, "Roy", "rue A,1"), ROW.formatted(LAM, "Lam", "rue A,2"));
  }

  private Path list(String... rows) throws IOException {
    return Files.writeString(folder.resolve("liste.csv"), HEADER + String.join("", rows));
  }

  private ImportReport imports(String... rows) throws IOException {
    return desk.imports(list(rows));
  }

  private ResidentFile file(String account) {
    return desk.file(account).orElseThrow();
  }

  private String house(String account) {
    var address = file(account).content().address();
    return address.street() + "," + address.civicNumber().display();
  }

  private static List<RowFault> faults(ImportReport report) {
    return report.rejects().stream().flatMap(reject -> reject.faults().stream()).toList();
  }

  private UndoOutcome.Done undoLast() {
    var last = desk.undo().list(1).getFirst().id();
    return (UndoOutcome.Done) desk.undo().undo(ImportDesk.ADMIN, last, ImportProgress.none());
  }

  private static String moving(String account, String name, String to) {
    return ROW.formatted(account, name, to).replace("48.1,-71.1", ",");
  }

  @Test
  void aKnownAccountAtAnotherAddressMovesItsFile() throws IOException {
    var before = file(ROY);

    var report = imports(moving(ROY, "Roy-Côté", "rue B,7"));

    assertThat(List.of(report.merged(), report.moved(), report.rejected()))
        .containsExactly(1, 1, 0);
    assertThat(file(ROY).id()).isEqualTo(before.id());
    assertThat(house(ROY)).isEqualTo("rue B,7");
    assertThat(file(ROY).content().location()).isEmpty();
    assertThat(file(ROY).content().contacts()).isEqualTo(before.content().contacts());
    assertThat(imports(moving(ROY, "Roy-Côté", "rue B,7")).unchanged()).isEqualTo(1);
  }

  @Test
  void thePreviewSaysThatItMovesAndMovesNothing() throws IOException {
    var outcome =
        desk.service()
            .previewFile(
                ImportDesk.ADMIN,
                list(moving(ROY, "Roy", "rue B,7")),
                new ImportOptions(Optional.empty(), Language.FRENCH),
                ImportProgress.none());

    var preview = ((ImportOutcome.Previewed) outcome).preview();
    assertThat(preview.report().orElseThrow().moved()).isEqualTo(1);
    assertThat(preview.changes().getFirst().isMove()).isTrue();
    assertThat(preview.changes().getFirst().fields(Language.FRENCH))
        .containsEntry(ResidentColumn.STREET, new RowChange.Field("rue A", "rue B"));
    assertThat(house(ROY)).isEqualTo("rue A,1");
  }

  @Test
  void theUndoingMovesItBack() throws IOException {
    var before = desk.files();

    imports(moving(LAM, "Lam", "rue B,7"), moving(ROY, "Roy", "rue A,2"));
    assertThat(List.of(house(ROY), house(LAM))).containsExactly("rue A,2", "rue B,7");

    assertThat(undoLast().restored()).isEqualTo(2);
    assertThat(desk.files()).isEqualTo(before);
  }

  @Test
  void whoeverLivesThereNowStaysAndIsTold() throws IOException {
    imports(moving(ROY, "Roy", "rue B,7"));
    var moved = desk.undo().list(1).getFirst().id();
    imports(ROW.formatted("4185550109", "Neuf", "rue A,1"));

    var done = (UndoOutcome.Done) desk.undo().undo(ImportDesk.ADMIN, moved, ImportProgress.none());

    assertThat(done.first())
        .extracting(UndoOutcome.Left::why)
        .containsExactly(UndoOutcome.Why.RESIDENCE_TAKEN);
    assertThat(house(ROY)).isEqualTo("rue B,7");
  }

  @Test
  void aResidenceThatHasAFileIsNotMovedOnto() throws IOException {
    var report = imports(moving(ROY, "Roy", "rue A,2"));

    assertThat(faults(report))
        .containsExactly(
            new RowFault(Optional.empty(), Reason.RESIDENCE_TAKEN, file(LAM).account().display()));
    assertThat(house(ROY)).isEqualTo("rue A,1");
  }

  @Test
  void theAccountOfAnotherFamilyIsARecycledNumber() throws IOException {
    var report = imports(moving(ROY, "Morin", "rue B,7").replace("oui", "non"));

    assertThat(faults(report))
        .containsExactly(
            new RowFault(
                Optional.of("compte"), Reason.ACCOUNT_TAKEN, file(ROY).account().display()));
    assertThat(file(ROY).content().consent()).isEqualTo(Consent.State.GIVEN);
  }

  /// What a recycled number and a common word have in common is nothing.
  @Test
  void theAccountOfAnotherSaintOrGarageIsARecycledNumber() throws IOException {
    imports(
        ROW.formatted("4185550103", "Saint-Pierre", "rue A,3"),
        ROW.formatted("4185550104", "Garage Roy inc.", "rue A,4"));

    var report =
        imports(
            moving("4185550103", "Saint-Onge", "rue B,3").replace("oui", "non"),
            moving("4185550104", "Garage Lam inc.", "rue B,4"));

    assertThat(faults(report))
        .extracting(RowFault::reason)
        .containsExactly(Reason.ACCOUNT_TAKEN, Reason.ACCOUNT_TAKEN);
    assertThat(house("4185550103")).isEqualTo("rue A,3");
    assertThat(house("4185550104")).isEqualTo("rue A,4");
    assertThat(file("4185550103").content().consent()).isEqualTo(Consent.State.GIVEN);
  }

  @Test
  void aListThatSaysTwoAddressesMovesToNeither() throws IOException {
    var report = imports(ROW.formatted(ROY, "Roy", "rue A,1"), moving(ROY, "Roy", "rue B,7"));

    assertThat(faults(report)).extracting(RowFault::reason).containsExactly(Reason.ACCOUNT_TAKEN);
    assertThat(house(ROY)).isEqualTo("rue A,1");
  }

  @Test
  void theHouseThatWasLeftMayHaveANewFileInTheSameList() throws IOException {
    var report =
        imports(moving(ROY, "Roy", "rue B,7"), ROW.formatted("4185550109", "Neuf", "rue A,1"));

    assertThat(List.of(report.accepted(), report.moved())).containsExactly(1, 1);
    assertThat(house("4185550109")).isEqualTo("rue A,1");
  }

  @Test
  void whoMovedIsNotMissing() throws IOException {
    var delta = new Delta(Optional.empty(), true, Optional.of(2), Optional.empty());
    var options =
        new ImportOptions(Optional.empty(), Language.FRENCH, Map.of(), Optional.of(delta));

    var outcome =
        desk.service()
            .importFile(
                ImportDesk.ADMIN,
                list(moving(ROY, "Roy", "rue B,7")),
                options,
                ImportProgress.none());

    var missing = ((ImportOutcome.Done) outcome).missing().orElseThrow();
    assertThat(missing.files()).isEqualTo(1);
    assertThat(file(ROY).content().active()).isTrue();
    assertThat(file(LAM).content().active()).isFalse();
  }
}

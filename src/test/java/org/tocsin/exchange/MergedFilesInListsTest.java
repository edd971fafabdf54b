package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.FILE_MERGE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.MergeService.Read;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

/// A file that was merged into another is of no list that goes out, nor missing from one that
/// comes.
@EachEngine
class MergedFilesInListsTest {
  @TempDir Path folder;

  private final Database database;
  private final ImportDesk desk;

  MergedFilesInListsTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
  }

  private Path list(int from, int to) throws IOException {
    var rows = new StringBuilder("nom,ville,rue,no_civique,voix\n");
    for (int i = from; i <= to; i++) {
      rows.append("Nom%d,Magog,rue A,%d,41855501%02d\n".formatted(i, i, i));
    }
    return Files.writeString(folder.resolve("liste.csv"), rows);
  }

  @BeforeEach
  void anEmptyTown() {
    database.writeVoid(() -> {
      database.dsl().deleteFrom(CLOSED_FILE).execute();
      database.dsl().deleteFrom(FILE_MERGE).execute();
    });
    desk.clear();
  }

  /// It becomes one with the first.
  private ResidentFile mergesTheSecondOfTwenty() throws IOException {
    desk.imports(list(1, 20));
    var keep = desk.file("4185550101").orElseThrow();
    var other = desk.file("4185550102").orElseThrow();
    var merges =
        new MergeService(
            new MergeTables(database),
            desk.registry(),
            new AuditTable(database),
            database,
            Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
    assertThat(merges.merge(ImportDesk.ADMIN, Read.of(keep), Read.of(other), keep.content()))
        .isInstanceOf(MergeOutcome.Merged.class);
    return other;
  }

  /// Of the account, of the residence, and of the account whose house cannot be read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4185550102,NOM2,Magog,rue A,2,4185550102",
        ",Nom2,Magog,rue A,2,4185550150",
        ",Nom1,Magog,rue A,2,4185550150",
        "4185550102,Nom2,Magog,rue A,deux,"
      })
  void aRefusalOfTheMergedFileIsThatOfTheKeptOne(String row) throws IOException {
    mergesTheSecondOfTwenty();

    var report = refuses(row);

    assertThat(report.rejected()).isEqualTo(1);
    var kept = desk.file("4185550101").orElseThrow();
    assertThat(kept.content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(kept.consent().provenance()).isPresent();
  }

  @Test
  void aStrangersRefusalIsNot() throws IOException {
    mergesTheSecondOfTwenty();

    refuses("4185550102,Morin,Magog,rue A,2,4185550102");

    assertThat(desk.file("4185550101").orElseThrow().content().consent())
        .isEqualTo(Consent.State.GIVEN);
  }

  private ImportReport refuses(String row) throws IOException {
    return desk.imports(
        Files.writeString(
            folder.resolve("refus.csv"),
            "compte,nom,ville,rue,no_civique,voix,consentement\n" + row + ",non\n"));
  }

  @Test
  void theListsAreOfTheNineteenThatAreLeft() throws IOException {
    var other = mergesTheSecondOfTwenty();

    var listed = new ArrayList<FileId>();
    database.writeVoid(() -> desk.registry().forEachActive(listed::add));
    assertThat(listed).hasSize(19).doesNotContain(other.id());

    var exported = folder.resolve("export.csv");
    var outcome =
        desk.exports()
            .exportFile(
                ImportDesk.ADMIN,
                exported,
                new ExportOptions("", FileFilter.none(), false, Language.FRENCH),
                ImportProgress.none());
    assertThat(outcome).isEqualTo(new ExportOutcome.Done(exported, 19));
    assertThat(Files.readAllLines(exported)).hasSize(20).noneMatch(it -> it.contains("Nom2,"));

    assertThat(delta(list(4, 20))).isEqualTo(new ImportOutcome.TooManyMissing(2, 1, 0));
  }

  private ImportOutcome delta(Path list) {
    var delta = new Delta(Optional.empty(), true, Optional.empty(), Optional.empty());
    var options =
        new ImportOptions(Optional.empty(), Language.FRENCH, Map.of(), Optional.of(delta));
    return desk.service().importFile(ImportDesk.ADMIN, list, options, ImportProgress.none());
  }
}

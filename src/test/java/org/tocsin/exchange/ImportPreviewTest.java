package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.AUDIT_ENTRY;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.FileContent;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

@EachEngine
class ImportPreviewTest {
  private static final String HEADER = "nom,prenom,ville,rue,no_civique,voix\n";

  @TempDir Path folder;

  private final ImportDesk desk;

  ImportPreviewTest(Database database) {
    desk = new ImportDesk(database);
    desk.clear();
  }

  private Path list(String text) throws IOException {
    return Files.writeString(folder.resolve("liste.csv"), text);
  }

  private ImportPreview preview(Path list, Map<Integer, ResidentColumn> assigned) {
    var options = new ImportOptions(Optional.empty(), Language.FRENCH, assigned);
    var outcome =
        desk.service().previewFile(ImportDesk.ADMIN, list, options, ImportProgress.none());
    assertThat(outcome).isInstanceOf(ImportOutcome.Previewed.class);
    return ((ImportOutcome.Previewed) outcome).preview();
  }

  private static List<Integer> figures(ImportReport report) {
    return List.of(report.accepted(), report.merged(), report.unchanged(), report.rejected());
  }

  private List<Integer> rowsKept() {
    return desk.database()
        .read(() ->
            List.of(
                desk.database().dsl().fetchCount(RESIDENT_FILE),
                desk.database().dsl().fetchCount(IMPORT_BATCH),
                desk.database().dsl().fetchCount(AUDIT_ENTRY)));
  }

  /// Rows that are quickly refused, around what a preview looks at.
  @ParameterizedTest
  @CsvSource({"9999, true", "10000, true", "10001, false", "12000, false"})
  void aLongListIsLookedAtInItsFirstRows(int rows, boolean whole) throws IOException {
    var preview = preview(list(HEADER + ",x,,,,\n".repeat(rows)), Map.of());

    assertThat(preview.whole()).isEqualTo(whole);
    assertThat(preview.report().orElseThrow().rejected())
        .isEqualTo(Math.min(rows, ImportPreview.MOST_ROWS));
  }

  @Test
  void aPreviewForbidsNoLaunch() throws IOException {
    var seen = new AtomicBoolean(true);
    var list = list(HEADER + "Roy,,Magog,rue A,1,4185550101\n");
    var progress =
        new ImportProgress() {
          @Override
          public void report(long rows, long read, long size) {
            seen.set(desk.service().isUnderWay());
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };

    desk.service()
        .previewFile(
            ImportDesk.ADMIN,
            list,
            new ImportOptions(Optional.empty(), Language.FRENCH, Map.of()),
            progress);

    assertThat(seen).isFalse();
  }

  @Test
  void tellsWhatTheImportThenDoesAndWritesNothing() throws IOException {
    desk.imports(list(HEADER + "Roy,,Magog,rue A,1,4185550101\nLam,,Magog,rue A,2,4185550102\n"));
    var kept = rowsKept();
    var list =
        list(
            HEADER
                + "Roy,Ève,Magog,rue A,1,4185550101\nLam,,Magog,rue A,2,4185550102\n"
                + "Côté,,Magog,rue B,3,4185550103\nCôté,Luc,Magog,rue B,3,4185550103\n"
                + "Fou,,Magog,rue B,4,911\n");

    var preview = preview(list, Map.of());

    assertThat(rowsKept()).isEqualTo(kept);
    var report = preview.report().orElseThrow();
    assertThat(figures(report)).containsExactly(1, 2, 1, 1);
    assertThat(report.rejects()).extracting(RowReject::line).containsExactly(6L);
    assertThat(preview.changes()).extracting(RowChange::line).containsExactly(2L, 4L, 5L);
    assertThat(preview.changes().getFirst().fields(Language.FRENCH))
        .isEqualTo(Map.of(ResidentColumn.GIVEN_NAME, new RowChange.Field("", "Ève")));
    assertThat(preview.changes().get(1).before()).isEmpty();
    assertThat(preview.changes().get(1).after())
        .extracting(FileContent::familyName)
        .isEqualTo("Côté");

    assertThat(figures(desk.imports(list))).isEqualTo(figures(report));
  }

  @Test
  void aColumnThatSaysNothingIsNotReadUntilAPersonSaysWhatItHolds() throws IOException {
    var list = list("nom,ville,rue,no_civique,Où joindre,truc\nRoy,Magog,rue A,1,418 555-0101,x\n");

    var first = preview(list, Map.of());

    assertThat(first.missing()).containsExactly(ResidentColumn.VOICE);
    assertThat(first.report()).isEmpty();
    assertThat(first.columns())
        .contains(
            new ListColumn("nom", Optional.of(ResidentColumn.FAMILY_NAME), false, "Roy"),
            new ListColumn("Où joindre", Optional.empty(), false, "418 555-0101"));

    var assigned = Map.of(4, ResidentColumn.VOICE, 0, ResidentColumn.GIVEN_NAME);
    var second = preview(list, assigned);

    assertThat(second.missing()).isEmpty();
    assertThat(second.columns().get(4))
        .isEqualTo(
            new ListColumn("Où joindre", Optional.of(ResidentColumn.VOICE), true, "418 555-0101"));
    assertThat(figures(second.report().orElseThrow())).containsExactly(1, 0, 0, 0);
  }

  @Test
  void rejectsOfAListWhoseColumnsWereAssignedAreReadWithoutHelp() throws IOException {
    var list = list("nom,ville,rue,no_civique,Où joindre\nRoy,Magog,rue A,un,418 555-0101\n");
    var rejects = folder.resolve("rejets.csv");
    var options =
        new ImportOptions(Optional.of(rejects), Language.FRENCH, Map.of(4, ResidentColumn.VOICE));
    desk.service().importFile(ImportDesk.ADMIN, list, options, ImportProgress.none());

    var corrected = list(Files.readString(rejects).replace(",un,", ",1,"));

    assertThat(figures(desk.imports(corrected))).containsExactly(1, 0, 0, 0);
  }

  @Test
  void aPreviewIsStoppedLikeAnImport() throws IOException {
    var stopped =
        new ImportProgress() {
          @Override
          public void report(long rows, long bytes, long bytesInAll) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    var outcome =
        desk.service()
            .previewFile(
                ImportDesk.ADMIN,
                list(HEADER + "Roy,,Magog,rue A,1,4185550101\n"),
                new ImportOptions(Optional.empty(), Language.FRENCH),
                stopped);

    assertThat(outcome).isEqualTo(new ImportOutcome.Cancelled());
    assertThat(desk.service().isUnderWay()).isFalse();
  }
}

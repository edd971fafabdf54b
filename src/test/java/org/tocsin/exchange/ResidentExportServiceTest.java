package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.AuditEntry;
import org.tocsin.registry.FileFilter;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

@EachEngine
class ResidentExportServiceTest {
  private static final String LIST =
      "nom,ville,rue,no_civique,voix\nRoy,Magog,rue A,1,4185550101\nLam,Magog,rue A,2,4185550102\n";

  @TempDir Path folder;

  private final ImportDesk desk;

  ResidentExportServiceTest(Database database) throws IOException {
    desk = new ImportDesk(database);
    desk.clear();
    var list = Files.createTempFile("tocsin", ".csv");
    desk.imports(Files.writeString(list, LIST));
    Files.delete(list);
  }

  private ExportOutcome export(Path file, String query, boolean over) {
    var options = new ExportOptions(query, FileFilter.none(), over, Language.FRENCH);
    return desk.exports().exportFile(ImportDesk.ADMIN, file, options, ImportProgress.none());
  }

  private List<AuditEntry> audit() {
    var log = new AuditTable(desk.database());
    return desk.database().read(() -> log.of("registry:files", 10));
  }

  @Test
  void whatIsFoundIsExportedAndTheAuditSaysByWhom() throws IOException {
    var file = folder.resolve("roy.csv");

    assertThat(export(file, "roy", false)).isEqualTo(new ExportOutcome.Done(file, 1));

    assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("Roy", "rue A");
    var entry = audit().getFirst();
    assertThat(entry.actor()).isEqualTo(ImportDesk.ADMIN);
    assertThat(entry.details()).containsEntry("query", "roy").containsEntry("residences", "1");
  }

  @Test
  void onlyWhatPassesAFilterIsExportedAndTheAuditSaysWhich() throws IOException {
    var file = folder.resolve("rue.csv");
    var filter =
        new FileFilter(
            Optional.of("Rue A"),
            Optional.of(Language.FRENCH),
            Set.of(),
            Optional.of(ImportDesk.NOW));
    var unreachable =
        new FileFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(FileFilter.Sign.NO_USABLE_NUMBER),
            Optional.empty());

    assertThat(export(file, filter)).isEqualTo(new ExportOutcome.Done(file, 2));
    assertThat(export(folder.resolve("injoignables.csv"), unreachable))
        .isEqualTo(new ExportOutcome.Done(folder.resolve("injoignables.csv"), 0));

    assertThat(audit().getLast().details())
        .containsEntry("street", "Rue A")
        .containsEntry("language", "fr")
        .containsEntry("changedSince", "2026-11-21T13:00:00Z")
        .doesNotContainKey("signs");
    assertThat(audit().getFirst().details()).containsEntry("signs", "NO_USABLE_NUMBER");
  }

  private ExportOutcome export(Path file, FileFilter filter) {
    var options = new ExportOptions("", filter, false, Language.FRENCH);
    return desk.exports().exportFile(ImportDesk.ADMIN, file, options, ImportProgress.none());
  }

  @Test
  void anotherFileIsReplacedOnlyWhenAsked() throws IOException {
    var file = Files.writeString(folder.resolve("tous.csv"), "older");

    assertThat(export(file, "", false)).isEqualTo(new ExportOutcome.Exists(file));
    assertThat(Files.readString(file)).isEqualTo("older");
    assertThat(audit()).isEmpty();

    assertThat(export(file, "", true)).isEqualTo(new ExportOutcome.Done(file, 2));
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void anExportThatIsStoppedLeavesNothing() throws IOException {
    var stopped =
        new ImportProgress() {
          @Override
          public void report(long rows, long bytes, long bytesInAll) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    var options = new ExportOptions("", FileFilter.none(), false, Language.FRENCH);
    var file = folder.resolve("tous.json");

    assertThat(desk.exports().exportFile(ImportDesk.ADMIN, file, options, stopped))
        .isEqualTo(new ExportOutcome.Cancelled());

    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    assertThat(audit()).isEmpty();
  }

  @Test
  void aListInJsonThatIsCutShortChangesNothing() throws IOException {
    var file = folder.resolve("tous.json");
    export(file, "", false);
    var text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 40));
    desk.clear();

    var outcome =
        desk.service()
            .importFile(
                ImportDesk.ADMIN,
                file,
                new ImportOptions(java.util.Optional.empty(), Language.FRENCH),
                ImportProgress.none());

    assertThat(outcome).isEqualTo(new ImportOutcome.NotACsv(NotCsv.NOT_JSON, List.of()));
    assertThat(desk.files()).isEmpty();
  }
}

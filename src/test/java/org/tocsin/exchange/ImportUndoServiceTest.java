package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.IMPORT_OPENED;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.exchange.UndoOutcome.Why;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;
import org.tocsin.support.SampleFiles;

@EachEngine
class ImportUndoServiceTest {
  private static final String HEADER = "nom,prenom,ville,rue,no_civique,voix,consentement\n";
  private static final String ROY = "Roy,,Magog,rue A,1,4185550101,\n";

  @TempDir Path folder;

  private final ImportDesk desk;
  private final Database database;

  ImportUndoServiceTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
    desk.clear();
  }

  private long imports(String rows) throws IOException {
    desk.imports(Files.writeString(folder.resolve("liste.csv"), HEADER + rows));
    return desk.undo().list(1).getFirst().id();
  }

  private UndoOutcome.Done undo(long batch) {
    var outcome = desk.undo().undo(ImportDesk.ADMIN, batch, ImportProgress.none());
    assertThat(outcome).isInstanceOf(UndoOutcome.Done.class);
    return (UndoOutcome.Done) outcome;
  }

  private static List<Integer> figures(UndoOutcome.Done done) {
    return List.of(done.removed(), done.restored(), done.left());
  }

  private FileContent roy() {
    return desk.file("4185550101").map(ResidentFile::content).orElseThrow();
  }

  private List<Integer> rest() {
    return database.read(() ->
        List.of(
            database.dsl().fetchCount(RESIDENCE),
            database.dsl().fetchCount(CONSENT),
            database.dsl().fetchCount(SEARCH_KEY),
            desk.registry().streets().size()));
  }

  private void change(FileContent content) {
    var file = desk.file("4185550101").orElseThrow();
    database.writeVoid(
        () -> desk.registry().update(file.id(), file.version(), content, ImportDesk.NOW));
  }

  /// Somebody else writes the same thing first, so many times.
  private ImportUndoService clashing(int times) {
    var left = new AtomicInteger(times);
    var transactions =
        new Transactions() {
          @Override
          public <T> T write(Supplier<T> work) {
            return database.write(() -> {
              var result = work.get();
              if (left.getAndDecrement() > 0) {
                throw new ConflictException("first", new IllegalStateException());
              }
              return result;
            });
          }

          @Override
          public <T> T read(Supplier<T> work) {
            return database.read(work);
          }
        };
    return new ImportUndoService(
        ImportTarget.of(desk.registry()),
        new ImportTable(database),
        new AuditTable(database),
        transactions,
        Clock.fixed(ImportDesk.NOW, ZoneOffset.UTC));
  }

  @Test
  void whoeverWritesTheSameFirstHasItDoneAgainAndThenItIsSaid() throws IOException {
    var first = imports(ROY);

    assertThat(clashing(2).undo(ImportDesk.ADMIN, first, ImportProgress.none()))
        .isEqualTo(new UndoOutcome.Clashed());
    assertThat(desk.file("4185550101")).isPresent();
    assertThat(clashing(1).undo(ImportDesk.ADMIN, first, ImportProgress.none()))
        .isInstanceOf(UndoOutcome.Done.class);
  }

  @Test
  void whatTheImportOpenedIsGoneAndWhatItCompletedSaysAgainWhatItSaid() throws IOException {
    imports(ROY);
    var before = roy();
    var rest = rest();
    var second =
        imports("Roy,Ève,Magog,rue A,1,4185550109,oui\nLam,,Magog,rue B,2,4185550102,oui\n");
    assertThat(roy().contacts()).hasSize(2);

    assertThat(figures(undo(second))).containsExactly(1, 1, 0);

    assertThat(roy()).isEqualTo(before);
    assertThat(desk.file("4185550102")).isEmpty();
    assertThat(rest()).isEqualTo(rest);
    assertThat(desk.undo().list(1).getFirst().undone().orElseThrow().by()).isEqualTo("admin");
    assertThat(desk.undo().undo(ImportDesk.ADMIN, second, ImportProgress.none()))
        .isInstanceOf(UndoOutcome.AlreadyUndone.class);
  }

  @Test
  void afterTheLatestTheOneBeforeIsUndoneToo() throws IOException {
    var first = imports(ROY);
    var second = imports("Roy,Ève,Magog,rue A,1,4185550101,\n");
    var third = imports("Roy,Luc,Magog,rue A,1,4185550101,\n");

    assertThat(figures(undo(third))).containsExactly(0, 1, 0);
    assertThat(roy().givenName()).isEqualTo("Ève");
    assertThat(figures(undo(second))).containsExactly(0, 1, 0);
    assertThat(figures(undo(first))).containsExactly(1, 0, 0);
    assertThat(rest()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void aFileThatWasChangedSinceIsLeftAndTold() throws IOException {
    var first = imports(ROY + "Lam,,Magog,rue A,2,4185550102,\n");
    change(SampleFiles.with(roy(), "Zoé"));

    var done = undo(first);

    assertThat(figures(done)).containsExactly(1, 0, 1);
    assertThat(done.first())
        .extracting(UndoOutcome.Left::why, left -> left.account().digits())
        .containsExactly(org.assertj.core.api.Assertions.tuple(Why.CHANGED, "4185550101"));
    assertThat(roy().givenName()).isEqualTo("Zoé");
  }

  @Test
  void anOptOutSinceTheImportIsNotUndoneWithIt() throws IOException {
    imports(ROY);
    var second = imports("Roy,Ève,Magog,rue A,1,4185550101,oui\n");
    change(SampleFiles.with(roy(), Consent.State.WITHDRAWN));

    assertThat(figures(undo(second))).containsExactly(0, 0, 1);
    assertThat(roy().consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aListThatOpensAndCompletesOneFileInSeveralBlocksIsUndoneWhole() throws IOException {
    var rows = new StringBuilder(ROY);
    for (int i = 0; i < 1_100; i++) {
      rows.append("Lam,,Magog,rue B,%d,418555%04d,\n".formatted(i + 1, i + 1000));
    }
    rows.append("Roy,Ève,Magog,rue A,1,4185550101,\n");

    assertThat(figures(undo(imports(rows.toString())))).containsExactly(1_101, 0, 0);
    assertThat(rest()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void theFilesThatAnImportOpensAreKeptInFewRows() throws IOException {
    var rows = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      rows.append("Lam,,Magog,rue B,%d,418555%04d,\n".formatted(i + 1, i + 1000));
    }

    imports(rows.toString());

    assertThat(database.read(() -> database.dsl().fetchCount(IMPORT_OPENED))).isEqualTo(1);
  }

  @Test
  void whatAFileSaidIsReadAgainByLaterVersionsOfTheProgram() {
    var kept =
        """
        {"familyName":"Roy","givenName":"","language":"FRENCH","address":{"city":"Saint-Évrard",
        "street":"rue A","civicNumber":{"number":12,"suffix":"1/2"},"apartment":"","postalCode":{
        "compact":"J1V1A1"}},"location":null,"active":true,"consent":"GIVEN","contacts":[{"channel":
        "VOICE","number":{"e164":"+14185550101"},"description":"","extension":"","delaySeconds":0,
        "active":true,"invalid":false}],"particulars":{"reducedMobility":false,"note":"","card":null}}
        """;
    var content = FileContentJson.read(kept);

    assertThat(content.address().civicNumber().display()).isEqualTo("12 1/2");
    assertThat(content.contacts())
        .extracting(it -> it.number())
        .containsExactly(SampleFiles.phone(1));
    assertThat(FileContentJson.read(FileContentJson.write(content))).isEqualTo(content);
  }
}

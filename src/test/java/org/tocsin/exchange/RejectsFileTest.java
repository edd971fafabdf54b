package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.ImportOutcome.RejectsNotWritten;
import org.tocsin.exchange.ImportOutcome.RejectsNotWritten.Why;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.Engine;
import org.tocsin.support.OtherBatches;
import org.tocsin.support.TestDatabases;

/// The refused rows go where they were asked for, and nothing else is touched for them.
class RejectsFileTest {
  private static final String HEADER = "nom,ville,rue,no_civique,voix\n";
  private static final String GOOD = "Roy,Magog,rue A,1,4185550101\n";
  private static final String BAD = "\"Ève, fille\",Magog,rue A,x,911\n";
  private static final String REASONS =
      "\"no_civique\u00a0: pas un numéro civique\u00a0: il faut des chiffres, puis une lettre ou une"
          + " fraction s’il y en a une, comme 710, 710A ou 12 1/2 (lu\u00a0: «\u00a0x\u00a0») ·"
          + " voix\u00a0: numéro de service, jamais appelé\u00a0: donnez-en un à dix chiffres"
          + " (lu\u00a0: «\u00a0911\u00a0»)\"";

  @TempDir private Path folder = Path.of("");
  private Database database = TestDatabases.fresh(Engine.H2);
  private Path list = Path.of("");

  @BeforeEach
  void writeList() throws IOException {
    list = Files.writeString(folder.resolve("liste.csv"), HEADER + GOOD + BAD);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ImportOutcome importing(Path from, Path rejects) {
    return importing(from, rejects, new ImportTable(database), ImportProgress.none());
  }

  private ImportOutcome importing(
      Path from, Path rejects, ImportBatches batches, ImportProgress progress) {
    return new ResidentImportService(
            ImportTarget.of(new RegistryTables(database)),
            batches,
            new AuditTable(database),
            database,
            Clock.fixed(Instant.parse("2026-11-21T13:00:00Z"), ZoneOffset.UTC))
        .importFile(
            new Actor("admin", "poste-1"),
            from,
            new ImportOptions(Optional.of(rejects), Language.FRENCH),
            progress);
  }

  private int files() {
    return database.read(() -> database.dsl().fetchCount(RESIDENT_FILE));
  }

  private List<String> names() throws IOException {
    try (var found = Files.list(folder)) {
      return found.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theRefusedRowsAreWrittenAsTheyCameWithTheirLineAndTheReason() throws IOException {
    var rejects = folder.resolve("rejets.csv");

    var outcome = importing(list, rejects);

    assertThat(((ImportOutcome.Done) outcome).rejects()).contains(rejects);
    assertThat(Files.readString(rejects))
        .isEqualTo(
            "\ufeff"
                + HEADER.strip()
                + ",ligne,motif\r\n\"Ève, fille\",Magog,rue A,x,911,3,"
                + REASONS
                + "\r\n");
    assertThat(names()).containsExactly("liste.csv", "rejets.csv");
  }

  @Test
  void theRejectsOfAFileOfRejectsHaveTheirOwnLineAndReasonOnly() throws IOException {
    var first = folder.resolve("rejets.csv");
    var second = folder.resolve("rejets-2.csv");
    importing(list, first);

    importing(first, second);

    assertThat(Files.readString(second))
        .isEqualTo(Files.readString(first).replace("911,3,", "911,2,"));
  }

  @Test
  void theListIsNeverOverwrittenByItsRejects() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("lien.csv"), list);
    var twin = Files.createLink(folder.resolve("jumeau.csv"), list);
    var spelling = folder.resolve("sous").resolve("..").resolve("liste.csv");
    Files.createDirectory(folder.resolve("sous"));

    for (var rejects : List.of(list, link, twin, spelling)) {
      assertThat(importing(list, rejects))
          .isEqualTo(new RejectsNotWritten(rejects, Why.IS_THE_LIST));
    }
    assertThat(importing(link, list)).isEqualTo(new RejectsNotWritten(list, Why.IS_THE_LIST));

    assertThat(Files.readString(list)).isEqualTo(HEADER + GOOD + BAD);
    assertThat(files()).isZero();
    assertThat(names()).containsExactly("jumeau.csv", "lien.csv", "liste.csv", "sous");
  }

  @Test
  void aFolderIsNoPlaceForRejects() throws IOException {
    var empty = Files.createDirectory(folder.resolve("vide"));
    var absent = folder.resolve("absent").resolve("rejets.csv");

    assertThat(importing(list, empty)).isEqualTo(new RejectsNotWritten(empty, Why.NOT_WRITABLE));
    assertThat(importing(list, absent)).isEqualTo(new RejectsNotWritten(absent, Why.NOT_WRITABLE));
    assertThat(empty).isDirectory();
    assertThat(files()).isZero();
  }

  @Test
  void anImportThatFailsLeavesTheOlderRejectsAsTheyWere() throws IOException {
    var rejects = Files.writeString(folder.resolve("rejets.csv"), "older");

    assertThatThrownBy(() -> importing(list, rejects, new Failing(database), ImportProgress.none()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(importing(list, rejects, new ImportTable(database), new AtOnce()))
        .isEqualTo(new ImportOutcome.Cancelled());

    assertThat(Files.readString(rejects)).isEqualTo("older");
    assertThat(files()).isZero();
    assertThat(names()).containsExactly("liste.csv", "rejets.csv");
  }

  @Test
  void whatAKilledImportLeftGoesWithTheNextOne() throws IOException {
    Files.writeString(folder.resolve(".rejets.csv.tocsin-part"), "half a row");

    importing(list, folder.resolve("rejets.csv"));

    assertThat(names()).containsExactly("liste.csv", "rejets.csv");
    assertThat(Files.readAllLines(folder.resolve("rejets.csv"))).hasSize(2);
  }

  @Test
  void withoutARefusedRowThereIsNoFileUnlessAnOlderOneWouldBeTakenForIt() throws IOException {
    Files.writeString(list, HEADER + GOOD);
    var rejects = folder.resolve("rejets.csv");

    assertThat(((ImportOutcome.Done) importing(list, rejects)).rejects()).isEmpty();
    assertThat(names()).containsExactly("liste.csv");

    Files.writeString(rejects, "older");
    assertThat(((ImportOutcome.Done) importing(list, rejects)).rejects()).contains(rejects);
    assertThat(Files.readAllLines(rejects)).hasSize(1);
  }

  @Test
  void rejectsWhosePlaceWasTakenMeanwhileGoBesideItUnderAFreeName() throws IOException {
    var rejects = folder.resolve("rejets.csv");
    var older = Files.writeString(folder.resolve("rejets-2.csv"), "older");
    var taking = new Taking(new ImportTable(database), rejects);

    var outcome = (ImportOutcome.Done) importing(list, rejects, taking, ImportProgress.none());

    assertThat(files()).isEqualTo(1);
    var beside = folder.resolve("rejets-3.csv");
    assertThat(outcome.rejects()).contains(beside);
    assertThat(Files.readAllLines(beside)).hasSize(2);
    assertThat(Files.readString(older)).isEqualTo("older");
    assertThat(names()).containsExactly("liste.csv", "rejets-2.csv", "rejets-3.csv", "rejets.csv");
  }

  /// Breaks once all rows are dealt with.
  private static final class Failing extends OtherBatches {
    Failing(Database database) {
      super(new ImportTable(database));
    }

    @Override
    public void end(long batch, Instant endedAt, ImportReport report) {
      throw new IllegalStateException("broken on purpose");
    }
  }

  /// Another program makes a folder, not empty, where the rejects are to go.
  private static final class Taking extends OtherBatches {
    private final Path place;

    Taking(ImportBatches batches, Path place) {
      super(batches);
      this.place = place;
    }

    @Override
    public long begin(Batch batch) {
      assertThat(place.resolve("in").toFile().mkdirs()).isTrue();
      return super.begin(batch);
    }
  }

  /// Stops before the first block.
  private static final class AtOnce implements ImportProgress {
    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      // It never comes to that.
    }

    @Override
    public boolean isCancelled() {
      return true;
    }
  }
}

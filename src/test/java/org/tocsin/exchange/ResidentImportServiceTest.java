package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tocsin.store.schema.Tables.AUDIT_ENTRY;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.CampaignState;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.MergeService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.MergeTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.CampaignRows;
import org.tocsin.support.Engine;
import org.tocsin.support.OtherBatches;
import org.tocsin.support.TestDatabases;

@ParameterizedClass
@EnumSource(Engine.class)
class ResidentImportServiceTest {
  private static final Path SAMPLE = Path.of("sample-data");
  private static final Actor ADMIN = new Actor("admin", "poste-1");
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00Z");
  private static final String HEADER =
      "compte,nom,prenom,langue,ville,rue,no_civique,appartement,code_postal,voix,sms,description,"
          + "poste,delai,actif,consentement\n";

  @TempDir Path folder;

  private final Engine engine;
  private Database database;
  private RegistryTables store;
  private ResidentImportService service;

  ResidentImportServiceTest(Engine engine) {
    this.engine = engine;
    database = TestDatabases.fresh(engine);
    store = new RegistryTables(database);
    service = service();
  }

  private ResidentImportService service() {
    return service(new ImportTable(database));
  }

  private ResidentImportService service(ImportBatches batches) {
    return new ResidentImportService(
        ImportTarget.of(store),
        batches,
        new AuditTable(database),
        database,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void isUsable() {
    assertThat(engine).isNotNull();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private ImportOutcome importing(Path file) {
    return service.importFile(
        ADMIN, file, new ImportOptions(Optional.empty(), Language.FRENCH), ImportProgress.none());
  }

  private ImportReport report(Path file) {
    var outcome = importing(file);
    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    return ((ImportOutcome.Done) outcome).report();
  }

  private ImportReport report(String rows) throws IOException {
    return report(Files.writeString(folder.resolve("liste.csv"), HEADER + rows));
  }

  private long files() {
    return database.read(() -> database.dsl().fetchCount(RESIDENT_FILE));
  }

  private ResidentFile file(String account) {
    return database.read(() -> store.findByAccount(new AccountNumber(account)).orElseThrow());
  }

  private static List<Integer> figures(ImportReport report) {
    return List.of(report.accepted(), report.merged(), report.unchanged(), report.rejected());
  }

  @Test
  void aDiskWithoutTheRoomIsSaidBeforeAnythingIsWritten() throws IOException {
    var list = Files.writeString(folder.resolve("liste.csv"), HEADER);
    service = service(new FullDisk(new ImportTable(database)));

    assertThat(importing(list))
        .isEqualTo(
            new ImportOutcome.NoRoom(40_000_000 + 300 * Files.size(list), FullDisk.FREE_BYTES));
    assertThat(files()).isZero();
  }

  @Test
  void anAlertInProgressComesBeforeAnImport() throws IOException {
    var list = Files.writeString(folder.resolve("liste.csv"), HEADER);
    var alert = new CampaignRows(database, NOW).running();

    assertThat(importing(list)).isInstanceOf(ImportOutcome.CallsUnderWay.class);
    assertThat(service.isUnderWay()).isFalse();

    database.writeVoid(() ->
        new CampaignTables(database)
            .move(alert.id(), CampaignState.RUNNING, CampaignState.PAUSED, NOW));
    assertThat(importing(list)).isInstanceOf(ImportOutcome.Done.class);
  }

  /// Imports on a disk that has hardly any room left.
  private static final class FullDisk extends OtherBatches {
    static final long FREE_BYTES = 1_000;

    FullDisk(ImportBatches batches) {
      super(batches);
    }

    @Override
    public OptionalLong freeBytes() {
      return OptionalLong.of(FREE_BYTES);
    }
  }

  @Test
  void theSampleTownIsImportedAndASecondTimeChangesNothing() {
    var first = report(SAMPLE.resolve("residences.csv"));
    assertThat(figures(first)).containsExactly(2_000, 0, 0, 0);
    assertThat(first.streetsAdded()).hasSize(60);
    assertThat(files()).isEqualTo(2_000);
    var before = file("5795550199");
    assertThat(before.consent().provenance().orElseThrow())
        .isEqualTo(
            new Consent.Provenance(
                Consent.Means.IMPORT,
                "admin",
                NOW,
                Language.FRENCH,
                org.tocsin.registry.RegistryService.CONSENT_TEXT_VERSION));

    var second = report(SAMPLE.resolve("residences.csv"));

    assertThat(figures(second)).containsExactly(0, 0, 2_000, 0);
    assertThat(second.streetsAdded()).isEmpty();
    assertThat(file("5795550199")).isEqualTo(before);
    assertThat(database.read(() -> database.dsl().fetchCount(IMPORT_BATCH))).isEqualTo(2);
    assertThat(database.read(() -> database.dsl().fetchCount(AUDIT_ENTRY))).isEqualTo(2);
  }

  @Test
  void everyRowOfTheFaultyListIsAcceptedOrRefusedAsItsPageSays() throws IOException {
    var report = report(SAMPLE.resolve("residences-sales.csv"));
    var found = new TreeMap<Long, String>();
    report
        .rejects()
        .forEach(reject ->
            found.put(
                reject.line(),
                reject.faults().stream()
                    .flatMap(fault -> fault.column().stream())
                    .map(name -> ResidentColumn.named(name).orElseThrow().english())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "))));

    assertThat(found).isEqualTo(expectedRejects());
  }

  /// From the table of the sample's page.
  private static TreeMap<Long, String> expectedRejects() throws IOException {
    var expected = new TreeMap<Long, String>();
    var page = Files.readString(SAMPLE.resolve("README.md"));
    var table =
        page.substring(
            page.indexOf("## `residences-sales.csv`"),
            page.indexOf("## `residences-sales-utf8.csv`"));
    table
        .lines()
        .filter(line -> line.contains("| rejeté"))
        .forEach(line -> {
          var cells = line.split("\\|");
          var columns =
              java.util.regex.Pattern.compile("`([a-z_]+)`")
                  .matcher(cells[3])
                  .results()
                  .map(match -> match.group(1))
                  .sorted()
                  .collect(Collectors.joining(" "));
          expected.put(Long.valueOf(cells[1].strip()), columns);
        });
    return expected;
  }

  @Test
  void rowsOfOneResidenceUniteTheirNumbersAndCompleteEachOther() throws IOException {
    var rows =
        """
        4185550101,Roy,,fr,Magog,rue A,1,,,4185550101,,Maison,,,,oui
        ,ROY,Ève,en,MAGOG,Rue A,1,,J1V1A1,418 555-0102|418 555-0101,,Travail|Chalet,12,3,,
        ,Autre,,fr,Magog,rue A,1,,,4185550103,,,,,,
        """;

    var report = report(rows);

    assertThat(figures(report)).containsExactly(1, 1, 0, 1);
    assertThat(report.rejects())
        .containsExactly(
            new RowReject(
                4,
                List.of(
                    new RowFault(
                        Optional.empty(),
                        Reason.RESIDENCE_TAKEN,
                        file("4185550101").account().display()))));
    var content = file("4185550101").content();
    assertThat(content.givenName()).isEqualTo("Ève");
    assertThat(content.language()).isEqualTo(Language.FRENCH);
    assertThat(content.contacts())
        .containsExactly(
            new ContactPoint(
                org.tocsin.shared.Channel.VOICE, number(1), "Maison", "", 0, true, false),
            new ContactPoint(
                org.tocsin.shared.Channel.VOICE, number(2), "Travail", "12", 3, true, false));
    assertThat(figures(report(rows))).containsExactly(0, 0, 2, 1);
  }

  private static PhoneNumber number(int last) {
    return new PhoneNumber("+1418555010" + last);
  }

  @Test
  void aWithdrawnConsentIsNotGivenBackByAList() throws IOException {
    var row = "4185550101,Roy,,fr,Magog,rue A,1,,,4185550101,,,,,,%s\n";

    report(row.formatted("non"));
    assertThat(figures(report(row.formatted("oui")))).containsExactly(0, 0, 1, 0);

    assertThat(file("4185550101").consent().state()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aListDoesNotOpenAgainAFileThatWasMerged() throws IOException {
    var row = "%s,Roy,Anne,fr,Magog,rue A,%s,,%s,,,,,,\n";
    var kept = row.formatted("4185550101", "1,2", "4185550101");
    var closed = row.formatted("4185550102", "1,02", "4185550102");
    report(kept + closed);
    merge(file("4185550101"), file("4185550102"));

    var report = report(kept + closed);

    assertThat(figures(report)).containsExactly(0, 0, 1, 1);
    assertThat(report.rejects().getFirst().faults())
        .containsExactly(RowFault.ofRow(RowFault.Reason.FILE_MERGED));
    assertThat(file("4185550102")).isEqualTo(file("4185550101"));
    assertThat(files()).isEqualTo(2);

    assertThat(figures(report(row.formatted("4185550102", "1,2", "4185550103"))))
        .containsExactly(0, 1, 0, 0);
  }

  private void merge(ResidentFile keep, ResidentFile other) {
    var merges =
        new MergeService(
            new MergeTables(database),
            store,
            new AuditTable(database),
            database,
            Clock.fixed(NOW, ZoneOffset.UTC));
    var outcome =
        merges.merge(
            ADMIN, MergeService.Read.of(keep), MergeService.Read.of(other), keep.content());
    assertThat(outcome).isInstanceOf(MergeOutcome.Merged.class);
  }

  @Test
  void whatIsNotAListIsToldAndChangesNothing() throws IOException {
    var jpeg =
        Files.write(
            folder.resolve("photo.csv"),
            new byte[] {-1, -40, -1, -32, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1});
    var empty = Files.createFile(folder.resolve("vide.csv"));
    var other = Files.writeString(folder.resolve("autre.csv"), "nom;prix\nPain;3\n");

    assertThat(importing(jpeg)).isEqualTo(new ImportOutcome.NotACsv(NotCsv.BINARY, List.of()));
    assertThat(importing(empty)).isEqualTo(new ImportOutcome.NotACsv(NotCsv.EMPTY, List.of()));
    assertThat(importing(folder.resolve("absent.csv")))
        .isEqualTo(new ImportOutcome.NotACsv(NotCsv.UNREADABLE, List.of()));
    assertThat(importing(other))
        .isEqualTo(
            new ImportOutcome.NotACsv(
                NotCsv.MISSING_COLUMNS, List.of("ville", "rue", "no_civique", "voix")));
    assertThat(files()).isZero();
  }

  @Test
  void aStoppedImportLeavesNothing() {
    var stopAfterTwoBlocks =
        new ImportProgress() {
          private long rows;

          @Override
          public void report(long rowsDone, long bytes, long bytesInAll) {
            rows = rowsDone;
          }

          @Override
          public boolean isCancelled() {
            return rows >= 1_000;
          }
        };

    var outcome =
        service.importFile(
            ADMIN,
            SAMPLE.resolve("residences.csv"),
            new ImportOptions(Optional.empty(), Language.FRENCH),
            stopAfterTwoBlocks);

    assertThat(outcome).isEqualTo(new ImportOutcome.Cancelled());
    assertThat(files()).isZero();
    assertThat(database.read(store::streets)).isEmpty();
  }

  @Test
  void aReportAddsUp() throws IOException {
    var report = report("4185550101,Roy,,fr,Magog,rue A,1,,,4185550101,,,,,,\n\n ,,\n");

    assertThat(report.rows()).isEqualTo(1);
    assertThat(report.duration()).isEqualTo(Duration.ZERO);
  }

  @Test
  void anOldNumberThatTheCityNoLongerAllowsIsNotInTheWayOfACorrection() throws IOException {
    report("4185550101,Roy,,fr,Magog,rue A,1,,,4185550101,,,,,,\n");
    var before = database.read(store::policy);
    var narrowed = new CityPolicy(true, Set.of("581"), Set.of(), false);
    database.writeVoid(() -> store.setPolicy(narrowed));
    try {
      assertThat(figures(report("4185550101,Roy,Anne,fr,Magog,rue A,1,,,,,,,,,\n")))
          .containsExactly(0, 1, 0, 0);
    } finally {
      database.writeVoid(() -> store.setPolicy(before));
    }
  }

  @Test
  void aFaultyListOfStreetsIsRefusedWithEachReason() throws IOException {
    var list =
        Files.writeString(
            folder.resolve("rues.csv"), "City,street,civic_from\nMagog,,x\nMagog\n\"Magog,a,1\n");

    assertThat(streets().importFile(ADMIN, list))
        .isEqualTo(
            new StreetImportOutcome.Faulty(
                List.of(
                    new StreetImportOutcome.Fault(2, Optional.of("street"), Reason.MISSING),
                    new StreetImportOutcome.Fault(
                        2, Optional.of("civic_from"), Reason.NOT_A_CIVIC_NUMBER),
                    new StreetImportOutcome.Fault(3, Optional.empty(), Reason.CELL_COUNT),
                    new StreetImportOutcome.Fault(4, Optional.empty(), Reason.UNCLOSED_QUOTE))));
    assertThat(database.read(store::streets)).isEmpty();
  }

  @Test
  void theFormerNamesOfAStreetAreKeptApartFromItsOtherOnes() throws IOException {
    var list =
        Files.writeString(
            folder.resolve("rues.csv"),
            "Ville;Rue;Alias;Ancien nom\nMagog;rue Principale;Grande Rue;rue du Bac|rang 4\n");

    assertThat(streets().importFile(ADMIN, list))
        .isEqualTo(new StreetImportOutcome.Done(1, 0, 0, 0));

    assertThat(database.read(store::streetAliases))
        .extracting(StreetAlias::name, StreetAlias::former)
        .containsExactly(
            tuple("Grande Rue", false), tuple("rang 4", true), tuple("rue du Bac", true));
    var report = report("4185550101,Roy,,fr,Magog,r. du Bac,1,,,4185550101,,,,,,\n");
    assertThat(figures(report)).containsExactly(1, 0, 0, 0);
    assertThat(database.read(store::streets)).hasSize(1);
  }

  @Test
  void aNewStreetThatHasAnothersFormerNameDoesNotRenameThatOne() throws IOException {
    report("4185550101,Roy,,fr,Magog,rue Principale,1,,,4185550101,,,,,,\n");
    var list =
        Files.writeString(
            folder.resolve("rues.csv"),
            "ville,rue,ancien_nom\nMagog,rue Principale,chemin Royal\nMagog,chemin Royal,\n");

    assertThat(streets().importFile(ADMIN, list))
        .isEqualTo(new StreetImportOutcome.Done(1, 1, 0, 0));

    assertThat(file("4185550101").content().address().street()).isEqualTo("rue Principale");
    assertThat(database.read(store::streets)).hasSize(2);
    assertThat(database.read(store::streetAliases)).isEmpty();
  }

  @Test
  void theResidentsOfAStreetWithAnotherNameFollowItAndAreFoundThere() throws IOException {
    report(
        "4185550101,Roy,,fr,Magog,rue Bossé,1,,,4185550101,,,,,,\n"
            + "4185550102,Lam,,fr,Magog,rue Bossé,2,,,4185550102,,,,,,\n"
            + "4185550103,Morin,,fr,Magog,boul. Talbot,2,,,4185550103,,,,,,\n");
    var list =
        Files.writeString(
            folder.resolve("rues.csv"), "ville,rue,ancien_nom\nMagog,boul. Talbot,rue Bossé\n");

    assertThat(streets().importFile(ADMIN, list))
        .isEqualTo(new StreetImportOutcome.Done(0, 1, 1, 1));

    var roy = file("4185550101");
    assertThat(roy.content().address().street()).isEqualTo("boul. Talbot");
    assertThat(roy.version()).isEqualTo(2);
    assertThat(database.read(() -> store.search("1 talbot", 0, 9)).rows()).hasSize(1);
    assertThat(database.read(() -> new AuditTable(database).of("file:" + roy.id().number(), 1)))
        .singleElement()
        .matches(entry -> entry.action().equals("registry.moveStreet"))
        .matches(entry -> "rue Bossé → boul. Talbot".equals(entry.details().get("street")));
    assertThat(file("4185550102").content().address().street()).isEqualTo("rue Bossé");
    assertThat(database.read(store::streets)).hasSize(2);
  }

  @Test
  void aStreetThatNobodyIsLeftOnIsAnotherNameOfTheOneThatReplacesIt() throws IOException {
    report("4185550101,Roy,,fr,Magog,rue Bossé,1,,,4185550101,,,,,,\n");
    var list =
        Files.writeString(
            folder.resolve("rues.csv"), "ville,rue,ancien_nom\nMagog,boul. Talbot,rue Bossé\n");

    streets().importFile(ADMIN, list);

    assertThat(database.read(store::streets)).singleElement().matches(Street::official);
    assertThat(database.read(() -> store.findStreet("Magog", "rue Bossé")).orElseThrow().name())
        .isEqualTo("boul. Talbot");
    assertThat(database.read(() -> store.search("1 bosse", 0, 9)).rows()).hasSize(1);
  }

  private StreetImportService streets() {
    return new StreetImportService(
        ImportTarget.of(store),
        new AuditTable(database),
        database,
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void onceTheCitysStreetsAreLoadedOthersAreRefused() throws IOException {
    var streets = streets();

    assertThat(streets.importFile(ADMIN, SAMPLE.resolve("rues.csv")))
        .isEqualTo(new StreetImportOutcome.Done(60, 0, 0, 0));
    assertThat(streets.importFile(ADMIN, SAMPLE.resolve("rues.csv")))
        .isEqualTo(new StreetImportOutcome.Done(0, 60, 0, 0));

    var report = report("4185550101,Roy,,fr,Magog,rue A,1,,,4185550101,,,,,,\n");
    assertThat(report.rejects())
        .containsExactly(
            new RowReject(
                2, List.of(new RowFault(Optional.of("rue"), Reason.UNKNOWN_STREET, "rue A"))));
    var near =
        report("4185550102,Roy,,fr,Saint-Évrard,rue des Freines,1,,,4185550102,,,,,,\n").rejects();
    assertThat(near.getFirst().faults().getFirst().nearest()).containsExactly("rue des Frênes");
    assertThat(figures(report(SAMPLE.resolve("residences.csv")))).containsExactly(2_000, 0, 0, 0);
    assertThat(database.read(store::streets)).hasSize(60);
  }
}

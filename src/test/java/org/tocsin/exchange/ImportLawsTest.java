package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.audit.Actor;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Folding;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.Engine;
import org.tocsin.support.TestDatabases;

/// What holds for any list, good or bad.
class ImportLawsTest {
  private static final String HEADER =
      "compte,nom,prenom,langue,ville,rue,no_civique,voix,poste,actif,consentement";

  /// A new database and folder for one list.
  private static final class Town implements AutoCloseable {
    private final Database database;
    private final Path folder;
    private final Path rejects;

    Town(Engine engine) throws IOException {
      database = TestDatabases.fresh(engine);
      folder = Files.createTempDirectory("tocsin-import");
      rejects = folder.resolve("rejets.csv");
    }

    ImportReport imports(String text) throws IOException {
      return imports(Files.writeString(folder.resolve("liste.csv"), text));
    }

    ImportReport imports(Path list) {
      var outcome =
          new ResidentImportService(
                  ImportTarget.of(new RegistryTables(database)),
                  new ImportTable(database),
                  new AuditTable(database),
                  database,
                  Clock.fixed(Instant.parse("2026-11-21T13:00:00Z"), ZoneOffset.UTC))
              .importFile(
                  new Actor("admin", "poste-1"),
                  list,
                  new ImportOptions(Optional.of(rejects), Language.FRENCH),
                  ImportProgress.none());
      return ((ImportOutcome.Done) outcome).report();
    }

    /// Who may be called, as their house and name; the same street whatever its spelling.
    Set<String> called() {
      var store = new RegistryTables(database);
      return database.read(() -> {
        var ids = new ArrayList<FileId>();
        store.forEachFile("", FileFilter.none(), ids::add);
        return store.find(ids).stream()
            .map(ResidentFile::content)
            .filter(content -> content.consent() == Consent.State.GIVEN)
            .map(it ->
                house(it.address().street(), it.address().civicNumber().display(), it.familyName()))
            .collect(Collectors.toSet());
      });
    }

    int files() {
      return database.read(() -> database.dsl().fetchCount(RESIDENT_FILE));
    }

    /// The refused rows as the file has them, without their line and reason.
    List<List<String>> refused() throws IOException {
      if (!Files.exists(rejects)) {
        return List.of();
      }
      try (var source = CsvFile.open(rejects, FileProbe.of(rejects).encoding()).orElseThrow()) {
        var rows = new ArrayList<List<String>>();
        for (var row = source.next(); row.isPresent(); row = source.next()) {
          var cells = row.get().cells();
          assertThat(cells.getLast()).isNotBlank();
          rows.add(cells.subList(0, cells.size() - 2));
        }
        return rows;
      }
    }

    @Override
    public void close() throws IOException {
      database.close();
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String house(String street, String civic, String name) {
    return Folding.fold(street) + "/" + civic + "/" + Folding.fold(name);
  }

  /// The houses that any row refuses for, kept or not.
  private static Set<String> refusing(List<List<String>> list) {
    return list.stream()
        .filter(cells -> "non".equals(cells.getLast()))
        .map(cells -> house(cells.get(5), cells.get(6), cells.get(1)))
        .collect(Collectors.toSet());
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void noRowIsLostAndASecondTimeChangesNothing(@ForAll("lists") List<List<String>> list)
      throws IOException {
    var text = new StringBuilder(HEADER + "\n");
    list.forEach(cells -> text.append(String.join(",", cells)).append("\n"));
    var rows = list.stream().filter(cells -> cells.stream().anyMatch(it -> !it.isBlank())).toList();
    try (var town = new Town(Engine.H2)) {
      var first = town.imports(text.toString());

      assertThat(first.rows()).isEqualTo(rows.size());
      assertThat(town.files()).isEqualTo(first.accepted());
      assertThat(town.refused()).hasSize(first.rejected()).isSubsetOf(rows);
      assertThat(town.refused())
          .isEqualTo(
              first.rejects().stream().map(reject -> list.get((int) reject.line() - 2)).toList());

      assertThat(town.called()).noneMatch(refusing(list)::contains);

      var second = town.imports(text.toString());

      assertThat(List.of(second.accepted(), second.merged(), second.unchanged()))
          .containsExactly(0, 0, first.rows() - first.rejected());
      assertThat(second.rejects()).isEqualTo(first.rejects());
    }
  }

  /// Few residences, numbers and names, so that they meet; some cells that cannot be.
  @Provide
  static Arbitrary<List<List<String>>> lists() {
    return rows(
            Arbitraries.of("1", "2", "3", "zéro"),
            Arbitraries.of(
                "4185550101", "418 555-0102", "4185550103", "5145550104", "4185550101", "", "911"))
        .list()
        .ofMaxSize(30);
  }

  /// As many residences as a small town has, in several blocks.
  @Provide
  static Arbitrary<List<List<String>>> towns() {
    var good = Arbitraries.integers().between(1, 2_500).map(String::valueOf);
    var number = Arbitraries.integers().between(0, 9_999).map("418555%04d"::formatted);
    return rows(
            Arbitraries.oneOf(good, good, good, Arbitraries.of("", "-4", "12 1/2", "dix")),
            Arbitraries.oneOf(number, number, number, Arbitraries.of("", "911", "555-0100")))
        .list()
        .ofSize(10_000);
  }

  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void ofTenThousandRowsNoneIsLost(@ForAll("towns") List<List<String>> list) throws IOException {
    var text = new StringBuilder(HEADER + "\n");
    list.forEach(cells -> text.append(String.join(",", cells)).append("\n"));
    for (var engine : Engine.values()) {
      try (var town = new Town(engine)) {
        var report = town.imports(text.toString());

        var blank = list.stream().filter(cells -> cells.stream().allMatch(String::isBlank)).count();
        assertThat(report.rows()).isEqualTo((int) (list.size() - blank));
        assertThat(report.accepted()).isPositive().isEqualTo(town.files());
        assertThat(report.merged()).isPositive();
        assertThat(town.called()).isNotEmpty().noneMatch(refusing(list)::contains);
        assertThat(town.refused()).hasSize(report.rejected()).isSubsetOf(list);
      }
    }
  }

  private static Arbitrary<List<String>> rows(Arbitrary<String> houses, Arbitrary<String> numbers) {
    var row =
        Combinators.combine(
                Arbitraries.of("", "", "4185550101", "4185550102", "4185550109", "x"),
                Arbitraries.of("Roy", "ROY", "Côté", "Roy", ""),
                Arbitraries.of("", "Ève", "Luc"),
                Arbitraries.of("", "fr", "en", "fr", "en", "de"),
                Arbitraries.of("rue A", "Rue a", "rue B", ""),
                houses,
                Combinators.combine(numbers, numbers).as((one, two) -> one + "|" + two),
                Combinators.combine(
                        Arbitraries.of("", "12", "|7", "O"),
                        Arbitraries.of("", "oui", "non", "peut-être"),
                        Arbitraries.of("", "oui", "non"))
                    .as(List::of))
            .as((account, family, given, language, street, civic, voices, last) -> {
              var cells = new ArrayList<String>();
              cells.addAll(List.of(account, family, given, language, "Magog"));
              cells.addAll(List.of(street, civic, voices));
              cells.addAll(last);
              return List.copyOf(cells);
            });
    var blank = Arbitraries.just(Collections.nCopies(11, " "));
    return Arbitraries.oneOf(List.of(row, row, row, row, blank));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theRefusedRowsOnceCorrectedAreAccepted(Engine engine) throws IOException {
    try (var town = new Town(engine)) {
      town.imports(
          HEADER
              + "\n,Roy,,fr,Magog,rue A,un,4185550101,,,\n,Côté,,fr,Magog,rue A,2,4185550102,,,\n"
              + ",\"Lam,y\",,xx,Magog,rue A,3,4185550103,,,\n");
      var corrected = Files.readString(town.rejects).replace(",un,", ",1,").replace(",xx,", ",en,");
      var report = town.imports(corrected);

      assertThat(List.of(report.accepted(), report.rejected())).containsExactly(2, 0);
      assertThat(town.files()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theListOfWhatOnlyUnicodeCanSpoilIsReadAsItsPageSays(Engine engine) throws IOException {
    try (var town = new Town(engine)) {
      var report = town.imports(Path.of("sample-data/residences-sales-utf8.csv"));

      assertThat(report.accepted()).isEqualTo(7);
      assertThat(report.rejects().stream().map(reject -> List.of(reject.line(), words(reject))))
          .containsExactly(
              List.of(6L, List.of("voix NOT_A_PHONE_NUMBER")),
              List.of(8L, List.of("nom CONTROL_CHARACTER")));
    }
  }

  private static List<String> words(RowReject reject) {
    return reject.faults().stream().map(RowFault::toString).toList();
  }
}

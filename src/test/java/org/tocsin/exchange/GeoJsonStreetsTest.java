package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.STREET;
import static org.tocsin.store.schema.Tables.STREET_ALIAS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.Street;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

@EachEngine
class GeoJsonStreetsTest {
  private static final Path SAMPLE = Path.of("sample-data");
  private static final Actor ADMIN = new Actor("admin", "poste1");

  @TempDir private Path folder = Path.of("");

  private final Database database;
  private final RegistryTables store;
  private final StreetImportService streets;

  GeoJsonStreetsTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    streets =
        new StreetImportService(
            ImportTarget.of(store),
            new AuditTable(database),
            database,
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
  }

  @BeforeEach
  void noStreets() {
    new ImportDesk(database).clear();
  }

  private StreetImportOutcome imported(String text) throws IOException {
    return streets.importFile(ADMIN, Files.writeString(folder.resolve("rues.geojson"), text));
  }

  private static String collection(String... features) {
    return "{\"type\": \"FeatureCollection\",\n\"crs\": {\"type\": \"name\"},\n\"features\": [\n"
        + String.join(",\n", features)
        + "\n]}";
  }

  private static String feature(String properties, String geometry) {
    return "{\"type\": \"Feature\", \"properties\": {%s}, \"geometry\": %s}"
        .formatted(properties, geometry);
  }

  private static String line(String coordinates) {
    return "{\"type\": \"LineString\", \"coordinates\": [%s]}".formatted(coordinates);
  }

  private Result<Record> rows() {
    return database.read(() ->
        database
            .dsl()
            .select(STREET.asterisk().except(STREET.ID))
            .from(STREET)
            .orderBy(STREET.FOLDED)
            .fetch());
  }

  @Test
  void theSameListIsTheSameInGeoJsonAndInCsv() {
    assertThat(streets.importFile(ADMIN, SAMPLE.resolve("rues.csv")))
        .isEqualTo(new StreetImportOutcome.Done(60, 0, 0, 0));
    var fromCsv = rows();
    noStreets();

    assertThat(streets.importFile(ADMIN, SAMPLE.resolve("rues.geojson")))
        .isEqualTo(new StreetImportOutcome.Done(60, 0, 0, 0));

    assertThat(rows()).isEqualTo(fromCsv);
  }

  @Test
  void theStretchesOfAStreetAreOneStreetFromEndToEnd() throws IOException {
    var outcome =
        imported(
            collection(
                feature(
                    "\"City\": \"Magog\", \"Street\": \"rue Principale\", \"civic_left_from\": 201,"
                        + " \"civic_right_to\": 298.0, \"OBJECTID\": 7",
                    line("[-72.15, 45.26, 210], [-72.14, 45.25, 211]")),
                feature(
                    "\"City\": \"Magog\", \"Street\": \"r. Principale\", \"civic_from\": \"1\","
                        + " \"civic_to\": \"199\", \"alias\": [\"Grande Rue\", \"rang 4\"]",
                    "{\"type\": \"MultiLineString\", \"coordinates\": [[[-72.17, 45.28], [-72.16,"
                        + " 45.27]], [[-72.16, 45.27], [-72.15, 45.26]]]}"),
                feature("\"City\": \"Magog\", \"Street\": \"rue Neuve\"", "null")));

    assertThat(outcome).isEqualTo(new StreetImportOutcome.Done(2, 0, 0, 0));
    assertThat(database.read(store::streets))
        .extracting(Street::numbers)
        .containsExactly(Optional.empty(), Optional.of(new CivicSpan(1, 298)));
    var principal = rows().getLast();
    assertThat(principal.get(STREET.NAME)).isEqualTo("rue Principale");
    assertThat(principal.get(STREET.CIVIC_FROM)).isEqualTo(1);
    assertThat(principal.get(STREET.CIVIC_TO)).isEqualTo(298);
    assertThat(principal.get(STREET.LATITUDE_FROM).doubleValue()).isEqualTo(45.28);
    assertThat(principal.get(STREET.LONGITUDE_FROM).doubleValue()).isEqualTo(-72.17);
    assertThat(principal.get(STREET.LATITUDE_TO).doubleValue()).isEqualTo(45.25);
    assertThat(principal.get(STREET.LONGITUDE_TO).doubleValue()).isEqualTo(-72.14);
    assertThat(
            database.read(
                () -> database.dsl().select(STREET_ALIAS.NAME).from(STREET_ALIAS).fetchSet(0)))
        .isEqualTo(Set.of("Grande Rue", "rang 4"));
  }

  @Test
  void eachFaultNamesItsLineAndItsPropertyAndNothingIsKept() throws IOException {
    var outcome =
        imported(
            collection(
                feature("\"ville\": \"Magog\", \"rue\": \"rue A\"", line("[-72, 45], [-72, 46]")),
                feature(
                    "\"ville\": \"Magog\", \"rue\": \"rue B\"",
                    "{\"type\": \"Point\", \"coordinates\": [-72, 45]}"),
                feature("\"city\": \"Magog\"", line("[-72, 45], [-72, 46]")),
                feature(
                    "\"ville\": \"Magog\", \"rue\": \"rue C\", \"civique_de\": \"douze\"",
                    line("[300000, 5000000], [300001, 5000001]"))));

    assertThat(outcome)
        .isEqualTo(
            new StreetImportOutcome.Faulty(
                List.of(
                    new StreetImportOutcome.Fault(5, Optional.of("geometry"), Reason.NOT_A_LINE),
                    new StreetImportOutcome.Fault(6, Optional.of("street"), Reason.MISSING),
                    new StreetImportOutcome.Fault(
                        7, Optional.of("civique_de"), Reason.NOT_A_CIVIC_NUMBER),
                    new StreetImportOutcome.Fault(
                        7, Optional.of("latitude_de"), Reason.NOT_A_LATITUDE),
                    new StreetImportOutcome.Fault(
                        7, Optional.of("longitude_de"), Reason.NOT_A_LONGITUDE),
                    new StreetImportOutcome.Fault(
                        7, Optional.of("latitude_a"), Reason.NOT_A_LATITUDE),
                    new StreetImportOutcome.Fault(
                        7, Optional.of("longitude_a"), Reason.NOT_A_LONGITUDE))));
    assertThat(rows()).isEmpty();
  }

  @Test
  void whatIsNoCollectionOrIsCutShortIsRefused() throws IOException {
    var whole = collection(feature("\"ville\": \"Magog\", \"rue\": \"rue A\"", "null"));
    var refused = new StreetImportOutcome.NotACsv(NotCsv.NOT_GEOJSON, List.of());

    assertThat(imported("{\"type\": \"Feature\", \"properties\": {}}")).isEqualTo(refused);
    assertThat(imported("\ufeff {\"features\": 3}")).isEqualTo(refused);
    assertThat(imported(whole.substring(0, whole.length() - 12))).isEqualTo(refused);
    assertThat(imported("{\"features\": []}"))
        .isEqualTo(new StreetImportOutcome.NotACsv(NotCsv.EMPTY, List.of()));
    assertThat(rows()).isEmpty();
  }
}

package org.tocsin.bench;

import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.tocsin.audit.Actor;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ImportTarget;
import org.tocsin.exchange.ResidentImportService;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.exchange.ImportTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.Engine;
import org.tocsin.support.TestDatabases;

/// The product's import of many residences, with all its rules and search keys, beside the engine's
/// own loader (CSVREAD, COPY) on the same tables with the same indexes: once filling the three main
/// tables only, once every row that the product wrote, consents and search keys too.
final class ImportBench {
  private static final int ROWS = Options.number("rows", 100_000);
  private static final int STREETS = 1_000;
  private static final int PER_STREET = ROWS / STREETS;
  private static final List<String> FAMILIES =
      List.of("Tremblay", "Gagnon", "Roy", "Côté", "Bouchard", "Lefebvre", "Bélanger", "Pelletier");
  private static final List<String> GIVEN =
      List.of("Éric", "Marie-Ève", "Luc", "Zoé", "Andrée", "Guy", "Léa", "François");

  private static final List<String> MAIN_TABLES =
      List.of("residence", "resident_file", "contact_point");
  private static final List<String> ALL_TABLES =
      List.of("residence", "resident_file", "contact_point", "consent", "search_key");

  private ImportBench() {}

  /// Rows of the list a second.
  private record Figures(Pace product, double loader, double loaderWithKeys) {
    double ratio() {
      return product.rate() / loader;
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "\"rows_per_s\":%.0f,\"ratio_to_native\":%.3f,\"native_rows_per_s\":%.0f,"
              + "\"ratio_to_native_with_keys\":%.3f,\"native_with_keys_rows_per_s\":%.0f,"
              + "\"last_tenth_to_second\":%.3f,\"heap_after_collection_mb\":%.0f,\"disk_mb\":%d,"
              + "\"heap_limit_mb\":%d",
          product.rate(),
          ratio(),
          loader,
          product.rate() / loaderWithKeys,
          loaderWithKeys,
          product.flatness(),
          product.heap(),
          product.disk() >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  /// @param rate rows of the list a second
  /// @param flatness the pace of the last tenth to that of the second
  /// @param heap megabytes, the most that was left by a collection
  /// @param disk bytes by which the folder of an embedded database grew, 0 on a server
  private record Pace(double rate, double flatness, double heap, long disk) {}

  /// When each tenth of the list was done.
  private static final class Tenths implements ImportProgress {
    private final long[] times = new long[11];

    @Override
    public void report(long rows, long bytes, long bytesInAll) {
      int tenth = (int) (rows * 10 / ROWS);
      if (times[tenth] == 0) {
        times[tenth] = System.nanoTime();
      }
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    double flatness() {
      return (double) (times[2] - times[1]) / (times[10] - times[9]);
    }
  }

  static String run() throws IOException {
    var folder = Files.createTempDirectory("tocsin-bench");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    var all = new LinkedHashMap<Engine, Figures>();
    try {
      write(folder);
      for (var word : Options.words("engine", "h2,postgresql")) {
        var engine = Engine.valueOf(word.toUpperCase(Locale.ROOT));
        var product = product(engine, folder);
        var figures =
            new Figures(
                product,
                nativeRate(engine, folder, MAIN_TABLES),
                nativeRate(engine, folder, ALL_TABLES));
        System.out.println(engine + " {" + figures.json() + "}");
        all.put(engine, figures);
      }
    } finally {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return json(all);
  }

  /// Each engine's figures, and at the top level those of the one that does worse.
  private static String json(Map<Engine, Figures> all) {
    var text = new StringBuilder("{\"bench\":\"import\",\"rows\":" + ROWS);
    text.append(",\"native_writes\":\"").append(String.join(" ", MAIN_TABLES));
    text.append("\",\"native_with_keys_writes\":\"").append(String.join(" ", ALL_TABLES));
    text.append("\"");
    all.forEach((engine, figures) ->
        text.append(
            ",\"%s\":{%s}".formatted(engine.name().toLowerCase(Locale.ROOT), figures.json())));
    var worst = all.values().stream().min(Comparator.comparingDouble(Figures::ratio)).orElseThrow();
    return text.append(",").append(worst.json()).append("}").toString();
  }

  private static double rate(Instant start) {
    return ROWS * 1e9 / Duration.between(start, Instant.now()).toNanos();
  }

  private static Pace product(Engine engine, Path folder) {
    try (var database = fresh(engine, folder)) {
      var meter = new Meter(database);
      var tenths = new Tenths();
      var service =
          new ResidentImportService(
              ImportTarget.of(new RegistryTables(database)),
              new ImportTable(database),
              new AuditTable(database),
              meter,
              Clock.systemUTC());
      meter.begin();
      long free = database.freeBytes().orElse(0);
      var start = Instant.now();
      var outcome =
          service.importFile(
              new Actor("bench", "bench"),
              folder.resolve("residents.csv"),
              new ImportOptions(Optional.empty(), Language.FRENCH),
              tenths);
      var pace =
          new Pace(
              rate(start),
              tenths.flatness(),
              meter.heapMegabytes(),
              free - database.freeBytes().orElse(0));
      System.out.println(engine + " " + pace);
      if (!(outcome instanceof ImportOutcome.Done done) || done.report().accepted() != ROWS) {
        throw new IllegalStateException("Not every row was accepted: " + outcome);
      }
      writeParts(database, folder);
      return pace;
    }
  }

  /// What the product wrote beside the main tables, file after file.
  private static void writeParts(Database database, Path folder) {
    for (var table : List.of(CONSENT, SEARCH_KEY)) {
      var fields = table.fieldStream().filter(field -> !field.getName().equals("ID")).toList();
      var file = table.field("FILE_ID", Long.class);
      database.read(() -> {
        try (var out =
                Files.newBufferedWriter(
                    folder.resolve(table.getName().toLowerCase(Locale.ROOT) + ".csv"));
            var rows =
                database
                    .dsl()
                    .select(fields)
                    .from(table)
                    .orderBy(file)
                    .fetchSize(1_000)
                    .fetchLazy()) {
          long first = -1;
          out.write(fields.stream().map(Field::getName).collect(Collectors.joining(",")) + "\n");
          for (var row : rows) {
            first = first < 0 ? row.get(file) : first;
            row.set(file, row.get(file) - first + 1);
            out.write(
                row.intoList().stream()
                        .map(cell -> "\"" + cell + "\"")
                        .collect(Collectors.joining(","))
                    + "\n");
          }
          return file;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  /// On H2 in files, as the product keeps it: in memory, the heap would be what is measured.
  private static Database fresh(Engine engine, Path folder) {
    return engine == Engine.H2
        ? Database.open(DatabaseAddress.embedded(folder.resolve("h2-" + UUID.randomUUID())))
        : TestDatabases.fresh(engine);
  }

  private static double nativeRate(Engine engine, Path folder, List<String> tables) {
    try (var database = fresh(engine, folder)) {
      database.writeVoid(() -> {
        for (int street = 1; street <= STREETS; street++) {
          execute(
              database,
              "insert into street (id, city, name, folded, official) values (%d, 'V', 'r%d', 'r%d', false)"
                  .formatted(street, street, street));
        }
      });
      var start = Instant.now();
      database.writeVoid(() -> {
        tables.forEach(table -> load(engine, database, folder, table));
      });
      return rate(start);
    }
  }

  private static void load(Engine engine, Database database, Path folder, String table) {
    var file = folder.resolve(table + ".csv");
    try {
      String columns;
      try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
        columns = lines.findFirst().orElseThrow();
      }
      // An empty text is a text in both, not a null.
      execute(
          database,
          engine == Engine.H2
              ? "insert into %s (%s) select * from csvread('%s', null, 'charset=UTF-8 null=NULL')"
                  .formatted(table, columns, file)
              : "copy %s (%s) from '%s' with (format csv, header, null 'NULL')"
                  .formatted(table, columns, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Database database, String sql) {
    database
        .dsl()
        .connection(connection -> {
          try (var statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private static void write(Path folder) throws IOException {
    try (var list = Files.newBufferedWriter(folder.resolve("residents.csv"));
        var residences = Files.newBufferedWriter(folder.resolve("residence.csv"));
        var files = Files.newBufferedWriter(folder.resolve("resident_file.csv"));
        var contacts = Files.newBufferedWriter(folder.resolve("contact_point.csv"))) {
      list.write(
          "compte,nom,prenom,langue,ville,rue,no_civique,appartement,code_postal,voix,consentement\n");
      residences.write(
          "id,street_id,civic_number,civic_suffix,apartment,apartment_folded,postal_code\n");
      files.write(
          "id,residence_id,account_number,family_name,given_name,sort_name,language,active,"
              + "consent_state,version,created_at,updated_at\n");
      contacts.write("file_id,channel,position,phone,description,extension,delay_seconds,active\n");
      for (int i = 0; i < ROWS; i++) {
        int id = i + 1;
        int street = i / PER_STREET + 1;
        int civic = 2 * (i % PER_STREET) + 1;
        var family = FAMILIES.get(i % FAMILIES.size());
        var given = GIVEN.get(i / FAMILIES.size() % GIVEN.size());
        // An account need not be a number that rings: the exchange counts what the line cannot.
        var account = "418%d%06d".formatted(2 + i / 1_000_000, i);
        list.write(
            "%s,%s,%s,fr,Ville,rue Numéro %d,%d,,J1V1A1,418 555-01%02d,oui\n"
                .formatted(account, family, given, street, civic, i % 100));
        residences.write("%d,%d,%d,\"\",\"\",\"\",J1V1A1\n".formatted(id, street, civic));
        files.write(
            "%d,%d,%s,%s,%s,%s,fr,true,given,1,2026-11-21 13:00:00+00,2026-11-21 13:00:00+00\n"
                .formatted(id, id, account, family, given, family + " " + given));
        contacts.write("%d,voice,0,+1418555%04d,\"\",\"\",0,true\n".formatted(id, 100 + i % 100));
      }
    }
  }
}

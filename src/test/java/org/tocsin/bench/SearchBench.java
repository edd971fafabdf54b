package org.tocsin.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tocsin.shared.Folding;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.Engine;

/// Search as one types in a large registry: twenty files with what a list shows of them, through
/// the product's own search, beside the scan that a plain `like '%word%'` over the same names is.
final class SearchBench {
  private static final int SHOWN = 20;

  private final int files = Options.number("files", 1_000_000);
  private final int rounds = Options.number("rounds", 300);
  private final int scans = Options.number("scans", 3);
  private final Map<String, List<String>> queries = new LinkedHashMap<>();

  private SearchBench() {
    ask("one_name", "lefebv", "gagn", "bouch", "simar", "pellet");
    ask("two_words_any_order", "eric trembl", "roy marie", "morin zo", "luc bouch", "sylvie gau");
    ask("two_words_nobody_has", "eric xanadu", "tremblay zzyx", "marie qwert");
    ask("two_short_prefixes", "tr er", "ga lu", "bo ma");
    ask("short_prefixes_nobody_has", "tr xz", "ma qk", "st zx");
    ask("one_letter", "t", "m", "l");
    ask("nothing_typed", "");
    ask("name_and_address", "tremblay 71", "gagnon bel", "12 roy");
    var town = new BigTown(1);
    var some = IntStream.range(0, 60).map(i -> (int) ((long) i * files / 60)).toArray();
    all("address", some, i -> civic(town, i) + " " + lastWord(BigTown.street(i / 160)));
    all("street", some, i -> lastWord(BigTown.street(i / 160)));
    all("phone_ten_digits", some, i -> "(418) " + national(town, i).substring(3));
    all("phone_seven_digits", some, i -> national(town, i).substring(3));
    all("phone_last_four", some, i -> national(town, i).substring(6));
    all("phone_last_five", some, i -> national(town, i).substring(5));
    ask("phone_area_code", "418", "41820");
    all("card", some, i -> "qgran %08d".formatted(i));
  }

  static String run() throws Exception {
    var bench = new SearchBench();
    var answers = new ArrayList<String>();
    for (var word : Options.words("engine", "h2,postgresql")) {
      var engine = Engine.valueOf(word.toUpperCase(Locale.ROOT));
      var figures = bench.measure(engine);
      System.err.println(word + " " + figures);
      answers.add("\"" + word + "\":" + figures);
    }
    return "{\"benchmark\":\"search\",\"files\":"
        + bench.files
        + ","
        + String.join(",", answers)
        + "}";
  }

  private void ask(String kind, String... asked) {
    queries.put(kind, List.of(asked));
  }

  private void all(String kind, int[] indices, IntFunction<String> query) {
    queries.put(kind, Arrays.stream(indices).mapToObj(query).toList());
  }

  private static String national(BigTown town, int index) {
    return town.file(index).account().digits();
  }

  private static String civic(BigTown town, int index) {
    return town.file(index).content().address().civicNumber().display();
  }

  private static String lastWord(String street) {
    return street.substring(street.lastIndexOf(' ') + 1);
  }

  private String measure(Engine engine) throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var server = engine == Engine.POSTGRESQL ? EmbeddedPostgres.start() : null) {
      var address =
          server == null
              ? DatabaseAddress.embedded(folder)
              : new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
      var town = new BigTown(1);
      BigTown.fill(address, files, town::file);
      return figures(address);
    } finally {
      ScaleBench.delete(folder);
    }
  }

  private String figures(DatabaseAddress address) {
    long begun = System.nanoTime();
    try (var database = Database.open(address)) {
      var store = new RegistryTables(database);
      found(database, store, "lefebv");
      double opened = (System.nanoTime() - begun) / 1e9;
      queries.values().forEach(asked -> asked.forEach(query -> found(database, store, query)));
      var p50 = new LinkedHashMap<String, Double>();
      var p99 = new LinkedHashMap<String, Double>();
      queries.forEach((kind, asked) -> {
        var taken = new double[rounds];
        for (int i = 0; i < rounds; i++) {
          taken[i] = timed(database, store, asked.get(i % asked.size()));
        }
        Arrays.sort(taken);
        p50.put(kind, taken[rounds / 2]);
        p99.put(kind, taken[rounds * 99 / 100]);
      });
      double scan = scan(database);
      return String.format(
          Locale.ROOT,
          "{\"open_to_first_answer_s\":%s,\"p50_ms\":%s,\"p99_ms\":%s,\"like_scan_ms\":%s,"
              + "\"one_name_to_like_scan\":%s}",
          Options.json(opened),
          json(p50),
          json(p99),
          Options.json(scan),
          Options.json(p50.getOrDefault("one_name", Double.NaN) / scan));
    }
  }

  private static double timed(Database database, RegistryTables store, String query) {
    long begun = System.nanoTime();
    found(database, store, query);
    return (System.nanoTime() - begun) / 1e6;
  }

  private static int found(Database database, RegistryTables store, String query) {
    return database.read(() -> store.search(query, 0, SHOWN)).rows().size();
  }

  /// What most registries do.
  private double scan(Database database) {
    var taken = new double[scans];
    for (int i = 0; i < scans; i++) {
      long begun = System.nanoTime();
      database.read(() ->
          database
              .dsl()
              .fetch(
                  "select id from resident_file where lower(family_name) like ? order by sort_name limit 20",
                  "%" + Folding.fold("lefebv") + "%"));
      taken[i] = (System.nanoTime() - begun) / 1e6;
    }
    Arrays.sort(taken);
    return taken[scans / 2];
  }

  private static String json(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .map(it -> "\"" + it.getKey() + "\":" + Options.json(it.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }
}

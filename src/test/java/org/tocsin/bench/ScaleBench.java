package org.tocsin.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.support.Engine;
import org.tocsin.support.Town;

/// What a call costs, however many there are: residences by the thousand on the simulator, a
/// thousand channels, simulated time faster than the clock.
///
/// The simulator and each dispatcher are processes of their own, so that processor time and heap
/// are the product's alone. A first, smaller campaign warms each of them up and is not counted.
final class ScaleBench {
  private static final String WARMING = "rue du Réchauffement";
  private static final String MEASURED = "rue de la Mesure";
  private static final long SEED = 1;

  private final double speed = Options.figure("speed", 8);
  private final int channels = Options.number("channels", 1_000);
  private final int warming = Options.number("warming", 3_000);
  private final List<Run> runs = new ArrayList<>();

  private ScaleBench() {}

  private record Run(Engine engine, int residences, int dispatchers, Map<String, Double> figures) {

    double of(String figure) {
      return figures.getOrDefault(figure, Double.NaN);
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"engine\":\"%s\",\"residences\":%d,\"dispatchers\":%d,%s}",
          engine.name().toLowerCase(Locale.ROOT),
          residences,
          dispatchers,
          figures.entrySet().stream()
              .map(it -> "\"" + it.getKey() + "\":" + Options.json(it.getValue()))
              .collect(Collectors.joining(",")));
    }
  }

  static String run() throws Exception {
    var bench = new ScaleBench();
    for (var word : Options.words("engine", "h2,postgresql")) {
      var engine = Engine.valueOf(word.toUpperCase(Locale.ROOT));
      for (int residences : Options.numbers("residences", "1000,10000,100000")) {
        for (int dispatchers : Options.numbers("dispatchers", "1")) {
          if (engine == Engine.POSTGRESQL || dispatchers == 1) {
            var run = bench.measure(engine, residences, dispatchers);
            System.err.println(run.json());
            bench.runs.add(run);
          }
        }
      }
    }
    return bench.json();
  }

  private String json() {
    var text = new StringBuilder("{\"benchmark\":\"scale\"");
    text.append(",\"channels\":").append(channels).append(",\"speed\":").append(speed);
    for (var engine : Engine.values()) {
      var alone =
          runs.stream()
              .filter(run -> run.engine() == engine && run.dispatchers() == 1)
              .sorted(Comparator.comparingInt(Run::residences))
              .toList();
      var name = engine.name().toLowerCase(Locale.ROOT);
      text.append(",\"flatness_" + name + "\":").append(Options.json(flatness(alone)));
      text.append(",\"flatness_within_" + name + "\":").append(Options.json(within(alone)));
    }
    return text.append(",\"runs\":[")
        .append(runs.stream().map(Run::json).collect(Collectors.joining(",")))
        .append("]}")
        .toString();
  }

  /// A call's processor time in the largest town to that in the smallest.
  private static double flatness(List<Run> alone) {
    return alone.size() < 2
        ? Double.NaN
        : alone.getLast().of("cpu_ms_per_call") / alone.getFirst().of("cpu_ms_per_call");
  }

  /// In the largest town, a call's processor time near the end to that near the beginning.
  private static double within(List<Run> alone) {
    return alone.isEmpty()
        ? Double.NaN
        : alone.getLast().of("cpu_ms_per_call_tenth_10")
            / alone.getLast().of("cpu_ms_per_call_tenth_2");
  }

  private Run measure(Engine engine, int residences, int dispatchers) throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var server = engine == Engine.POSTGRESQL ? EmbeddedPostgres.start() : null;
        var simulator = SimulatorProcess.start(SEED, speed)) {
      var address =
          server == null
              ? DatabaseAddress.embedded(folder)
              : new DatabaseAddress(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
      int port = Integer.parseInt(simulator.await("port"));
      settle(address, residences);
      return new Run(
          engine,
          residences,
          dispatchers,
          call(address, port, folder, simulator, dispatchers, residences));
    } finally {
      delete(folder);
    }
  }

  private void settle(DatabaseAddress address, int residences) {
    try (var database = Database.open(address)) {
      var town = new Town(database);
      town.fill(town.street(WARMING), warming, 0);
      town.fill(town.street(MEASURED), residences, warming);
    }
  }

  private Map<String, Double> call(
      DatabaseAddress address,
      int port,
      Path folder,
      Child simulator,
      int dispatchers,
      int residences)
      throws IOException {
    var children = new ArrayList<Child>();
    try {
      for (int i = 1; i <= dispatchers; i++) {
        var asked =
            new ProductProcess.Asked(
                "bench-" + i, address, port, folder, channels / dispatchers, speed);
        children.add(ProductProcess.start(asked));
      }
      for (var child : children) {
        child.await("ready");
      }
      var first = children.getFirst();
      first.ask("launch " + warming + " " + WARMING, "done");
      double before = simulator.cpu().toMillis();
      double placed = Double.parseDouble(simulator.ask("placed", "placed"));
      for (var other : children.subList(1, dispatchers)) {
        other.ask("begin", "begun");
      }
      var all = Options.figures(first.ask("launch " + residences + " " + MEASURED, "done"));
      for (var other : children.subList(1, dispatchers)) {
        add(all, Options.figures(other.ask("figures", "figures")));
      }
      placed = Double.parseDouble(simulator.ask("placed", "placed")) - placed;
      all.put("calls_unaccounted", placed - all.getOrDefault("attempts", 0.0));
      all.put("calls_per_s", all.getOrDefault("calls", 0.0) / all.getOrDefault("wall_s", 1.0));
      all.put(
          "simulator_cpu_ms_per_call", (simulator.cpu().toMillis() - before) / Math.max(1, placed));
      return all;
    } finally {
      for (var child : children) {
        child.close();
      }
    }
  }

  /// Sums, and of what cannot be added the worst.
  private static void add(TreeMap<String, Double> all, Map<String, Double> other) {
    for (var name : List.of("calls", "cpu_ms", "channels_mean", "dropped_events")) {
      all.merge(name, other.getOrDefault(name, 0.0), Double::sum);
    }
    for (var name : List.of("heap_mb", "store_share", "turn_p99_ms", "turn_max_ms")) {
      all.merge(name, other.getOrDefault(name, 0.0), Math::max);
    }
    double calls = Math.max(1, all.getOrDefault("calls", 0.0));
    all.put("cpu_ms_per_call", all.getOrDefault("cpu_ms", 0.0) / calls);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

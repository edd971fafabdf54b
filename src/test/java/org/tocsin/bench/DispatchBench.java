package org.tocsin.bench;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.support.Eventually;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// Calls of every behaviour on the real PBX, through the product's whole path (H2 on disk,
/// dispatcher, adapter) and in three ways that need no product: a bare loop on a socket, call
/// files, batches. Asked for with `-Dpeers=` and `-Dorder=expected`.
///
/// `wall_to_greedy` compares with list scheduling of the durations that the product's own calls
/// had, in the same order: what no dispatcher could beat without knowing the future.
final class DispatchBench {
  private static final double CALLS_PER_SECOND = 100;
  private static final double FAST = 2_000;
  private static final int FAST_CHANNELS = 50;
  private static final double WARMING_SPEED = 8;
  private static final int WARMING_CHANNELS = 100;

  private final int calls = Options.number("calls", 500);
  private final int channels = Options.number("channels", 20);
  private final List<String> peers = Options.words("peers", "bare,files,batches,originates");
  private final Map<String, Double> figures = new TreeMap<>();
  private final RealPbx real;

  private DispatchBench(RealPbx real) {
    this.real = real;
  }

  /// A run of the product.
  ///
  /// @param wall from the launch to the last call's end
  /// @param held how long each call held its channel, in the order in which they left
  private record Measured(Duration wall, Duration leaving, List<Duration> held, double cpuMillis) {

    double greedySeconds(int channels) {
      var free = new PriorityQueue<Duration>();
      var last = Duration.ZERO;
      for (var call : held) {
        var begin = free.size() < channels ? Duration.ZERO : free.remove();
        var end = begin.plus(call);
        free.add(end);
        last = end.compareTo(last) > 0 ? end : last;
      }
      return seconds(last);
    }

    double utilisation(int channels) {
      return held.stream().mapToDouble(DispatchBench::seconds).sum() / (seconds(wall) * channels);
    }
  }

  static String run() throws Exception {
    try (var real = new RealPbx(Duration.ofSeconds(6))) {
      var bench = new DispatchBench(real);
      bench.measure();
      return bench.json();
    }
  }

  private void measure() throws Exception {
    var numbers = RealPbx.numbers(calls);
    warm(Options.number("warming", 5_000));
    if (peers.contains("originates")) {
      originates();
    }
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var database = Database.open(DatabaseAddress.embedded(folder))) {
      settle(database, numbers);
      peer("bare", numbers, (loop, made) -> loop.run(made, channels));
      var first = product(database, numbers.size(), channels, CALLS_PER_SECOND);
      enter(first);
      if (peers.contains("files")) {
        var files = new CallFiles(real);
        said("call_files", seconds(forgotten(numbers, made -> files.run(made, channels))));
      }
      peer("batches", numbers, (loop, made) -> loop.batches(made, channels));
      if (Options.word("order", "").equals("expected")) {
        expected(database, numbers.size());
      }
    } finally {
      ScaleBench.delete(folder);
    }
    ratios();
  }

  private void enter(Measured first) {
    said("wall", seconds(first.wall()));
    said("greedy", first.greedySeconds(channels));
    figures.put("utilisation", first.utilisation(channels));
    figures.put("cpu_ms_per_call", first.cpuMillis() / calls);
  }

  /// Whoever has learnt how long a number holds a channel begins with the longest. As long as the
  /// queue of the second campaign has no such order, there is nothing to measure, and no figure.
  private void expected(Database database, int count) throws InterruptedException {
    // Everybody may be called once more: those who opted out, and numbers found invalid, too.
    var town = new Town(database);
    town.execute("update contact_point set invalid_since = null");
    town.execute("update resident_file set consent_state = 'given'");
    var again = product(database, count, channels, CALLS_PER_SECOND);
    int places =
        database
            .read(() ->
                database
                    .dsl()
                    .fetchSingle(
                        "select count(distinct due_at) from call_attempt"
                            + " where campaign_id = (select max(id) from campaign)"))
            .get(0, Integer.class);
    if (places > 1) {
      said("expected_wall", seconds(again.wall()));
    }
  }

  /// Whoever has just been started costs several times as much: Java still compiles. A console that
  /// has been open for a while is what is measured; it has called a town on the simulator before.
  private static void warm(int residences) throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var simulator = SimulatorProcess.start(1, WARMING_SPEED);
        var timers = Executors.newSingleThreadScheduledExecutor();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var database = Database.open(DatabaseAddress.embedded(folder));
        var pbx =
            new AsteriskPbx(
                SimulatorProcess.settings(simulator.await("port"), folder),
                Product.CLOCK,
                timers,
                executor)) {
      pbx.start();
      Eventually.until("the simulator", () -> pbx.health().canPlaceCalls());
      var town = new Town(database);
      town.fill(town.street("rue du Réchauffement"), residences, 0);
      try (var product = new Product(database, database, pbx, "warm", WARMING_CHANNELS, FAST)) {
        var wav = Wavs.telephone(Duration.ofSeconds(8));
        var campaign =
            product.launch(
                product.prepare(wav, RealPbx.sound(wav)),
                new Audience.Everyone(),
                policy(WARMING_CHANNELS, FAST));
        product.wake();
        product.awaitCompletion(campaign);
      }
    } finally {
      ScaleBench.delete(folder);
    }
  }

  /// How fast calls leave when nothing holds them up: numbers that are busy at once.
  private void originates() throws Exception {
    var numbers = RealPbx.busyNumbers(Options.number("originates", 300));
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var database = Database.open(DatabaseAddress.embedded(folder));
        var loop = new BareLoop(real.rig())) {
      settle(database, numbers);
      // The first of each warms up.
      product(database, numbers.size(), FAST_CHANNELS, FAST);
      forgotten(numbers, made -> loop.run(made, FAST_CHANNELS));
      var bare = forgotten(numbers, made -> loop.run(made, FAST_CHANNELS));
      var product = product(database, numbers.size(), FAST_CHANNELS, FAST);
      figures.put("originates_per_s", numbers.size() / seconds(product.leaving()));
      figures.put("bare_originates_per_s", numbers.size() / seconds(bare));
      figures.put("originates_to_bare", seconds(bare) / seconds(product.leaving()));
      figures.put("cpu_ms_per_busy_call", product.cpuMillis() / numbers.size());
    } finally {
      ScaleBench.delete(folder);
    }
  }

  private void ratios() {
    for (var peer : List.of("greedy", "bare", "call_files", "batches")) {
      ratio("wall", peer, "wall_to_" + (peer.equals("bare") ? "bare_loop" : peer));
    }
    ratio("expected_wall", "bare", "expected_wall_to_bare_loop");
  }

  private void ratio(String one, String other, String name) {
    figures.put(
        name,
        figures.getOrDefault(one + "_s", Double.NaN)
            / figures.getOrDefault(other + "_s", Double.NaN));
  }

  private void said(String name, double seconds) {
    System.err.printf(Locale.ROOT, "%s: %.1f s%n", name, seconds);
    figures.put(name + "_s", seconds);
  }

  private String json() {
    return String.format(
            Locale.ROOT,
            "{\"benchmark\":\"dispatch\",\"calls\":%d,\"channels\":%d,",
            calls,
            channels)
        + figures.entrySet().stream()
            .map(it -> "\"" + it.getKey() + "\":" + Options.json(it.getValue()))
            .collect(Collectors.joining(","))
        + "}";
  }

  /// Makes calls and tells how long it took.
  @FunctionalInterface
  private interface Way {
    Duration call(List<PlaceCall> calls) throws IOException, InterruptedException;
  }

  /// The same, on a socket.
  @FunctionalInterface
  private interface LoopWay {
    Duration call(BareLoop loop, List<PlaceCall> calls) throws IOException;
  }

  private void peer(String name, List<PhoneNumber> numbers, LoopWay way)
      throws IOException, InterruptedException {
    if (peers.contains(name)) {
      try (var loop = new BareLoop(real.rig())) {
        said(name, seconds(forgotten(numbers, made -> way.call(loop, made))));
      }
    }
  }

  /// What nobody reads in the PBX's memory is taken out of it.
  private Duration forgotten(List<PhoneNumber> numbers, Way way)
      throws IOException, InterruptedException {
    var made = real.calls(numbers);
    var wall = way.call(made);
    real.pbx().forget(made.stream().map(PlaceCall::attempt).toList());
    return wall;
  }

  private static void settle(Database database, Collection<PhoneNumber> numbers) {
    var town = new Town(database);
    long street = town.street("rue du Banc");
    int civic = 1;
    for (var number : numbers) {
      town.file(street, civic++, "fr", number.e164());
    }
  }

  private Measured product(Database database, int count, int atOnce, double perSecond)
      throws InterruptedException {
    var meter = new Meter(database);
    try (var product = new Product(database, meter, real.pbx(), "bench", atOnce, perSecond)) {
      var message = product.prepare(real.wav(), real.sound());
      meter.begin();
      var begun = Instant.now();
      var campaign = product.launch(message, new Audience.Everyone(), policy(atOnce, perSecond));
      product.wake();
      product.awaitCompletion(campaign);
      return measured(database, campaign, begun, count, meter.cpuMillis());
    }
  }

  /// One call for each number, whatever it becomes.
  private static Policy policy(int atOnce, double perSecond) {
    return Policy.defaults(Purpose.EMERGENCY)
        .withPace(atOnce, perSecond)
        .withRounds(1)
        .withRing(RealPbx.RING)
        .with(RetryRules.always(new RetryRule(1, Duration.ZERO)));
  }

  private static Measured measured(
      Database database, CampaignId campaign, Instant begun, int count, double cpuMillis) {
    var rows =
        database.read(() ->
            database
                .dsl()
                .select(CALL_ATTEMPT.INTENDED_AT, CALL_ATTEMPT.ENDED_AT)
                .from(CALL_ATTEMPT)
                .where(CALL_ATTEMPT.CAMPAIGN_ID.eq(campaign.number()))
                .orderBy(CALL_ATTEMPT.INTENDED_AT)
                .fetch());
    if (rows.size() != count) {
      throw new IllegalStateException(rows.size() + " calls instead of " + count);
    }
    var held = new ArrayList<Duration>();
    var last = begun;
    for (var row : rows) {
      held.add(Duration.between(row.value1(), row.value2()));
      last = row.value2().isAfter(last) ? row.value2() : last;
    }
    return new Measured(
        Duration.between(begun, last),
        Duration.between(rows.getFirst().value1(), last),
        held,
        cpuMillis);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}

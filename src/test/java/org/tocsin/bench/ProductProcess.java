package org.tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.support.Eventually;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// A dispatcher in a process of its own, with the heap that a console has. Commands on its input:
/// `launch STREET` calls a street to the end and says `done` with its figures; `begin` and
/// `figures` do so for a process that only shares in the calling.
final class ProductProcess {
  private static final byte[] WAV = Wavs.telephone(Duration.ofSeconds(8));
  private static final int PARTS = 10;

  /// Waits are shortened further, so that the last retries are not most of a small campaign.
  private static final int HURRY = 3;

  private final Database database;
  private final Meter meter;
  private final Pbx pbx;
  private final Product product;
  private final Policy policy;
  private final AtomicInteger calls = new AtomicInteger();
  private int parts;
  private final double[] cpuByPart = new double[PARTS + 1];
  private long channelsSeen;
  private long looks;

  private ProductProcess(Database database, Pbx pbx, Asked asked) {
    this.database = database;
    this.pbx = pbx;
    meter = new Meter(database);
    product = new Product(database, meter, pbx, asked.name(), asked.channels(), 2_000);
    policy = policy(asked);
    pbx.onCall(event -> {
      if (event instanceof CallEvent.Ended) {
        ended(calls.incrementAndGet());
      }
    });
  }

  /// @param speed of the simulator's time: what waits in the product waits so much less
  record Asked(
      String name, DatabaseAddress database, int port, Path audio, int channels, double speed) {

    List<String> arguments() {
      return List.of(
          name,
          database.url(),
          database.user(),
          database.password(),
          "" + port,
          audio.toString(),
          "" + channels,
          "" + speed);
    }

    static Asked of(String[] it) {
      return new Asked(
          it[0],
          new DatabaseAddress(it[1], it[2], it[3]),
          Integer.parseInt(it[4]),
          Path.of(it[5]),
          Integer.parseInt(it[6]),
          Double.parseDouble(it[7]));
    }

    private AmiSettings pbx() {
      return SimulatorProcess.settings("" + port, audio);
    }
  }

  static Child start(Asked asked) throws IOException {
    return Child.start(ProductProcess.class, Options.word("heap", "512m"), asked.arguments());
  }

  public static void main(String[] arguments) throws Exception {
    var asked = Asked.of(arguments);
    try (var timers = Executors.newSingleThreadScheduledExecutor();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var database = Database.open(asked.database());
        var pbx = new AsteriskPbx(asked.pbx(), Product.CLOCK, timers, executor)) {
      pbx.start();
      Eventually.until("the PBX", () -> pbx.health().canPlaceCalls());
      var process = new ProductProcess(database, pbx, asked);
      timers.scheduleAtFixedRate(process::look, 200, 200, TimeUnit.MILLISECONDS);
      process.obey();
      process.product.close();
    }
    System.exit(0);
  }

  private void obey() throws IOException, InterruptedException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var words = line.split(" ", 3);
      switch (words[0]) {
        case "launch" -> launch(words[2], Integer.parseInt(words[1]));
        case "begin" -> {
          begin(Integer.MAX_VALUE);
          System.out.println("begun");
        }
        default -> System.out.println("figures " + line(figures()));
      }
    }
  }

  private void launch(String street, int residences) throws InterruptedException {
    var message = product.prepare(WAV, RealPbx.sound(WAV));
    long start = System.nanoTime();
    var audience = new Audience.Streets(List.of(CivicRange.whole(Town.CITY, street)));
    var campaign = product.launch(message, audience, policy);
    double launched = (System.nanoTime() - start) / 1e9;
    begin(residences);
    product.wake();
    product.awaitCompletion(campaign);
    var figures = figures();
    figures.put("launch_s", launched);
    figures.putAll(checks(campaign));
    System.out.println("done " + line(figures));
  }

  private synchronized void begin(int residences) {
    calls.set(0);
    parts = Math.max(1, residences / PARTS);
    channelsSeen = 0;
    looks = 0;
    meter.begin();
  }

  /// What the processor had cost at each tenth of the first calls.
  private void ended(int count) {
    if (parts > 0 && count % parts == 0 && count / parts <= PARTS) {
      cpuByPart[count / parts] = meter.cpuMillis();
    }
  }

  private synchronized void look() {
    channelsSeen += pbx.health().channels();
    looks++;
  }

  private synchronized Map<String, Double> figures() {
    var figures = new TreeMap<>(meter.figures());
    double count = calls.get();
    figures.put("calls", count);
    figures.put("cpu_ms_per_call", figures.getOrDefault("cpu_ms", 0.0) / Math.max(1, count));
    figures.put("cpu_ms_per_call_tenth_2", (cpuByPart[2] - cpuByPart[1]) / parts);
    figures.put("cpu_ms_per_call_tenth_10", (cpuByPart[10] - cpuByPart[9]) / parts);
    figures.put("channels_mean", (double) channelsSeen / Math.max(1, looks));
    figures.put("dropped_events", (double) pbx.health().droppedEvents());
    return figures;
  }

  /// What the database says of what was called.
  private Map<String, Double> checks(CampaignId campaign) {
    var left = " from call_attempt where intended_at is not null and campaign_id = ";
    var pairs =
        " from call_attempt a join call_attempt b on b.target_id = a.target_id"
            + " and b.intended_at > a.intended_at where %s and a.campaign_id = ";
    var reached = "a.outcome in ('confirmed', 'heard', 'left_on_machine')";
    return Map.of(
        "attempts",
        count(left, campaign),
        "unknown",
        count(" from call_attempt where outcome = 'unknown' and campaign_id = ", campaign),
        "called_after_reached",
        count(pairs.formatted(reached), campaign),
        "called_while_in_a_call",
        count(pairs.formatted("b.intended_at < a.ended_at"), campaign),
        "reached",
        count(" from campaign_target where state = 'reached' and campaign_id = ", campaign));
  }

  private double count(String from, CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetchSingle("select count(*)" + from + campaign.number())
            .get(0, Double.class));
  }

  private static String line(Map<String, Double> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure.getKey() + "=" + figure.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Policy policy(Asked asked) {
    var usual = Policy.defaults(Purpose.EMERGENCY);
    return usual
        .withPace(asked.channels(), 2_000)
        .with(
            RetryRules.of(miss -> {
              var rule = usual.after(miss);
              long wait = (long) (rule.delay().toMillis() / asked.speed() / HURRY);
              return new RetryRule(rule.tries(), Duration.ofMillis(wait));
            }));
  }
}

package org.tocsin.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.AmiProxy;

/// One campaign on the real PBX, killed again and again: the console (-9), Asterisk (-9), the line
/// between them cut, PostgreSQL stopped. Each time everything is brought back and calling goes on.
/// Then what the far end recorded is laid beside what the product says.
final class KillBench {
  private static final Duration MESSAGE = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LAST_RECORDING = Duration.ofSeconds(200);
  private static final double FULL = 0.9;

  /// Numbers that nobody else calls: what was recorded is ours.
  private static final int OWN_HUNDREDS = 250;

  private static final String POSTGRESQL = "postgresql";

  /// Of each hundred numbers: those whose calls are recorded, and some who are not reached.
  private static final List<Integer> PEOPLE =
      List.of(
          30, 57, 31, 58, 32, 59, 33, 60, 70, 34, 61, 35, 62, 36, 63, 37, 64, 80, 38, 65, 39, 66,
          40, 67, 41, 68, 42, 43, 71, 72);

  private final int rounds = Options.number("rounds", 50);
  private final int channels = Options.number("channels", 16);
  private final boolean onPostgres = Options.word("engine", "h2").equals(POSTGRESQL);
  private final List<String> faults =
      Options.words("faults", "console,asterisk,ami" + (onPostgres ? "," + POSTGRESQL : ""));
  private final SplittableRandom random = new SplittableRandom(Options.number("seed", 1));
  private final Map<String, List<Double>> back = new TreeMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final RealPbx real;
  private final Path folder;
  private final Postgres postgres;
  private final AmiProxy line;
  private final Console console;
  private Process process;
  private int restarts;

  /// The number of the last channel that the PBX made before it was struck.
  private long newest = -1;

  private KillBench(RealPbx real, Path folder) throws IOException, InterruptedException {
    this.real = real;
    this.folder = folder;
    postgres = new Postgres(folder, onPostgres);
    line =
        AmiProxy.to(
            real.setting("TOCSIN_PBX_HOST"),
            Integer.parseInt(real.setting("TOCSIN_PBX_PORT")),
            threads);
    var environment = new HashMap<>(postgres.environment());
    environment.put("TOCSIN_PBX_PORT", "" + line.port());
    environment.put("TOCSIN_CHANNELS", "" + channels);
    environment.put("TOCSIN_CALLS_PER_SECOND", "20");
    console = new Console(folder, real, environment);
    console.run("import", "residents", list().toString());
    process = console.start("campaign", "run", campaign().toString(), "--wait");
  }

  static String run() throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var real = new RealPbx(MESSAGE)) {
      var began = Instant.now().minusSeconds(1);
      var bench = new KillBench(real, folder);
      try {
        bench.torment();
        return bench.verdict(began);
      } catch (IOException | RuntimeException e) {
        System.err.println(bench.console.said());
        throw e;
      } finally {
        bench.process.destroyForcibly();
        bench.line.close();
        bench.postgres.close();
        bench.threads.shutdownNow();
      }
    } finally {
      ScaleBench.delete(folder);
    }
  }

  /// A database server that can be stopped and started again, if there is one.
  private static final class Postgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private final boolean wanted;
    private Optional<EmbeddedPostgres> server = Optional.empty();

    Postgres(Path folder, boolean wanted) throws IOException {
      this.wanted = wanted;
      data = folder.resolve("postgresql");
      if (wanted) {
        server = Optional.of(builder().start());
      }
      port = server.map(EmbeddedPostgres::getPort).orElse(0);
    }

    private EmbeddedPostgres.Builder builder() {
      return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }

    Map<String, String> environment() {
      return wanted
          ? Map.of(
              "TOCSIN_DATABASE_URL", url(),
              "TOCSIN_DATABASE_USER", "postgres",
              "TOCSIN_DATABASE_PASSWORD", "postgres")
          : Map.of();
    }

    private String url() {
      return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    DatabaseAddress address(Path folder) {
      return wanted
          ? new DatabaseAddress(url(), "postgres", "postgres")
          : DatabaseAddress.embedded(folder.resolve("data"));
    }

    void start() throws IOException {
      server = Optional.of(builder().setPort(port).start());
    }

    /// In order, as its administrator would.
    @Override
    public void close() throws IOException {
      if (server.isPresent()) {
        server.get().close();
      }
    }
  }

  private int residences() {
    return Options.number("residences", PEOPLE.size() * (rounds + 1));
  }

  private List<PhoneNumber> numbers() {
    var numbers = new ArrayList<PhoneNumber>();
    for (int i = 0; i < residences(); i++) {
      int hundred = OWN_HUNDREDS + i / PEOPLE.size();
      numbers.add(RealPbx.number(hundred, PEOPLE.get(i % PEOPLE.size())));
    }
    return numbers;
  }

  private Path list() throws IOException {
    var rows =
        new StringBuilder("nom,prenom,langue,ville,rue,no_civique,voix,actif,consentement\n");
    int civic = 1;
    for (var number : numbers()) {
      rows.append(
          "Gagnon,Luc,fr,Saint-Évrard,rue du Quai,%d,%s,oui,oui\n"
              .formatted(civic++, number.e164()));
    }
    return Files.writeString(folder.resolve("list.csv"), rows);
  }

  private Path campaign() throws IOException {
    Files.write(folder.resolve("message.wav"), Wavs.telephone(MESSAGE));
    return Files.writeString(
        folder.resolve("campaign.json"),
        """
        {"name": "Épreuve", "purpose": "emergency", "messages": {"fr": "message.wav"},
         "audience": {"everyone": true},
         "policy": {"channels": %d, "callsPerSecond": 20, "rounds": 2, "ringSeconds": 8,
           "waitSeconds": {"busy": 20, "noAnswer": 20, "congestion": 5, "heardInPart": 5}}}
        """
            .formatted(channels));
  }

  private void torment() throws IOException, InterruptedException {
    full(Instant.now());
    for (int round = 1; round <= rounds && !isOver(); round++) {
      Thread.sleep(random.nextLong(2_000, 9_000));
      revive();
      var fault = faults.get(random.nextInt(faults.size()));
      var since = strike(fault);
      double seconds = full(since);
      back.computeIfAbsent(fault, _ -> new ArrayList<>()).add(seconds);
      System.err.printf(
          Locale.ROOT, "round %d: %s, back %s, full after %.1f s%n", round, fault, since, seconds);
    }
  }

  /// @return when everything was back
  private Instant strike(String fault) throws IOException, InterruptedException {
    long away = random.nextLong(1_000, 8_000);
    System.err.println(fault + " struck " + Instant.now());
    switch (fault) {
      case "console" -> {
        process.destroyForcibly().waitFor();
        newest = real.newestChannel();
        process = console.takeOver(1);
      }
      case "asterisk" -> {
        real.ctl("kill");
        Thread.sleep(away);
        real.ctl("start");
        newest = -1;
      }
      case "ami" -> {
        line.cut();
        newest = real.newestChannel();
        Thread.sleep(away);
        line.restore();
      }
      case POSTGRESQL -> {
        postgres.close();
        newest = real.newestChannel();
        Thread.sleep(away);
        postgres.start();
      }
      default -> throw new IllegalArgumentException("No such fault: " + fault);
    }
    return Instant.now();
  }

  /// Waits until the channels are full again, a call that left since among them; whoever went away
  /// by itself is called back.
  ///
  /// @return seconds from then on, not a number when it was in vain
  private double full(Instant since) throws IOException, InterruptedException {
    while (Instant.now().isBefore(since.plus(PATIENCE))) {
      if (real.channels("city") >= FULL * channels && real.newestChannel() > newest) {
        return Duration.between(since, Instant.now()).toMillis() / 1e3;
      }
      revive();
      Thread.sleep(100);
    }
    return Double.NaN;
  }

  private boolean isOver() {
    return !process.isAlive() && process.exitValue() == 0;
  }

  /// Whoever went away by itself is called back, and counted.
  private void revive() throws IOException {
    if (!process.isAlive() && process.exitValue() != 0) {
      restarts++;
      process = console.takeOver(1);
    }
  }

  private String verdict(Instant began) throws IOException, InterruptedException {
    revive();
    if (!process.waitFor(20, TimeUnit.MINUTES)) {
      throw new IOException("The campaign does not come to its end");
    }
    // A call that a killed Asterisk left hanging is recorded until the far end's own limit.
    var last = Instant.now().plus(LAST_RECORDING);
    while (real.channels("far") > 0 && Instant.now().isBefore(last)) {
      Thread.sleep(1_000);
    }
    var heard = new FarEnd(Path.of(real.setting("TOCSIN_RIG_RECORDINGS")), began, MESSAGE);
    var recorded =
        numbers().stream()
            .filter(number -> Integer.parseInt(number.digits().substring(9)) < 70)
            .toList();
    try (var database = Database.open(postgres.address(folder))) {
      var unknown =
          database.read(() ->
              database
                  .dsl()
                  .fetchSingle("select count(*) from call_attempt where outcome = 'unknown'")
                  .get(0, Integer.class));
      return "{\"benchmark\":\"kill\",\"engine\":\"%s\",\"channels\":%d,\"rounds\":%d,"
              .formatted(
                  onPostgres ? POSTGRESQL : "h2",
                  channels,
                  back.values().stream().mapToInt(List::size).sum())
          + heard.compare(database, recorded).json()
          + ",\"attempts_unknown\":%d,\"went_away_by_itself\":%d,\"exit\":%d,"
              .formatted(unknown, restarts, process.exitValue())
          + "\"seconds_to_full\":{"
          + back.entrySet().stream().map(KillBench::line).collect(Collectors.joining(","))
          + "}}";
    }
  }

  private static String line(Map.Entry<String, List<Double>> fault) {
    var seconds = fault.getValue().stream().filter(Double::isFinite).sorted().toList();
    return "\"%s\":{\"times\":%d,\"never\":%d,\"p50\":%s,\"max\":%s}"
        .formatted(
            fault.getKey(),
            fault.getValue().size(),
            fault.getValue().size() - seconds.size(),
            Options.json(seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2)),
            Options.json(seconds.isEmpty() ? Double.NaN : seconds.getLast()));
  }
}

package org.tocsin.bench;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tocsin.audit.Actor;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignService;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.LaunchOutcome;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.dispatch.DispatchSettings;
import org.tocsin.dispatch.Dispatcher;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Ticks;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.campaign.CampaignTables;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.support.Eventually;
import org.tocsin.support.Rig;
import org.tocsin.support.Town;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// 500 calls of every behaviour on the real PBX, through the product's whole path (H2 on disk,
/// dispatcher, adapter) and through a bare loop on a socket, in turn: bare, product, product, bare.
///
/// `wall_to_greedy` compares with list scheduling of the durations that the product's own calls
/// had, in the same order: what no dispatcher could beat without knowing the future.
final class DispatchBench {
  private static final int CALLS = 500;
  private static final int CHANNELS = 20;
  private static final double CALLS_PER_SECOND = 100;
  private static final Duration RING = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final byte[] WAV = Wavs.tone(Duration.ofSeconds(6));
  private static final List<String> AREAS = List.of("418", "581", "450", "514", "819");
  private static final Clock CLOCK = Ticks.microseconds(Clock.systemUTC());
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, String> rig;
  private final AsteriskPbx pbx;

  private DispatchBench(Map<String, String> rig, AsteriskPbx pbx) {
    this.rig = rig;
    this.pbx = pbx;
  }

  /// A run of the product.
  ///
  /// @param calls how long each call held its channel, in the order in which they left
  private record Measured(Duration wall, List<Duration> calls) {

    double greedySeconds() {
      var free = new PriorityQueue<Duration>();
      var last = Duration.ZERO;
      for (var call : calls) {
        var begin = free.size() < CHANNELS ? Duration.ZERO : free.remove();
        var end = begin.plus(call);
        free.add(end);
        last = end.compareTo(last) > 0 ? end : last;
      }
      return seconds(last);
    }

    double utilisation() {
      return calls.stream().mapToDouble(DispatchBench::seconds).sum() / (seconds(wall) * CHANNELS);
    }
  }

  static String run() throws Exception {
    var rig = Rig.open().environment();
    try (var timers = Executors.newSingleThreadScheduledExecutor();
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        var pbx = new AsteriskPbx(settings(rig), CLOCK, timers, executor)) {
      pbx.start();
      Eventually.until("the PBX", () -> pbx.health().canPlaceCalls());
      var bench = new DispatchBench(rig, pbx);
      var sound = bench.prepare();
      double bare = bench.bare(sound);
      var first = bench.product();
      var second = bench.product();
      bare += bench.bare(sound);
      return json(List.of(first, second), bare / 2);
    }
  }

  private static String json(List<Measured> runs, double bare) {
    double wall = mean(runs.stream().map(run -> seconds(run.wall())).toList());
    double greedy = mean(runs.stream().map(Measured::greedySeconds).toList());
    double utilisation = mean(runs.stream().map(Measured::utilisation).toList());
    return String.format(
        Locale.ROOT,
        """
        {"benchmark":"dispatch","calls":%d,"channels":%d,"runs":%d,"wall_s":%.2f,\
        "greedy_s":%.2f,"bare_loop_s":%.2f,"wall_to_greedy":%.4f,"wall_to_bare_loop":%.4f,\
        "utilisation":%.4f}\
        """,
        CALLS,
        CHANNELS,
        runs.size(),
        wall,
        greedy,
        bare,
        wall / greedy,
        wall / bare,
        utilisation);
  }

  private Sound prepare() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(WAV);
    var sound = new Sound(HexFormat.of().formatHex(digest), Duration.ofSeconds(6), WAV.length);
    var proof = pbx.prepare(sound, WAV).toCompletableFuture().get(30, TimeUnit.SECONDS);
    if (!(proof instanceof SoundProof.Ready)) {
      throw new IllegalStateException("The message is not on the PBX: " + proof);
    }
    return sound;
  }

  private double bare(Sound sound) throws Exception {
    var calls = new ArrayList<PlaceCall>();
    for (var number : numbers()) {
      calls.add(
          new PlaceCall(
              AttemptId.next(CLOCK, RANDOM),
              number,
              callerId(),
              sound,
              Optional.empty(),
              Language.FRENCH,
              "",
              Duration.ZERO,
              RING,
              true));
    }
    try (var loop = new BareLoop(rig)) {
      double wall = seconds(loop.run(calls, CHANNELS));
      pbx.forget(calls.stream().map(PlaceCall::attempt).toList());
      System.err.printf(Locale.ROOT, "bare loop: %.1f s%n", wall);
      return wall;
    }
  }

  private Measured product() throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    try (var database = Database.open(DatabaseAddress.embedded(folder))) {
      var town = new Town(database);
      long street = town.street("rue du Banc");
      int civic = 1;
      for (var number : numbers()) {
        town.file(street, civic++, "fr", number.e164());
      }
      var measured = dispatch(database);
      System.err.printf(
          Locale.ROOT,
          "product: %.1f s, utilisation %.3f%n",
          seconds(measured.wall()),
          measured.utilisation());
      return measured;
    } finally {
      delete(folder);
    }
  }

  private Measured dispatch(Database database) throws InterruptedException {
    var audit = new AuditTable(database);
    var campaigns = new CampaignTables(database);
    var service = new CampaignService(campaigns, audit, database, CLOCK, RANDOM);
    var settings = new DispatchSettings("bench", callerId(), CHANNELS, CALLS_PER_SECOND);
    var dispatcher =
        new Dispatcher(
            new AttemptTables(database),
            campaigns,
            service,
            audit,
            database,
            pbx,
            settings,
            CLOCK,
            RANDOM);
    var loop = Thread.ofVirtual().start(dispatcher::run);
    var campaign = launch(service);
    dispatcher.wake();
    Eventually.within(
        LONGEST,
        () -> {
          if (service.find(campaign.id()).map(Campaign::state).orElseThrow()
              != CampaignState.COMPLETED) {
            throw new AssertionError("calling goes on");
          }
        });
    dispatcher.stop(Duration.ofSeconds(10));
    loop.join();
    return measured(database, service.find(campaign.id()).orElseThrow());
  }

  private static Campaign launch(CampaignService service) {
    var actor = new Actor("bench", "bench");
    var audio = Map.of(Language.FRENCH, new CampaignDraft.AudioFile("bench.wav", WAV));
    var draft =
        new CampaignDraft("Banc", Purpose.EMERGENCY, audio, new Audience.Everyone(), policy());
    if (service.create(actor, draft) instanceof DraftOutcome.Created created
        && service.launch(actor, created.campaign().id(), CALLS, false)
            instanceof LaunchOutcome.Launched launched) {
      return launched.campaign();
    }
    throw new IllegalStateException("The campaign is not launched");
  }

  /// One call for each number, whatever it becomes.
  private static Policy policy() {
    return Policy.defaults(Purpose.EMERGENCY)
        .withPace(CHANNELS, CALLS_PER_SECOND)
        .withRounds(1)
        .withRing(RING)
        .with(RetryRules.always(new RetryRule(1, Duration.ZERO)));
  }

  private static Measured measured(Database database, Campaign campaign) {
    var calls =
        database.read(() ->
            database
                .dsl()
                .select(CALL_ATTEMPT.INTENDED_AT, CALL_ATTEMPT.ENDED_AT)
                .from(CALL_ATTEMPT)
                .orderBy(CALL_ATTEMPT.INTENDED_AT)
                .fetch(row -> Duration.between(row.value1(), row.value2())));
    if (calls.size() != CALLS) {
      throw new IllegalStateException(calls.size() + " calls instead of " + CALLS);
    }
    return new Measured(
        Duration.between(campaign.launchedAt().orElseThrow(), campaign.endedAt().orElseThrow()),
        calls);
  }

  /// Every two last digits, thus every behaviour of the rig, five times.
  private static List<PhoneNumber> numbers() {
    var numbers = new ArrayList<PhoneNumber>();
    for (int i = 0; i < CALLS; i++) {
      // 37 is prime to 100: behaviours alternate instead of coming in blocks.
      numbers.add(new PhoneNumber("+1%s55501%02d".formatted(AREAS.get(i / 100), i * 37 % 100)));
    }
    return numbers;
  }

  private PhoneNumber callerId() {
    return PhoneNumber.parse(Objects.requireNonNull(rig.get("TOCSIN_CALLER_ID"))).orElseThrow();
  }

  private static AmiSettings settings(Map<String, String> rig) {
    return new AmiSettings(
        "rig",
        Objects.requireNonNull(rig.get("TOCSIN_PBX_HOST")),
        Integer.parseInt(Objects.requireNonNull(rig.get("TOCSIN_PBX_PORT"))),
        Objects.requireNonNull(rig.get("TOCSIN_PBX_USER")),
        Objects.requireNonNull(rig.get("TOCSIN_PBX_SECRET")),
        false,
        Optional.empty(),
        Objects.requireNonNull(rig.get("TOCSIN_PBX_DIAL")),
        Path.of(Objects.requireNonNull(rig.get("TOCSIN_PBX_AUDIO_DIRECTORY"))),
        Objects.requireNonNull(rig.get("TOCSIN_PBX_AUDIO_PREFIX")));
  }

  private static double mean(Collection<Double> figures) {
    return figures.stream().mapToDouble(figure -> figure).average().orElseThrow();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void delete(Path folder) throws Exception {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package org.tocsin.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.support.Town;
import org.tocsin.telephony.CallEvent;

/// How many calls the PBX carries at once before the message stutters: everybody listens to the
/// end, and what the message took by the clock is beside what it lasts.
final class CeilingBench {
  private static final Duration LENGTH = Duration.ofSeconds(30);
  private static final double CALLS_PER_SECOND = 40;
  private static final double STUTTER = 1.01;

  /// Those who listen to the end and hang up: 30 to 43.
  private static final int LISTENERS = 14;

  private CeilingBench() {}

  /// @param stretch what the message took by the clock to what it lasts, of each call
  private record Step(int channels, int upMost, List<Double> stretch) {

    double at(double share) {
      var sorted = stretch.stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.sort(sorted);
      return sorted.length == 0
          ? Double.NaN
          : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    double within() {
      long good = stretch.stream().filter(it -> it <= STUTTER && it >= 2 - STUTTER).count();
      return (double) good / Math.max(1, stretch.size());
    }

    String json() {
      return String.format(
          Locale.ROOT,
          "{\"channels\":%d,\"up_most\":%d,\"played\":%d,\"stretch_p50\":%s,\"stretch_p99\":%s,"
              + "\"stretch_max\":%s,\"within_1_percent\":%s}",
          channels,
          upMost,
          stretch.size(),
          Options.json(at(0.5)),
          Options.json(at(0.99)),
          Options.json(at(1)),
          Options.json(within()));
    }
  }

  static String run() throws Exception {
    var steps = new ArrayList<Step>();
    try (var real = new RealPbx(LENGTH)) {
      for (int channels : Options.numbers("channels", "50,100,150,200")) {
        var step = measure(real, channels);
        System.err.println(step.json());
        steps.add(step);
      }
    }
    int ceiling =
        steps.stream()
            .filter(step -> step.at(0.99) <= STUTTER)
            .mapToInt(Step::upMost)
            .max()
            .orElse(0);
    return "{\"benchmark\":\"ceiling\",\"message_s\":%d,\"calls_up_within_1_percent\":%d,\"steps\":[%s]}"
        .formatted(
            LENGTH.toSeconds(),
            ceiling,
            steps.stream().map(Step::json).collect(Collectors.joining(",")));
  }

  private static Step measure(RealPbx real, int channels) throws Exception {
    var folder = Files.createTempDirectory("tocsin-bench");
    var stretch = new ConcurrentLinkedQueue<Double>();
    var upMost = new AtomicInteger();
    try (var database = Database.open(DatabaseAddress.embedded(folder));
        var _ =
            real.pbx()
                .onCall(event -> {
                  upMost.accumulateAndGet(real.pbx().health().channels(), Math::max);
                  if (event instanceof CallEvent.Played played) {
                    stretch.add((double) played.wall().toNanos() / LENGTH.toNanos());
                  }
                });
        var product =
            new Product(database, database, real.pbx(), "bench", channels, CALLS_PER_SECOND)) {
      var town = new Town(database);
      long street = town.street("rue du Banc");
      for (int i = 0; i < channels; i++) {
        town.file(street, i + 1, "fr", listener(i).e164());
      }
      var message = product.prepare(real.wav(), real.sound());
      var campaign = product.launch(message, new Audience.Everyone(), policy(channels));
      product.wake();
      product.awaitCompletion(campaign);
    } finally {
      ScaleBench.delete(folder);
    }
    return new Step(channels, upMost.get(), List.copyOf(stretch));
  }

  private static PhoneNumber listener(int which) {
    return RealPbx.number(which / LISTENERS, 30 + which % LISTENERS);
  }

  private static Policy policy(int channels) {
    return Policy.defaults(Purpose.EMERGENCY)
        .withPace(channels, CALLS_PER_SECOND)
        .withRounds(1)
        .with(RetryRules.always(new RetryRule(1, Duration.ZERO)));
  }
}

package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignStore;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.CallBackStore.Sought;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PlayBack;

/// Answers those who call the city's number back with the alert in progress for their number. Not
/// for several threads.
final class CallBacks {
  private static final Logger LOG = LoggerFactory.getLogger(CallBacks.class);

  /// A little less than a PBX lets a caller wait.
  private static final Duration PATIENCE = Duration.ofMillis(3_500);

  /// Whoever finds a message on a machine calls back that evening, or the morning after; the alert
  /// may be over by then, and holds until it is lifted.
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final CallBackStore store;
  private final CampaignStore campaigns;
  private final Transactions transactions;
  private final Custody custody;
  private final DispatchSettings settings;
  private final Fleet fleet;
  private final Readiness readiness;
  private final Flights flights;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<CallEvent> events;
  private final List<Waiting> waiting = new ArrayList<>();

  /// @param events where the end of a call is told that could not even be answered
  CallBacks(
      DispatchStores stores,
      Custody custody,
      DispatchSettings settings,
      Fleet fleet,
      Readiness readiness,
      Flights flights,
      Clock clock,
      RandomGenerator random,
      Consumer<CallEvent> events) {
    store = stores.callBacks();
    campaigns = stores.campaigns();
    transactions = stores.transactions();
    this.custody = custody;
    this.settings = settings;
    this.fleet = fleet;
    this.readiness = readiness;
    this.flights = flights;
    this.clock = clock;
    this.random = random;
    this.events = events;
  }

  /// Somebody calls back.
  void ring(Pbx pbx, CallBack call, Instant now) {
    waiting.add(new Waiting(pbx, call, now.plus(PATIENCE)));
  }

  /// Looks up who calls. Whoever has waited too long is told by the PBX that nobody is there.
  void look(Instant now) {
    waiting.removeIf(caller -> now.isAfter(caller.until));
    for (var caller : waiting) {
      if (!caller.looked) {
        caller.found = transactions.read(() -> find(caller.call)).orElse(null);
        caller.looked = true;
      }
    }
  }

  private Optional<Found> find(CallBack call) {
    return call.caller()
        .flatMap(number -> store.find(number, fleet.isSimulated(), call.at().minus(REMEMBERED)))
        .flatMap(sought ->
            campaigns.find(sought.campaign()).map(campaign -> new Found(sought, campaign)));
  }

  /// What is about to be played to those who wait: also of campaigns that call nobody now.
  List<Campaign> campaigns() {
    return waiting.stream()
        .flatMap(caller -> Optional.ofNullable(caller.found).stream())
        .map(Found::campaign)
        .toList();
  }

  /// Answers those for whom all is known; of several dispatchers on one PBX only one does.
  void answer(Instant now) {
    for (var caller : List.copyOf(waiting)) {
      var found = caller.found;
      if (!fleet.usable().contains(caller.pbx)) {
        continue;
      }
      if (found == null) {
        decline(caller, now);
      } else if (found.sounds().allMatch(it -> readiness.canPlay(caller.pbx, it).isPresent())) {
        answer(caller, found, now);
      }
    }
  }

  private void answer(Waiting caller, Found found, Instant now) {
    if (canPlay(caller, found.message())) {
      play(caller, found, now);
    } else {
      decline(caller, now);
    }
  }

  private boolean canPlay(Waiting caller, VoiceMessage sound) {
    return readiness.canPlay(caller.pbx, sound).orElse(false);
  }

  private void decline(Waiting caller, Instant now) {
    boolean mine = transactions.write(() -> take(caller, now));
    waiting.remove(caller);
    if (mine) {
      caller.pbx.declineCallBack(caller.call);
    }
  }

  private boolean take(Waiting caller, Instant now) {
    return store.take(caller.pbx.name(), caller.call.channel(), now);
  }

  private void play(Waiting caller, Found found, Instant now) {
    var attempt = AttemptId.next(clock, random);
    var claim =
        transactions.write(() ->
            take(caller, now)
                ? Optional.of(
                    store.begin(
                        attempt,
                        found.sought,
                        caller.pbx.name(),
                        caller.call.channel(),
                        settings.name(),
                        now,
                        custody.leaseUntil(now)))
                : Optional.<Claim>empty());
    waiting.remove(caller);
    claim.ifPresent(it -> play(caller, new Flight(it, found.campaign, line(caller)), now));
  }

  /// It holds a channel of its PBX; by which trunk it came in is not known.
  private Line line(Waiting caller) {
    return fleet.find(caller.pbx.name(), "").orElseThrow();
  }

  private void play(Waiting caller, Flight flight, Instant now) {
    flights.add(flight);
    flight.line().hold();
    var message = flight.message();
    // What is said matters more than who says it.
    var introduction = flight.introduction().filter(it -> canPlay(caller, it));
    try {
      caller.pbx.answerCallBack(
          caller.call,
          new PlayBack(
              flight.attempt(),
              Caller.sound(message),
              introduction.map(Caller::sound),
              message.language()));
    } catch (RuntimeException refused) {
      LOG.error("The PBX's adapter refused call-back {}: {}", flight.attempt(), refused.getClass());
      events.accept(flight.notPlaced(now));
    }
  }

  /// Somebody who waits to be told what for.
  private static final class Waiting {
    private final Pbx pbx;
    private final CallBack call;
    private final Instant until;
    private boolean looked;
    private @Nullable Found found;

    Waiting(Pbx pbx, CallBack call, Instant until) {
      this.pbx = pbx;
      this.call = call;
      this.until = until;
    }
  }

  private record Found(Sought sought, Campaign campaign) {
    VoiceMessage message() {
      return campaign.message(sought.language());
    }

    Stream<VoiceMessage> sounds() {
      return Stream.concat(Stream.of(message()), campaign.introduction(sought.language()).stream());
    }
  }
}

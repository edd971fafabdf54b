package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.PbxHealth.State;
import org.tocsin.telephony.asterisk.AsteriskPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// What only the simulator can do: the same town again, many channels, and faults at will.
class SimulatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double FAST = 100;

  /// Slow enough for what happens at almost the same moment to keep its order.
  private static final double STEADY = 40;

  /// Longer than anybody takes to pick up.
  private static final Duration RING = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// One thread, so that what happens at almost the same moment keeps its order.
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);

  private final CallLog log = new CallLog();
  private final SplittableRandom random = new SplittableRandom();
  private final Sound sound = TestWav.sound(TestWav.tone(Duration.ofSeconds(8), 440));
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path audio;
  private SimulatedStand stand;
  private Pbx pbx;

  @BeforeEach
  void start() {
    start(SimulatorSettings.scripted(0, SimulatedStand.SECRET, FAST));
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    timers.shutdownNow();
  }

  @Test
  void theSameSeedIsTheSameTown() {
    var first = town(7);

    assertThat(town(7)).isEqualTo(first).hasSize(90);
    assertThat(town(8)).isNotEqualTo(first);
    assertThat(first.values()).hasAtLeastOneElementOfType(CallEnd.Unanswered.class);
  }

  @Test
  void twoThousandChannelsAtOnceAllEndOnce() {
    start(SimulatorSettings.mixed(0, SimulatedStand.SECRET, 1, FAST));
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      attempts.add(place(i % 100));
    }

    within(PATIENCE, () -> assertThat(attempts).allMatch(one -> log.ends(one).size() == 1));

    until("all freed", () -> pbx.health().channels() == 0);
    assertThat(attempts).allMatch(one -> log.ends(one).size() == 1);
    assertThat(pbx.health().droppedEvents()).isZero();
  }

  @Test
  void thoseWhoDidNotPickUpCallBackWhenTheyAreAskedTo() {
    start(SimulatorSettings.scripted(0, SimulatedStand.SECRET, FAST).withCallBacks(100));
    Queue<CallBack> calls = new ConcurrentLinkedQueue<>();
    pbx.onCallBack(calls::add);

    List.of(1, 70, 80, 81, 88).forEach(this::place);

    until("both", () -> calls.size() == 2);
    assertThat(calls)
        .extracting(call -> call.caller().orElseThrow())
        .containsExactlyInAnyOrder(PbxContract.number(80), PbxContract.number(81));
  }

  @Test
  void aFullNetworkRefusesWhatIsMore() {
    start(SimulatorSettings.scripted(0, SimulatedStand.SECRET, STEADY).withChannels(3));
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      attempts.add(place(i));
    }

    assertConfirmed(attempts.subList(0, 3));

    for (var refused : attempts.subList(3, 5)) {
      until("refused", () -> !log.ends(refused).isEmpty());
      assertThat(log.ends(refused))
          .singleElement()
          .isInstanceOfSatisfying(
              CallEnd.Unanswered.class,
              end -> assertThat(end.cause()).isEqualTo(CallEnd.Cause.CONGESTION));
    }
  }

  @Test
  void whatIsHeldBackComesLaterAndWhole() {
    stand.simulated().setLatency(Duration.ofMillis(400));
    long placed = System.nanoTime();
    AttemptId attempt = place(1);

    until("dialling", () -> log.has(attempt, CallEvent.Dialling.class));

    assertThat(Duration.ofNanos(System.nanoTime() - placed)).isGreaterThan(Duration.ofMillis(390));
    assertConfirmed(List.of(attempt));
  }

  @Test
  void aConnectionThatBreaksAfterSoManyMessagesLosesNoCall() {
    start(SimulatorSettings.scripted(0, SimulatedStand.SECRET, 10));
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      attempts.add(place(i));
    }
    until("ringing", () -> log.has(attempts.getLast(), CallEvent.Ringing.class));

    stand.simulated().disconnectAfter(12);

    assertConfirmed(attempts);
    within(PATIENCE, () -> assertThat(pbx.health().state()).isEqualTo(State.CONNECTED));
  }

  @Test
  void noiseHarmsNoCallAndIsCounted() {
    stand.simulated().setNoisy(true);
    List<AttemptId> attempts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      attempts.add(place(i));
    }

    assertConfirmed(attempts);
    assertThat(pbx.health().unknownEvents()).isGreaterThan(50);
  }

  /// Thirty numbers, each called three times.
  private Map<String, CallEnd> town(long seed) {
    start(SimulatorSettings.mixed(0, SimulatedStand.SECRET, seed, STEADY));
    Map<String, CallEnd> ends = new LinkedHashMap<>();
    for (int call = 1; call <= 3; call++) {
      Map<Integer, AttemptId> attempts = new LinkedHashMap<>();
      for (int last = 0; last < 30; last++) {
        attempts.put(last, place(last));
      }
      within(
          PATIENCE, () -> assertThat(attempts.values()).allMatch(one -> log.ends(one).size() == 1));
      for (var one : attempts.entrySet()) {
        ends.put(
            one.getKey() + "#" + call, PbxContract.rounded(log.ends(one.getValue()).getFirst()));
      }
    }
    return ends;
  }

  private void assertConfirmed(List<AttemptId> attempts) {
    within(PATIENCE, () -> assertThat(attempts).allMatch(one -> log.ends(one).size() == 1));
    assertThat(attempts)
        .allSatisfy(one ->
            assertThat(log.ends(one))
                .singleElement()
                .isInstanceOfSatisfying(
                    CallEnd.Answered.class, end -> assertThat(end.confirmed()).isTrue()));
  }

  private void start(SimulatorSettings settings) {
    stand = new SimulatedStand(settings, audio, timers, threads);
    pbx = new AsteriskPbx(stand.settings(), Clock.systemUTC(), timers, threads);
    open.addAll(List.of(stand, pbx));
    pbx.onCall(log);
    pbx.start();
    PbxContract.awaitState(pbx, State.CONNECTED);
    var proof = pbx.prepare(sound, TestWav.tone(Duration.ofSeconds(8), 440));
    assertThat(PbxContract.await(proof)).isEqualTo(new SoundProof.Ready());
  }

  private AttemptId place(int last) {
    AttemptId attempt = AttemptId.next(Clock.systemUTC(), random);
    pbx.place(PbxContract.ringing(PbxContract.call(attempt, last, sound, true), RING));
    return attempt;
  }
}

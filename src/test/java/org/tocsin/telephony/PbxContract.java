package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxCheck.Subject;
import org.tocsin.telephony.PbxHealth.State;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// What the console counts on, whatever stands at the other end of the line: a console, a line that
/// can be cut, and a PBX.
abstract class PbxContract {
  /// Long enough for the slowest behaviour of the table, on a busy machine.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final Duration MESSAGE = Duration.ofSeconds(8);
  static final Hangup NORMAL = new Hangup(16, 0);

  private static final Duration RING = Duration.ofSeconds(8);

  final ExecutorService threads = Executors.newCachedThreadPool();
  final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
  final CallLog log = new CallLog();
  final byte[] wav = TestWav.tone(MESSAGE, 440);
  final Sound sound = TestWav.sound(wav);
  @TempDir Path folder;
  PbxStand stand;
  AmiProxy proxy;
  Pbx pbx;

  private final SplittableRandom random = new SplittableRandom();
  private final List<Pbx> opened = new ArrayList<>();

  /// What to examine.
  abstract PbxStand stand();

  @BeforeEach
  void connect() throws IOException {
    stand = stand();
    proxy = AmiProxy.to(settings().host(), settings().port(), threads);
    pbx = open(OtherSettings.on(settings(), proxy.port()));
    pbx.onCall(log);
    awaitState(pbx, State.CONNECTED);
    assertThat(await(pbx.prepare(sound, wav))).isEqualTo(new SoundProof.Ready());
  }

  @AfterEach
  void disconnect() throws IOException, InterruptedException {
    opened.forEach(Pbx::close);
    opened.forEach(one -> until("closed", () -> one.health().state() == State.CLOSED));
    proxy.close();
    stand.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    timers.shutdownNow();
  }

  final AmiSettings settings() {
    return stand.settings();
  }

  final Pbx open(AmiSettings settings) {
    var one = new AsteriskPbx(settings, Clock.systemUTC(), timers, threads);
    opened.add(one);
    one.start();
    return one;
  }

  static void awaitState(Pbx pbx, State state) {
    within(PATIENCE, () -> assertThat(pbx.health().state()).isEqualTo(state));
  }

  final AttemptId next() {
    return AttemptId.next(Clock.systemUTC(), random);
  }

  final AttemptId place(int lastDigits) {
    AttemptId attempt = next();
    pbx.place(call(attempt, lastDigits, sound, true));
    return attempt;
  }

  static PlaceCall call(AttemptId attempt, int lastDigits, Sound sound, boolean detect) {
    return call(attempt, lastDigits, sound, detect, "", Duration.ZERO);
  }

  static PlaceCall call(
      AttemptId attempt,
      int lastDigits,
      Sound sound,
      boolean detect,
      String extension,
      Duration delay) {
    return new PlaceCall(
        attempt,
        number(lastDigits),
        new PhoneNumber("+14185550100"),
        "",
        sound,
        Optional.empty(),
        Language.FRENCH,
        extension,
        delay,
        RING,
        detect);
  }

  /// Rings out only after a minute.
  static PlaceCall ringingOn(AttemptId attempt, Sound sound) {
    return ringing(call(attempt, 80, sound, true), PATIENCE);
  }

  static PlaceCall ringing(PlaceCall call, Duration ring) {
    return new PlaceCall(
        call.attempt(),
        call.number(),
        call.callerId(),
        call.trunk(),
        call.sound(),
        call.introduction(),
        call.language(),
        call.extension(),
        call.delay(),
        ring,
        call.detectMachine());
  }

  static PhoneNumber number(int lastDigits) {
    return new PhoneNumber("+181955501%02d".formatted(lastDigits));
  }

  final void awaitEnds(Iterable<AttemptId> attempts) {
    within(
        PATIENCE,
        () -> assertThat(attempts).allSatisfy(one -> assertThat(log.ends(one)).hasSize(1)));
  }

  final CallEnd theEnd(AttemptId attempt) {
    return log.ends(attempt).getFirst();
  }

  static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }

  static PbxCheck.Item item(Pbx pbx, Subject subject) {
    return await(pbx.check()).items().stream()
        .filter(item -> item.subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  static CallEnd answered(
      AnsweredBy by, int heard, boolean whole, boolean confirmed, boolean optedOut, String keys) {
    return new CallEnd.Answered(
        by, "", Duration.ofMillis(heard), whole, confirmed, optedOut, keys, false, NORMAL);
  }

  /// What was heard is compared apart, with a tolerance; the detector's cause has figures in it.
  static CallEnd rounded(CallEnd end) {
    return end instanceof CallEnd.Answered one
        ? new CallEnd.Answered(
            one.by(),
            "",
            Duration.ZERO,
            one.whole(),
            one.confirmed(),
            one.optedOut(),
            one.keys(),
            one.audioFailed(),
            one.hangup())
        : end;
  }
}

package org.tocsin.telephony.simulator;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The channels, the memory (AstDB) and the clock of the simulated PBX. One lock: all its steps are
/// short.
final class Exchange implements Trunk {
  private static final double NANOS_PER_MS = 1e6;
  private static final HexFormat HEX = HexFormat.of();
  private static final int WAV_HEADER = 44;

  /// 8 kHz, 16 bits, mono.
  private static final int BYTES_PER_MS = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, SimulatedCall> calls = new LinkedHashMap<>();

  /// The ids of the calls in lower case, in order: the one that begins with another comes next.
  private final NavigableSet<String> taken = new TreeSet<>();

  private final Map<String, String> memory = new TreeMap<>();
  private final List<AmiSession> sessions = new CopyOnWriteArrayList<>();
  private final CallBackLine line = new CallBackLine(this);
  private final DeskLine desks = new DeskLine(this);
  private final Clock clock;
  private final ScheduledExecutorService timers;
  private final Behaviours behaviours;
  private final Faults faults;
  private final SplittableRandom random;
  private final double speed;
  private final int capacity;
  private final Instant began;
  private int channels;
  private long placed;

  Exchange(
      SimulatorSettings settings, Clock clock, ScheduledExecutorService timers, Faults faults) {
    this.clock = clock;
    this.timers = timers;
    this.faults = faults;
    behaviours = new Behaviours(settings.seed(), settings.mix(), settings.callBacks());
    random = new SplittableRandom(settings.seed());
    speed = settings.speed();
    capacity = settings.channels();
    began = clock.instant();
  }

  void add(AmiSession session) {
    sessions.add(session);
  }

  void remove(AmiSession session) {
    sessions.remove(session);
  }

  void disconnect() {
    sessions.forEach(AmiSession::close);
  }

  /// Runs a step with all the others held off.
  void locked(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  /// A call by `PJSIP/digits@trunk`. The lock is held.
  void place(AmiText originate) {
    placed++;
    String id = originate.get("ChannelId");
    String dial = originate.get("Channel").substring(originate.get("Channel").indexOf('/') + 1);
    String trunk = dial.substring(dial.lastIndexOf('@') + 1);
    String name = "PJSIP/" + trunk + "-" + HEX.toHexDigits(channels++);
    var texts = new CallTexts(originate, name, id, dial);
    if (!SimulatedPbx.TRUNKS.contains(trunk) || isTaken(id)) {
      say(List.of(texts.originateResponse(false, 0)));
      return;
    }
    String digits = dial.substring(0, dial.lastIndexOf('@'));
    var behaviour = isAlive(trunk) ? behaviour(originate, digits) : new Behaviour.GivesNoSign();
    var call = new SimulatedCall(originate, behaviour, this, texts);
    calls.put(id, call);
    taken.add(id.toLowerCase(Locale.ROOT));
    long ring = AmiText.number(originate.get("Timeout"), 30_000);
    call.dial(ring);
    if (behaviour instanceof Behaviour.RingsOut) {
      behaviours
          .callsBackAfter(digits)
          .ifPresent(wait -> after(ring + wait, () -> line.call(digits)));
    }
  }

  /// Whether the far end of this trunk is there.
  boolean isAlive(String trunk) {
    return faults.isAlive(trunk);
  }

  CallBackLine line() {
    return line;
  }

  DeskLine desks() {
    return desks;
  }

  /// The clock of the machine, whatever the speed of what is simulated, in microseconds.
  long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  /// A name for a channel that comes in.
  String channelId() {
    return clock.instant().getEpochSecond() + "." + channels++;
  }

  /// Somebody who called in hears a message. The lock is held.
  ///
  /// @param channel its id and variables
  void callIn(AmiText channel, String digits) {
    String id = channel.get("ChannelId");
    String attempt = channel.variables().getOrDefault("TOCSIN_ID", "");
    var texts = new CallTexts(channel, "PJSIP/trunk-" + id, id, attempt, digits);
    var behaviour =
        isFull() ? Behaviours.CONGESTION : behaviours.ofCaller(digits, channel.messageLength());
    var call = new SimulatedCall(channel, behaviour, this, texts);
    calls.put(id, call);
    call.begin();
  }

  private Behaviour behaviour(AmiText originate, String digits) {
    return isFull() ? Behaviours.CONGESTION : behaviours.of(digits, originate.messageLength());
  }

  private boolean isFull() {
    return calls.size() >= capacity;
  }

  /// As Asterisk compares them: by prefix, without case.
  private boolean isTaken(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    String next = taken.ceiling(wanted);
    return next != null && next.startsWith(wanted);
  }

  /// All calls are gone without a word; what it has written down stays.
  void crash() {
    locked(() -> calls().forEach(SimulatedCall::vanish));
    disconnect();
  }

  boolean hangUp(String id) {
    var call = calls.get(id);
    if (call != null) {
      call.hangUp();
    }
    return call != null;
  }

  @Nullable SimulatedCall call(String id) {
    return calls.get(id);
  }

  /// For whoever is not in the lock.
  int countCalls() {
    lock.lock();
    try {
      return calls.size();
    } finally {
      lock.unlock();
    }
  }

  /// For whoever is not in the lock.
  long countPlaced() {
    lock.lock();
    try {
      return placed;
    } finally {
      lock.unlock();
    }
  }

  List<SimulatedCall> calls() {
    return new ArrayList<>(calls.values());
  }

  Map<String, String> memory() {
    return memory;
  }

  /// A Local channel's texts: these have no ChannelId, so that no Hangup of theirs passes the
  /// filter.
  CallTexts local(AmiText originate) {
    String channel = originate.get("Channel").replace("/n", "") + "-%08x;1".formatted(channels++);
    return new CallTexts(originate, channel, clock.instant().getEpochSecond() + "." + channels, "");
  }

  /// Each is written once, however many listen.
  @Override
  public void say(List<AmiText> events) {
    var listening = sessions.stream().filter(AmiSession::isLoggedIn).toList();
    if (listening.isEmpty()) {
      return;
    }
    for (var event : events) {
      if (Privileges.isIn(event.privilege(), faults.readable())) {
        String wire = event.wire();
        listening.forEach(session -> session.say(wire));
      }
    }
  }

  @Override
  public void after(long milliseconds, Runnable step) {
    try {
      timers.schedule(
          () -> locked(step), (long) (milliseconds * NANOS_PER_MS / speed), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The simulator stops: nothing happens any more.
    }
  }

  @Override
  public void remember(String attempt, String value) {
    memory.put(attempt, value);
  }

  @Override
  public OptionalLong lengthOf(String path) {
    long size = soundSize(path);
    return size < 0
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, size - WAV_HEADER) / BYTES_PER_MS);
  }

  @Override
  public long stretched(long milliseconds) {
    return Math.max(milliseconds, milliseconds * calls.size() / faults.ceiling());
  }

  /// Bytes of the sound file, -1 when there is none.
  long soundSize(String path) {
    try {
      Path file = Path.of(path + ".wav");
      return Files.isRegularFile(file) ? file.toFile().length() : -1;
    } catch (InvalidPathException e) {
      return -1;
    }
  }

  @Override
  public int shuffle(int bound) {
    return random.nextInt(bound);
  }

  @Override
  public String at(long millis) {
    Instant at = began.plusMillis(millis);
    int thousandths = 1_000 + at.getNano() / 1_000_000;
    return at.getEpochSecond() + "." + Integer.toString(thousandths).substring(1);
  }

  @Override
  public long millis() {
    var gone = Duration.between(began, clock.instant());
    return (long) (gone.toNanos() / NANOS_PER_MS * speed);
  }

  @Override
  public void over(SimulatedCall call) {
    if (calls.remove(call.id(), call)) {
      taken.remove(call.id().toLowerCase(Locale.ROOT));
    }
  }
}

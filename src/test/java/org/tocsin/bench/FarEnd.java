package org.tocsin.bench;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// What the called parties know: of those who listen to the end, and of answering machines, the
/// public network recorded every call that they answered.
final class FarEnd {
  /// Seconds by which a recording and a clock may differ.
  private static final double INEXACT = 0.5;

  private static final int HEADER = 44;
  private static final int RATE = 8_000;
  private static final int WINDOW = RATE / 50;
  private static final int LOUD = 1_000;
  private static final double WHOLE = 0.97;

  private final Map<String, List<Heard>> calls = new HashMap<>();
  private final Duration message;

  /// @param message how long it is
  FarEnd(Path recordings, Instant since, Duration message) throws IOException {
    this.message = message;
    try (var files = Files.list(recordings)) {
      for (var file : files.filter(each -> each.toString().endsWith(".wav")).toList()) {
        read(file, since);
      }
    }
  }

  /// One call as its party heard it.
  private record Heard(Instant at, double seconds) {}

  /// @param lost whole messages heard of which the product knows nothing
  /// @param lostUnknown of these, those that it says it does not know
  /// @param repeated residences that heard the whole message more than once
  /// @param again calls to a residence after the product knew it reached
  /// @param invented residences that the product says reached and that heard less than it says
  record Verdict(
      int residences,
      int reached,
      int lost,
      int lostUnknown,
      int repeated,
      int again,
      int invented) {
    String json() {
      return "\"residences\":%d,\"reached\":%d,\"results_lost\":%d,\"results_lost_unknown\":%d,"
              .formatted(residences, reached, lost, lostUnknown)
          + "\"heard_twice\":%d,\"called_after_reached\":%d,\"reached_without_hearing\":%d"
              .formatted(repeated, again, invented);
    }
  }

  private void read(Path file, Instant since) throws IOException {
    var name = Objects.requireNonNull(file.getFileName()).toString();
    var parts = name.substring(0, name.length() - ".wav".length()).split("-");
    var at = Instant.ofEpochSecond((long) Double.parseDouble(parts[1]));
    if (!at.isBefore(since)) {
      calls
          .computeIfAbsent(parts[0], _ -> new ArrayList<>())
          .add(new Heard(at, loudSeconds(Files.readAllBytes(file))));
    }
  }

  /// The message is a tone; all else that comes in is silence.
  private static double loudSeconds(byte[] wav) {
    var samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(HEADER);
    int loud = 0;
    while (samples.remaining() >= 2 * WINDOW) {
      long sum = 0;
      for (int i = 0; i < WINDOW; i++) {
        sum += Math.abs(samples.getShort());
      }
      loud += sum / WINDOW > LOUD ? 1 : 0;
    }
    return loud * (double) WINDOW / RATE;
  }

  private boolean isWhole(Heard call) {
    return call.seconds() >= WHOLE * message.toMillis() / 1e3;
  }

  /// Compares with what the product says of those who are recorded.
  Verdict compare(Database database, Collection<PhoneNumber> recorded) {
    int reached = 0;
    int lost = 0;
    int unknown = 0;
    int repeated = 0;
    int again = 0;
    int invented = 0;
    var states = states(database);
    var reachedAt = reachedAt(database);
    var said = heardAsSaid(database);
    for (var number : recorded) {
      var heard = calls.getOrDefault(number.digits(), List.of());
      long whole = heard.stream().filter(this::isWhole).count();
      var state = states.getOrDefault(number.e164(), "");
      boolean isReached = state.equals("reached");
      reached += isReached ? 1 : 0;
      lost += whole > 0 && !isReached ? 1 : 0;
      unknown += whole > 0 && state.equals("unknown") ? 1 : 0;
      repeated += whole > 1 ? 1 : 0;
      boolean isInvented =
          isReached && longest(heard) + INEXACT < said.getOrDefault(number.e164(), 0) / 1e3;
      invented += isInvented ? 1 : 0;
      var since = reachedAt.getOrDefault(number.e164(), Instant.MAX);
      boolean isAgain = heard.stream().anyMatch(call -> call.at().isAfter(since));
      again += isAgain ? 1 : 0;
      if (isAgain || whole > 1 || isInvented || whole > 0 && !isReached) {
        tell(database, number, heard);
      }
    }
    return new Verdict(recorded.size(), reached, lost, unknown, repeated, again, invented);
  }

  private static double longest(List<Heard> heard) {
    return heard.stream().mapToDouble(Heard::seconds).max().orElse(0);
  }

  /// What there is to know of a residence that is not as it should be. Its number is invented.
  private static void tell(Database database, PhoneNumber number, List<Heard> heard) {
    System.err.println("…" + number.digits().substring(7) + " heard " + heard);
    System.err.println(
        database.read(() ->
            database
                .dsl()
                .select(
                    CALL_ATTEMPT.ORDINAL,
                    CALL_ATTEMPT.STATE,
                    CALL_ATTEMPT.OUTCOME,
                    CALL_ATTEMPT.INTENDED_AT,
                    CALL_ATTEMPT.ANSWERED_AT,
                    CALL_ATTEMPT.ENDED_AT,
                    CALL_ATTEMPT.HEARD_MS,
                    CALL_ATTEMPT.HANGUP_CAUSE)
                .from(CALL_ATTEMPT)
                .where(CALL_ATTEMPT.PHONE.eq(number.e164()))
                .orderBy(CALL_ATTEMPT.ORDINAL)
                .fetch()
                .format()));
  }

  private static Map<String, String> states(Database database) {
    return database.read(() ->
        database
            .dsl()
            .select(CAMPAIGN_NUMBER.PHONE, CAMPAIGN_TARGET.STATE)
            .from(CAMPAIGN_NUMBER)
            .join(CAMPAIGN_TARGET)
            .on(CAMPAIGN_TARGET.ID.eq(CAMPAIGN_NUMBER.TARGET_ID))
            .fetchMap(CAMPAIGN_NUMBER.PHONE, CAMPAIGN_TARGET.STATE));
  }

  /// Milliseconds of the message in the call that reached each number.
  private static Map<String, Integer> heardAsSaid(Database database) {
    return database.read(() ->
        database
            .dsl()
            .select(CALL_ATTEMPT.PHONE, CALL_ATTEMPT.HEARD_MS)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.OUTCOME.in("confirmed", "heard", "left_on_machine"))
            .orderBy(CALL_ATTEMPT.HEARD_MS)
            .fetchMap(CALL_ATTEMPT.PHONE, CALL_ATTEMPT.HEARD_MS));
  }

  private static Map<String, Instant> reachedAt(Database database) {
    return database.read(() ->
        database
            .dsl()
            .select(CALL_ATTEMPT.PHONE, CALL_ATTEMPT.ENDED_AT)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.OUTCOME.in("confirmed", "heard", "left_on_machine"))
            .orderBy(CALL_ATTEMPT.ENDED_AT.desc())
            .fetchMap(CALL_ATTEMPT.PHONE, CALL_ATTEMPT.ENDED_AT));
  }
}

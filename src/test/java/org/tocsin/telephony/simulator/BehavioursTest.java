package org.tocsin.telephony.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.telephony.simulator.Behaviour.Answers;

class BehavioursTest {
  private static final long MESSAGE = 8_000;
  private static final List<String> NUMBERS =
      IntStream.range(0, 100).mapToObj("181955501%02d"::formatted).toList();

  @Test
  void whoCallsBackAndWhenIsTheSamePeopleForTheSameSeed() {
    var callers = callers(7, 40);

    assertThat(callers).hasSizeBetween(25, 55).isEqualTo(callers(7, 40));
    assertThat(callers(8, 40)).isNotEqualTo(callers);
    assertThat(callers.values()).allMatch(wait -> wait >= 5_000 && wait < 90_000);
  }

  @Test
  void nobodyCallsBackUnlessAskedTo() {
    assertThat(callers(7, 0)).isEmpty();
    assertThat(SimulatorSettings.mixed(0, "secret", 7, 1).callBacks()).isZero();
  }

  @Test
  void whoeverCallsIsAPersonWhoListens() {
    var town = new Behaviours(7, Optional.of(OutcomeMix.EVENING), 40);

    assertThat(NUMBERS)
        .allSatisfy(number ->
            assertThat(town.ofCaller(number, MESSAGE))
                .isInstanceOfSatisfying(
                    Answers.class, person -> assertThat(person.by()).isEqualTo("human")));
  }

  private static Map<String, Long> callers(long seed, int callBacks) {
    var town = new Behaviours(seed, Optional.of(OutcomeMix.EVENING), callBacks);
    Map<String, Long> callers = new LinkedHashMap<>();
    for (var number : NUMBERS) {
      town.of(number, MESSAGE);
      town.callsBackAfter(number).ifPresent(wait -> callers.put(number, wait));
    }
    return callers;
  }
}

package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.support.Eventually.until;
import static org.tocsin.support.Eventually.within;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.PbxCheck.Advice;
import org.tocsin.telephony.PbxCheck.Item;
import org.tocsin.telephony.PbxCheck.Subject;
import org.tocsin.telephony.PbxHealth.State;

/// A PBX with two ways out.
abstract class TrunksContract extends PbxContract {
  private Pbx two = pbx;

  @BeforeEach
  void openWithTwoTrunks() {
    var trunks = new LinkedHashMap<String, String>();
    trunks.put("first", settings().trunks().firstEntry().getValue());
    trunks.put("second", stand.secondTrunk());
    var through = OtherSettings.on(settings(), proxy.port());
    two = open(OtherSettings.withTrunks(through, trunks));
    two.onCall(log);
    awaitState(two, State.CONNECTED);
  }

  @Test
  void eachCallGoesOutByTheTrunkThatItNames() {
    Set<String> channels = ConcurrentHashMap.newKeySet();
    proxy.overhear(line -> {
      if (line.startsWith("DestChannel: ")) {
        channels.add(line.substring("DestChannel: ".length(), line.lastIndexOf('-')));
      }
    });

    AttemptId first = place("first", 1);
    awaitEnds(List.of(first));
    assertThat(channels).containsExactly("PJSIP/trunk");
    channels.clear();
    AttemptId second = place("second", 2);
    awaitEnds(List.of(second));
    assertThat(channels).containsExactly("PJSIP/trunk2");
    channels.clear();
    AttemptId any = place("", 3);
    awaitEnds(List.of(any));
    assertThat(channels).containsExactly("PJSIP/trunk");

    assertThat(List.of(first, second, any))
        .allSatisfy(attempt ->
            assertThat(rounded(theEnd(attempt)))
                .isEqualTo(rounded(answered(AnsweredBy.HUMAN, 3_200, false, true, false, "1"))));
  }

  @Test
  void aTrunkThatThePbxHasNotIsRefused() {
    assertThatThrownBy(() -> place("third", 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(two.health().channels()).isZero();
  }

  @Test
  void aTrunkThatDiesIsSeenItsSilentCallsEndAndTheOtherGoesOn() {
    List<List<TrunkHealth>> told = new CopyOnWriteArrayList<>();
    two.onHealth(_ -> told.add(two.trunks()));
    assertThat(two.trunks()).isEqualTo(trunks(true, true));
    try {
      stand.setSecondTrunkAlive(false);
      within(PATIENCE, () -> assertThat(two.trunks()).isEqualTo(trunks(true, false)));
      until("told", () -> told.contains(trunks(true, false)));
      assertThat(await(two.check()).items())
          .contains(
              new Item(Subject.TRUNK, true, "PJSIP/trunk Reachable", Advice.NONE),
              new Item(Subject.TRUNK, false, "PJSIP/trunk2 Unreachable", Advice.CHECK_TRUNK));

      AttemptId alive = place("first", 1);
      AttemptId dead = next();
      two.place(by("second", ringing(call(dead, 1, sound, true), Duration.ofMinutes(10))));

      // Long before its time to ring is over.
      awaitEnds(List.of(alive, dead));
      assertThat(((CallEnd.Unanswered) theEnd(dead)).cause())
          .isIn(Cause.TRUNK_DEAD, Cause.NOT_PLACED);
      assertThat(((CallEnd.Answered) theEnd(alive)).confirmed()).isTrue();
    } finally {
      stand.setSecondTrunkAlive(true);
    }
    within(PATIENCE, () -> assertThat(two.trunks()).isEqualTo(trunks(true, true)));
    until("told", () -> told.getLast().equals(trunks(true, true)));
    AttemptId again = place("second", 1);
    awaitEnds(List.of(again));
    assertThat(((CallEnd.Answered) theEnd(again)).confirmed()).isTrue();
  }

  private static List<TrunkHealth> trunks(boolean first, boolean second) {
    return List.of(new TrunkHealth("first", first), new TrunkHealth("second", second));
  }

  private AttemptId place(String trunk, int last) {
    AttemptId attempt = next();
    two.place(by(trunk, call(attempt, last, sound, true)));
    return attempt;
  }

  private static PlaceCall by(String trunk, PlaceCall call) {
    return new PlaceCall(
        call.attempt(),
        call.number(),
        call.callerId(),
        trunk,
        call.sound(),
        call.introduction(),
        call.language(),
        call.extension(),
        call.delay(),
        call.ring(),
        call.detectMachine());
  }
}

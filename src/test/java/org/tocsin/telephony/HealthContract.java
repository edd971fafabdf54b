package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.CallEnd.Hangup;
import org.tocsin.telephony.PbxCheck.Advice;
import org.tocsin.telephony.PbxCheck.Subject;
import org.tocsin.telephony.PbxHealth.State;

/// What is said of a PBX that is not as it should be.
abstract class HealthContract extends PbxContract {
  @Test
  void aWrongSecretIsRefused() {
    var wrong = open(OtherSettings.secret(settings(), "not-the-secret"));

    within(PATIENCE, () -> assertThat(wrong.health().state()).isEqualTo(State.REFUSED));

    assertThat(item(wrong, Subject.CONNECTION).advice()).isEqualTo(Advice.CHECK_SECRET);
    assertThat(item(wrong, Subject.TRUNK).advice()).isEqualTo(Advice.CHECK_CONNECTION_FIRST);
  }

  @Test
  void nobodyAtTheAddressIsUnreachable() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var absent = open(OtherSettings.on(settings(), free));
    absent.onCall(log);

    awaitState(absent, State.UNREACHABLE);

    assertThat(item(absent, Subject.CONNECTION).advice()).isEqualTo(Advice.CHECK_ADDRESS);
    AttemptId attempt = next();
    absent.place(call(attempt, 1, sound, true));
    awaitEnds(List.of(attempt));
    assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE));
  }

  @Test
  void aDialplanThatIsMissingOrOldIsSeenAndSeenAgainWhenItIsMended() {
    try {
      stand.setDialplan("");
      assertThat(item(pbx, Subject.DIALPLAN).advice()).isEqualTo(Advice.INSTALL_DIALPLAN);
      assertThat(pbx.health().state()).isEqualTo(State.DIALPLAN_MISSING);
      AttemptId attempt = place(1);
      awaitEnds(List.of(attempt));
      assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE));
      stand.setDialplan("2");
      assertThat(item(pbx, Subject.DIALPLAN))
          .isEqualTo(new PbxCheck.Item(Subject.DIALPLAN, false, "2", Advice.UPDATE_DIALPLAN));
      assertThat(pbx.health().state()).isEqualTo(State.DIALPLAN_OLD);
    } finally {
      stand.setDialplan("3");
    }
    assertThat(item(pbx, Subject.DIALPLAN).good()).isTrue();
    assertThat(pbx.health().state()).isEqualTo(State.CONNECTED);
  }

  /// The version is a global variable, which a reload need not forget.
  @Test
  void aDialplanThatIsGoneButForItsVersionIsMissingAsSoonAsACallIsRefused() {
    try {
      stand.loseContexts();
      AttemptId attempt = place(1);

      awaitEnds(List.of(attempt));

      assertThat(theEnd(attempt)).isEqualTo(new CallEnd.Unanswered(Cause.NOT_PLACED, Hangup.NONE));
      assertThat(pbx.health().state()).isEqualTo(State.DIALPLAN_MISSING);
      assertThat(item(pbx, Subject.DIALPLAN).advice()).isEqualTo(Advice.INSTALL_DIALPLAN);
      assertThat(pbx.health().state()).isEqualTo(State.DIALPLAN_MISSING);
    } finally {
      stand.setDialplan("3");
    }
    assertThat(item(pbx, Subject.DIALPLAN).good()).isTrue();
    assertThat(pbx.health().state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void aPrivilegeThatIsMissingIsNamed() {
    var limited = open(stand.withoutReporting());
    awaitState(limited, State.CONNECTED);

    assertThat(item(limited, Subject.PRIVILEGES))
        .isEqualTo(
            new PbxCheck.Item(Subject.PRIVILEGES, false, "write=reporting", Advice.ADD_PRIVILEGES));
    assertThat(item(limited, Subject.VERSION))
        .isEqualTo(new PbxCheck.Item(Subject.VERSION, false, "", Advice.ADD_PRIVILEGES));
  }

  @Test
  void everythingIsGoodWhenItIs() {
    assertThat(await(pbx.check()).items())
        .containsExactly(
            good(Subject.CONNECTION, "127.0.0.1:" + proxy.port()),
            good(Subject.VERSION, stand.expectedVersion()),
            good(Subject.DIALPLAN, "3"),
            good(Subject.TRUNK, "PJSIP/trunk Reachable"),
            good(Subject.PRIVILEGES, ""),
            good(Subject.AUDIO_DIRECTORY, settings().audioDirectory().toString()));
  }

  @Test
  void aDeadTrunkIsFoundByTheCheckAndIsNotAnUnansweredPhone() {
    try {
      stand.setTrunkAlive(false);
      within(
          PATIENCE,
          () ->
              assertThat(item(pbx, Subject.TRUNK))
                  .isEqualTo(
                      new PbxCheck.Item(
                          Subject.TRUNK, false, "PJSIP/trunk Unreachable", Advice.CHECK_TRUNK)));
      AttemptId attempt = place(1);
      awaitEnds(List.of(attempt));
      assertThat(((CallEnd.Unanswered) theEnd(attempt)).cause())
          .isIn(Cause.TRUNK_DEAD, Cause.NOT_PLACED);
    } finally {
      stand.setTrunkAlive(true);
    }
    within(PATIENCE, () -> assertThat(item(pbx, Subject.TRUNK).good()).isTrue());
  }

  private static PbxCheck.Item good(Subject subject, String found) {
    return new PbxCheck.Item(subject, true, found, Advice.NONE);
  }
}

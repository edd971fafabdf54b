package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.eventually;
import static org.tocsin.support.Eventually.until;

import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.asterisk.AsteriskPbx;
import org.tocsin.telephony.asterisk.TextSettings;

/// What the console counts on when it texts through the PBX.
abstract class TextContract extends PbxContract {
  private static final String SENDER = "4185550100";

  private final Queue<TextEvent> events = new ConcurrentLinkedQueue<>();
  private TextPort texts;

  @BeforeEach
  void openTexts() {
    texts = texts(stand.textDestination(), 500);
    until("up", () -> texts.health().canSend());
  }

  @AfterEach
  void closeTexts() {
    texts.close();
    until("closed", () -> texts.health().state() == TextHealth.State.CLOSED);
  }

  private TextPort texts(String destination, double rate) {
    var port =
        ((AsteriskPbx) pbx).texts(new TextSettings(destination, SENDER + "@127.0.0.1", rate));
    port.onText(events::add);
    port.start();
    return port;
  }

  private AttemptId send(int lastDigits, String body) {
    AttemptId attempt = next();
    texts.send(new SendText(attempt, number(lastDigits), body));
    return attempt;
  }

  private List<TextEvent.Outgoing> of(AttemptId attempt) {
    return events.stream()
        .filter(TextEvent.Outgoing.class::isInstance)
        .map(TextEvent.Outgoing.class::cast)
        .filter(event -> event.attempt().equals(attempt))
        .toList();
  }

  private <T extends TextEvent.Outgoing> T awaitOnly(AttemptId attempt, Class<T> kind) {
    until("an event", () -> !of(attempt).isEmpty());
    assertThat(of(attempt)).singleElement().isInstanceOf(kind);
    return kind.cast(of(attempt).getFirst());
  }

  private List<TextEvent.Received> receivedFrom(int lastDigits) {
    return events.stream()
        .filter(TextEvent.Received.class::isInstance)
        .map(TextEvent.Received.class::cast)
        .filter(text -> text.from().endsWith(number(lastDigits).national()))
        .toList();
  }

  @Test
  void aTextIsHandedOverWholeWithItsAccentsCommasAndLines() {
    var body = "Évacuez, svp: «Où?» 5 € ${TOCSIN} 🚨\r\n\r\nAction: Logoff\r\n\r\n" + next();

    var attempt = send(60, body);

    awaitOnly(attempt, TextEvent.HandedOver.class);
    stand.assertGotText(number(60), body);
    assertThat(pbx.health().state()).isEqualTo(PbxHealth.State.CONNECTED);
    assertThat(texts.health())
        .isEqualTo(
            new TextHealth(
                TextHealth.Kind.ASTERISK, TextHealth.State.UP, stand.isSimulated(), 500, 0));
    assertThat(texts.sender()).isEqualTo(SENDER);
  }

  @Test
  void whatPeopleAnswerComesIn() {
    send(1, "Alerte");
    send(55, "Alerte");
    send(57, "Alerte");

    eventually(() -> {
      assertThat(receivedFrom(1))
          .singleElement()
          .extracting(TextEvent.Received::body)
          .isEqualTo("1");
      assertThat(receivedFrom(55))
          .singleElement()
          .extracting(TextEvent.Received::body)
          .isEqualTo("Arrêt");
      assertThat(receivedFrom(57))
          .singleElement()
          .extracting(TextEvent.Received::body)
          .isEqualTo("Où aller,\nsvp?");
    });
    until("forgotten", () -> stand.textsKept() == 0);
    // Its health is told anew.
    await(pbx.check());
    assertThat(pbx.health().unknownEvents()).isZero();
  }

  /// Nobody listens when it comes in, nor whether the console that took it lives to store it.
  @Test
  void aTextThatCameInWhileNobodyWasConnectedIsToldOnceAConsoleIs() {
    var begun = Clock.systemUTC().instant().minusSeconds(1);
    until("nothing waits", () -> stand.textsKept() == 0);
    proxy.cut();
    awaitState(pbx, PbxHealth.State.UNREACHABLE);
    stand.receiveText(number(59));
    until("kept", () -> stand.textsKept() == 1);
    assertThat(receivedFrom(59)).isEmpty();

    proxy.restore();

    until("forgotten", () -> stand.textsKept() == 0);
    assertThat(receivedFrom(59))
        .singleElement()
        .satisfies(text -> {
          assertThat(text.body()).isEqualTo("Où aller,\nsvp?");
          assertThat(text.at()).isBetween(begun, Clock.systemUTC().instant().plusSeconds(1));
        });
  }

  @Test
  void aTextIsForgottenOnlyOnceSomebodyKeptIt() {
    until("nothing waits", () -> stand.textsKept() == 0);
    var away = new AtomicBoolean(true);
    texts.onText(_ -> {
      if (away.get()) {
        throw new IllegalStateException("The database is away");
      }
    });

    stand.receiveText(number(58));

    until("told", () -> !receivedFrom(58).isEmpty());
    assertThat(stand.textsKept()).isOne();
    away.set(false);
    until("forgotten", () -> stand.textsKept() == 0);
  }

  @Test
  void aTextThatThePbxWouldThrowAwayIsRefused() {
    var longest = send(61, "é".repeat(370) + "e");
    var longer = send(61, "é".repeat(371));

    awaitOnly(longest, TextEvent.HandedOver.class);
    assertThat(awaitOnly(longer, TextEvent.Refused.class).cause()).isEqualTo(Refusal.TOO_LONG);
  }

  @Test
  void anUnknownEndpointRefuses() {
    texts = texts("pjsip:nobody-knows/sip:{digits}@127.0.0.1", 500);

    var attempt = send(62, "Alerte");

    assertThat(awaitOnly(attempt, TextEvent.Refused.class).cause()).isEqualTo(Refusal.REJECTED);
  }

  @Test
  void withoutALinkNothingLeavesAndNothingWaits() {
    proxy.cut();
    awaitState(pbx, PbxHealth.State.UNREACHABLE);

    var attempt = send(63, "Alerte");

    assertThat(awaitOnly(attempt, TextEvent.Refused.class).cause())
        .isEqualTo(Refusal.NOT_CONNECTED);
    until("seen", () -> texts.health().state() == TextHealth.State.UNREACHABLE);
    proxy.restore();
    until("up again", () -> texts.health().canSend());
    awaitOnly(send(63, "Alerte"), TextEvent.HandedOver.class);
  }

  @Test
  void aTextWhoseAnswerNeverCameIsLostAndNotSentAgain() {
    var waiting = new ConcurrentLinkedQueue<Integer>();
    texts.onHealth(health -> waiting.add(health.waiting()));
    proxy.freeze();
    var attempt = send(64, "Alerte");
    // None waits before it was looked at either.
    until("on its way", () -> List.copyOf(waiting).equals(List.of(1, 0)));
    proxy.cut();

    awaitOnly(attempt, TextEvent.Lost.class);
    until("down", () -> !texts.health().canSend());
    proxy.restore();
    until("up again", () -> texts.health().canSend());
    awaitOnly(send(64, "Alerte"), TextEvent.HandedOver.class);
    assertThat(of(attempt)).hasSize(1);
  }

  @Test
  void textsKeepToTheirRate() {
    texts = texts(stand.textDestination(), 20);
    var before = Clock.systemUTC().instant();

    var attempts = IntStream.range(0, 11).mapToObj(_ -> send(65, "Alerte")).toList();

    eventually(() -> assertThat(attempts).allSatisfy(one -> assertThat(of(one)).hasSize(1)));
    var last = of(attempts.getLast()).getFirst().at();
    assertThat(last).isAfter(before.plusMillis(495));
  }
}

package org.tocsin.telephony.smpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.support.Eventually.eventually;
import static org.tocsin.support.Eventually.until;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.Gsm7;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextEvent.Failure;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.TextHealth;
import org.tocsin.telephony.TextHealth.State;

class SmppTextsTest {
  private static final SmppPatience SHORT =
      new SmppPatience(
          Duration.ofMillis(800),
          Duration.ofMillis(300),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private static final PhoneNumber NUMBER = new PhoneNumber("+14185550142");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(2);
  private final SplittableRandom random = new SplittableRandom();
  private final Queue<TextEvent> events = new ConcurrentLinkedQueue<>();
  private final List<SmppTexts> opened = new ArrayList<>();
  private Provider provider;
  private SmppTexts texts;

  @BeforeEach
  void connect() throws IOException {
    provider = new Provider(threads);
    texts = open(Provider.PASSWORD, "4185550100", 500);
    until("up", () -> texts.health().canSend());
  }

  @AfterEach
  void leave() throws Exception {
    opened.forEach(SmppTexts::close);
    opened.forEach(one -> assertThat(one.health().state()).isEqualTo(State.CLOSED));
    provider.close();
    timers.shutdownNow();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
  }

  private SmppTexts open(String password, String sender, double rate) {
    var settings =
        new SmppSettings(
            "provider",
            "127.0.0.1",
            provider.port(),
            "tocsin",
            password,
            false,
            Optional.empty(),
            sender,
            rate);
    var one = new SmppTexts(settings, SHORT, Clock.systemUTC(), timers, threads);
    one.onText(events::add);
    one.start();
    opened.add(one);
    return one;
  }

  private AttemptId send(String body) {
    var attempt = AttemptId.next(Clock.systemUTC(), random);
    texts.send(new SendText(attempt, NUMBER, body));
    return attempt;
  }

  private List<TextEvent.Outgoing> of(AttemptId attempt) {
    return events.stream()
        .filter(TextEvent.Outgoing.class::isInstance)
        .map(TextEvent.Outgoing.class::cast)
        .filter(event -> event.attempt().equals(attempt))
        .toList();
  }

  private List<String> kinds(AttemptId attempt) {
    return of(attempt).stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  private void awaitKinds(AttemptId attempt, String... kinds) {
    eventually(() -> assertThat(kinds(attempt)).containsExactly(kinds));
  }

  /// As «message failure»; a dash for none.
  private void awaitReceipts(String... receipts) {
    eventually(() ->
        assertThat(events)
            .filteredOn(TextEvent.Receipt.class::isInstance)
            .extracting(TextEvent.Receipt.class::cast)
            .extracting(it -> it.message() + " " + it.failure().map(Failure::name).orElse("-"))
            .containsExactly(receipts));
  }

  private List<String> messages(AttemptId attempt) {
    return ((TextEvent.HandedOver) of(attempt).getFirst()).messages();
  }

  @Test
  void aTextIsHandedOverAndItsReceiptTold() throws Exception {
    var attempt = send("Évacuez à 8 h: 5 €");

    awaitKinds(attempt, "HandedOver");
    assertThat(messages(attempt)).containsExactly("m1");
    var submitted = provider.submitted().getFirst();
    assertThat(submitted.getDestAddress()).isEqualTo("14185550142");
    assertThat(submitted.getDestAddrTon()).isEqualTo((byte) 1);
    assertThat(submitted.getSourceAddr()).isEqualTo("14185550100");
    assertThat(submitted.getDataCoding()).isEqualTo((byte) 0);
    assertThat(submitted.getRegisteredDelivery()).isEqualTo((byte) 1);
    assertThat(submitted.isUdhi()).isFalse();
    assertThat(Gsm7.decode(submitted.getShortMessage())).isEqualTo("Évacuez à 8 h: 5 €");

    provider.receipt("m1", "ENROUTE");
    provider.receipt("m1", "DELIVRD");

    awaitReceipts("m1 -");
  }

  @ParameterizedTest
  @CsvSource({"EXPIRED,EXPIRED", "REJECTD,REJECTED", "UNDELIV,OTHER", "DELETED,OTHER"})
  void aReceiptSaysWhyATextWasNotDelivered(String state, Failure cause) throws Exception {
    var attempt = send("Alerte");
    awaitKinds(attempt, "HandedOver");

    provider.receipt("m1", state);

    awaitReceipts("m1 " + cause);
  }

  @Test
  void aNumberThatTheNetworkDoesNotKnowIsInvalid() throws Exception {
    var attempt = send("Alerte");
    awaitKinds(attempt, "HandedOver");

    provider.receipt(
        "m1", "UNDELIV", new OptionalParameter.Network_error_code(new byte[] {3, 0, 1}));

    awaitReceipts("m1 INVALID_NUMBER");
  }

  @Test
  void aReceiptInParametersIsUnderstoodToo() throws Exception {
    var attempt = send("Alerte");
    awaitKinds(attempt, "HandedOver");

    provider.deliver(
        new ESMClass(0x04),
        (byte) 0,
        new byte[0],
        new OptionalParameter.Receipted_message_id("m1"),
        new OptionalParameter.Message_state((byte) 2));

    awaitReceipts("m1 -");
  }

  @Test
  void aReceiptThatOvertakesTheAnswerIsNotLost() {
    provider.receiptsComeFirst();

    var attempt = send("Alerte");

    awaitKinds(attempt, "HandedOver");
    awaitReceipts("m1 -");
  }

  @Test
  void aLongTextIsSentInPartsEachWithItsReceipt() {
    var body = "ê".repeat(66) + "🚨" + "ô".repeat(70);

    var attempt = send(body);

    awaitKinds(attempt, "HandedOver");
    var parts = provider.submitted();
    assertThat(parts)
        .hasSize(3)
        .allSatisfy(part -> {
          assertThat(part.isUdhi()).isTrue();
          assertThat(part.getDataCoding()).isEqualTo((byte) 8);
          assertThat(part.getShortMessage().length).isLessThanOrEqualTo(140);
        });
    var joined = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      byte[] message = parts.get(i).getShortMessage();
      assertThat(Arrays.copyOf(message, 6))
          .containsExactly(5, 0, 3, parts.getFirst().getShortMessage()[3], 3, i + 1);
      joined.append(new String(message, 6, message.length - 6, UTF_16BE));
    }
    assertThat(joined).hasToString(body);

    assertThat(messages(attempt)).containsExactly("m1", "m2", "m3");
  }

  @ParameterizedTest
  @CsvSource({"11,INVALID_NUMBER", "1,TOO_LONG", "69,REJECTED"})
  void whatTheProviderDoesNotTakeIsRefusedAndNotTriedAgain(int status, Refusal cause) {
    provider.answer(status, 1);

    var attempt = send("Alerte");

    awaitKinds(attempt, "Refused");
    assertThat(((TextEvent.Refused) of(attempt).getFirst()).cause()).isEqualTo(cause);
    assertThat(provider.submitted()).isEmpty();
  }

  @Test
  void askedToSlowDownItSendsEachOnceAndSlower() {
    provider.answer(SMPPConstant.STAT_ESME_RTHROTTLED, 4);
    var slowest = new ConcurrentLinkedQueue<Double>();
    texts.onHealth(health -> slowest.add(health.rate()));

    var attempts = IntStream.range(0, 40).mapToObj(i -> send("Alerte " + i)).toList();

    eventually(() ->
        assertThat(attempts)
            .allSatisfy(one -> assertThat(kinds(one)).containsExactly("HandedOver")));
    assertThat(provider.submitted()).hasSize(40);
    assertThat(slowest).anyMatch(rate -> rate <= 250);
    var words = provider.submitted().stream().map(one -> Gsm7.decode(one.getShortMessage()));
    assertThat(words).doesNotHaveDuplicates();
    assertThat(texts.health().waiting()).isZero();
  }

  @Test
  void aProviderThatStaysTooBusyRefuses() {
    provider.answer(SMPPConstant.STAT_ESME_RMSGQFUL, 30);

    var attempt = send("Alerte");

    awaitKinds(attempt, "Refused");
    assertThat(((TextEvent.Refused) of(attempt).getFirst()).cause()).isEqualTo(Refusal.BUSY);
    assertThat(provider.submitted()).isEmpty();
  }

  @Test
  void aTextWhoseAnswerNeverCameIsLostAndNeverSentAgain() {
    provider.staySilentOnce();
    var attempt = send("Alerte");
    until("submitted", () -> provider.submitted().size() == 1);

    provider.cut();

    awaitKinds(attempt, "Lost");
    until("up again", () -> provider.binds() == 2 && texts.health().canSend());
    awaitKinds(send("Une autre"), "HandedOver");
    assertThat(provider.submitted()).hasSize(2);
    assertThat(kinds(attempt)).containsExactly("Lost");
  }

  @Test
  void aCutIsMendedByItselfAndNothingLeavesMeanwhile() throws Exception {
    int port = provider.port();
    provider.leave();
    until("seen", () -> texts.health().state() == State.UNREACHABLE);

    var attempt = send("Alerte");

    awaitKinds(attempt, "Refused");
    assertThat(((TextEvent.Refused) of(attempt).getFirst()).cause())
        .isEqualTo(Refusal.NOT_CONNECTED);
    provider.comeBack(port);
    until("up again", () -> texts.health().canSend());
    awaitKinds(send("Alerte"), "HandedOver");
  }

  @Test
  void aReceiptIsToldByAnotherProcessThanTheOneThatSentItsText() throws Exception {
    var attempt = send("Alerte");
    awaitKinds(attempt, "HandedOver");
    texts.close();
    texts = open(Provider.PASSWORD, "4185550100", 500);
    until("up", () -> provider.binds() == 2 && texts.health().canSend());

    provider.receipt("m1", "DELIVRD");

    awaitReceipts("m1 -");
  }

  @Test
  void aReceiptThatCouldNotBeKeptIsLeftToTheProvider() throws Exception {
    var broken = new AtomicBoolean(true);
    texts.onText(event -> {
      if (broken.get() && event instanceof TextEvent.Receipt) {
        throw new IllegalStateException("full");
      }
    });

    assertThatThrownBy(() -> provider.receipt("m9", "DELIVRD"))
        .isInstanceOf(NegativeResponseException.class);
    broken.set(false);
    provider.receipt("m9", "DELIVRD");
  }

  @Test
  void receiptsThatWaitToBeKeptHoldUpNoAnswer() {
    var kept = new CompletableFuture<Boolean>();
    texts.onText(event -> {
      if (event instanceof TextEvent.Receipt) {
        kept.join();
      }
    });
    try {
      for (int i = 0; i < 5; i++) {
        var message = "m9" + i;
        threads.submit(() -> {
          provider.receipt(message, "DELIVRD");
          return message;
        });
      }
      eventually(() -> assertThat(events).hasSize(5));

      awaitKinds(send("Alerte"), "HandedOver");
    } finally {
      kept.complete(true);
    }
  }

  @Test
  void aTextThatIsHalfSentWhenTheLinkBreaksIsLost() {
    provider.answer(0, 1);
    provider.staySilentOnce();

    var attempt = send("a".repeat(161));
    until("both", () -> provider.submitted().size() == 2);
    provider.cut();

    awaitKinds(attempt, "Lost");
  }

  @Test
  void aWrongPasswordIsSaid() {
    var wrong = open("not it", "4185550100", 10);

    until("refused", () -> wrong.health().state() == State.REFUSED);
    assertThat(texts.health())
        .isEqualTo(new TextHealth(TextHealth.Kind.SMPP, State.UP, false, 500, 0));
  }

  @Test
  void aShortCodeIsASenderOfItsOwnKind() {
    texts = open(Provider.PASSWORD, "76626", 10);
    until("up", () -> texts.health().canSend());

    awaitKinds(send("Alerte"), "HandedOver");

    assertThat(provider.submitted().getFirst().getSourceAddr()).isEqualTo("76626");
    assertThat(provider.submitted().getFirst().getSourceAddrTon()).isEqualTo((byte) 3);
  }

  @Test
  void textsComeInWhateverTheirAlphabet() throws Exception {
    provider.text(new GeneralDataCoding(Alphabet.ALPHA_DEFAULT), Gsm7.encode("Où? 5 €"));
    provider.text(new GeneralDataCoding(Alphabet.ALPHA_UCS2), "Arrêt 🚨".getBytes(UTF_16BE));
    provider.text(new GeneralDataCoding(Alphabet.ALPHA_LATIN1), new byte[] {'D', (byte) 0xc9});
    provider.deliver(
        new ESMClass(0x40), (byte) 0, new byte[] {5, 0, 3, 7, 2, 1, 'S', 'T', 'O', 'P'});
    provider.deliver(
        new ESMClass(),
        (byte) 0,
        new byte[0],
        new OptionalParameter.Message_payload("AIDE".getBytes(US_ASCII)));

    eventually(() ->
        assertThat(events)
            .extracting(event -> ((TextEvent.Received) event).body())
            .containsExactlyInAnyOrder("Où? 5 €", "Arrêt 🚨", "DÉ", "STOP", "AIDE"));
    assertThat(events)
        .extracting(event -> ((TextEvent.Received) event).from())
        .containsOnly("14185550101");
  }

  @Test
  void aTextThatCouldNotBeKeptIsLeftToTheProvider() throws Exception {
    var broken = new AtomicBoolean(true);
    texts.onText(event -> {
      if (broken.get()) {
        throw new IllegalStateException("full");
      }
    });

    assertThatThrownBy(() -> provider.text(new GeneralDataCoding(), Gsm7.encode("STOP")))
        .isInstanceOf(NegativeResponseException.class);
    broken.set(false);
    provider.text(new GeneralDataCoding(), Gsm7.encode("STOP"));

    assertThat(events).hasSize(2);
  }

  @Test
  void nonsenseFromTheProviderHarmsNothing() throws Exception {
    provider.deliver(new ESMClass(0x04), (byte) 0, "not a receipt".getBytes(UTF_16BE));
    provider.receipt("nobody", "DELIVRD");
    provider.deliver(new ESMClass(0x40), (byte) 0, new byte[] {(byte) 0xff, 1});
    provider.text(new GeneralDataCoding(Alphabet.ALPHA_UCS2), new byte[] {1});

    awaitKinds(send("Alerte"), "HandedOver");
  }

  @Test
  void thePasswordIsNotInTheSettingsText() {
    assertThat(new SmppSettings("p", "h", 2775, "tocsin", "hidden", true, Optional.empty(), "1", 1))
        .hasToString("SmppSettings[p, tocsin@h:2775, TLS]");
  }
}

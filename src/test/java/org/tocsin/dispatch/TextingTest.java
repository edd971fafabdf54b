package org.tocsin.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.registry.IncomingTexts;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.PhoneZones;
import org.tocsin.shared.Transactions;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.dispatch.AttemptTables;
import org.tocsin.store.registry.IncomingTextTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.FakePbx;
import org.tocsin.support.FakeTexts;
import org.tocsin.telephony.CallEnd.Cause;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextEvent.Failure;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.TextHealth;

/// Texts: sent, reported, replied to.
@EachEngine
class TextingTest extends DispatchStand {
  private static final String CELL = "+14185550101";
  private static final String HOME = "+14185550102";

  private final FakeTexts texts = new FakeTexts(clock);

  TextingTest(Database database) {
    super(database);
    dispatcher = texting("poste1", database);
  }

  @Test
  void aTextIsSentOnceAndItsResidenceCalledWhenNobodyReplies() {
    town.file(street, 1, "en", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    assertThat(texts.sent()).extracting(SendText::body).containsExactly("Leave now.");
    assertThat(attempts(campaign)).containsExactly("sms intended");

    texts.handOver(texts.last());
    steps(Duration.ofSeconds(59));
    assertThat(attempts(campaign)).containsExactly("sms sent", "voice queued");
    assertThat(pbx.placed()).isEmpty();

    steps(Duration.ofSeconds(3));
    confirmAll(pbx);
    steps(Duration.ofSeconds(3));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(texts.sent()).hasSize(1);
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void aTextThatIsDeliveredEndsWhatWaitedBesideIt() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TOGETHER).withRounds(2));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.BUSY));
    step();
    step();
    assertThat(attempts(campaign))
        .containsExactlyInAnyOrder("sms intended", "voice busy", "voice queued");

    texts.handOver(texts.last());
    texts.deliver(texts.last());
    steps(Duration.ofMinutes(3));

    assertThat(attempts(campaign))
        .containsExactlyInAnyOrder("sms delivered", "voice busy", "voice never_attempted reached");
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void aReportThatComesAfterTheEndStillCounts() {
    var files =
        Map.of(
            new PhoneNumber(CELL), town.file(street, 1, "fr", "sms " + CELL),
            new PhoneNumber(HOME), town.file(street, 2, "fr", "sms " + HOME));
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOverAll();
    steps(Duration.ofSeconds(2));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNREACHABLE, 2));

    texts.deliver(texts.sent().getFirst().attempt());
    texts.giveUp(texts.last(), Failure.INVALID_NUMBER);
    texts.deliver(texts.last());
    steps(Duration.ofSeconds(1));

    assertThat(attempts(campaign)).containsExactlyInAnyOrder("sms delivered", "sms invalid_number");
    assertThat(tally(campaign))
        .isEqualTo(Map.of(TargetState.REACHED, 1, TargetState.UNREACHABLE, 1));
    assertThat(audited("file:" + files.get(texts.sent().getLast().to())))
        .containsExactly("registry.invalid");
  }

  @Test
  void aReceiptFindsItsTextAfterTheDispatcherWasStartedAgain() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.last(), "m-1", "m-2");
    steps(Duration.ofSeconds(2));
    texts.deliver("m-2");
    texts.loseListeners();
    dispatcher = texting("poste1", database);

    texts.deliver("of nobody");
    texts.deliver("m-2");
    assertThat(attempts(campaign)).containsExactly("sms sent");
    clock.advance(Duration.ofDays(3));
    texts.deliver("m-1");

    assertThat(attempts(campaign)).containsExactly("sms delivered");
    steps(Duration.ofSeconds(1));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(awaited()).isZero();
  }

  @Test
  void aReceiptThatCannotBeEnteredKeepsNoTextBackAndIsEnteredLater() {
    town.file(street, 1, "fr", "sms " + CELL);
    town.file(street, 2, "fr", "sms " + HOME);
    texts.sends(1);
    texts.loseListeners();
    var away = new AtomicBoolean();
    dispatcher = texting("poste2", withoutStrikes(away), database);
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    var first = texts.last();
    texts.deliver(first);
    texts.handOver(first);

    away.set(true);
    clock.advance(Duration.ofSeconds(1));
    dispatcher.step();
    assertThat(texts.sent()).hasSize(2);
    assertThat(attempts(campaign)).containsExactlyInAnyOrder("sms sent", "sms intended");

    away.set(false);
    steps(Duration.ofSeconds(2));
    assertThat(attempts(campaign)).containsExactlyInAnyOrder("sms delivered", "sms intended");
  }

  /// A store that can enter no receipt for a while.
  private AttemptStore withoutStrikes(AtomicBoolean away) {
    var real = new AttemptTables(database);
    return (AttemptStore)
        Proxy.newProxyInstance(
            AttemptStore.class.getClassLoader(),
            new Class<?>[] {AttemptStore.class},
            (_, method, arguments) -> {
              if (away.get() && method.getName().equals("strike")) {
                throw new IllegalStateException("away");
              }
              return method.invoke(real, arguments);
            });
  }

  @Test
  void aReceiptFindsATextThatAnotherConsoleIsStillWriting() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    var heardElsewhere = new FakeTexts(clock);
    var other = texting("poste2", heardElsewhere, new AttemptTables(database), database);
    heardElsewhere.deliver("m-1");
    other.step();

    texts.handOver(texts.last(), "m-1");
    steps(Duration.ofSeconds(2));
    assertThat(attempts(campaign)).containsExactly("sms sent");
    other.step();

    assertThat(attempts(campaign)).containsExactly("sms delivered");
  }

  @Test
  void aReceiptAfterWhichNothingIsQueuedWakesNobody() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.last(), "m-1");
    steps(Duration.ofSeconds(1));
    var woken = new AtomicInteger();
    var stores = stores(database);
    var ledger = new Ledger(stores, clock, SEED, CHIEF, new PhoneZones(clock.getZone()));
    var receipts = new TextReceipts(stores, ledger, texts.name(), clock, woken::incrementAndGet);

    receipts.receive(new TextEvent.Receipt("m-1", clock.instant(), Optional.empty()));

    assertThat(attempts(campaign)).containsExactly("sms delivered");
    assertThat(woken).hasValue(0);
  }

  @Test
  void aTextOfWhichOneSegmentIsLostIsNotDelivered() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.last(), "s-1", "s-2", "s-3");
    steps(Duration.ofSeconds(2));

    texts.deliver("s-1");
    texts.giveUp("s-2", Failure.EXPIRED);
    texts.deliver("s-3");

    assertThat(attempts(campaign)).containsExactly("sms failed");
    assertThat(awaited()).isZero();
  }

  @Test
  void aReceiptThatNeverCameIsAwaitedForTwoWeeks() {
    town.file(street, 1, "fr", "sms " + CELL);
    town.file(street, 2, "fr", "sms " + HOME);
    launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.sent().getFirst().attempt(), "old");
    steps(Duration.ofSeconds(1));
    assertThat(awaited()).isEqualTo(1);

    clock.advance(Duration.ofDays(15));
    texts.handOver(texts.last(), "new");
    steps(Duration.ofSeconds(1));
    assertThat(awaited()).isEqualTo(1);
  }

  private int awaited() {
    return count("select count(*) from text_segment");
  }

  @Test
  void aTextOfUnknownFateIsNeverSentAgainAndCallsGoOn() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    texts.lose(texts.last());
    steps(Duration.ofSeconds(65));

    assertThat(attempts(campaign)).startsWith("sms unknown");
    assertThat(pbx.up()).hasSize(1);
    confirmAll(pbx);
    steps(Duration.ofSeconds(3));
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(texts.sent()).hasSize(1);
  }

  @Test
  void whatADispatcherHadIntendedWhenItDiedIsNotSentAgain() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();

    dispatcher = texting("poste1", database);
    var recovery = dispatcher.recover(CHIEF);
    steps(Duration.ofSeconds(65));

    assertThat(recovery.followed()).isZero();
    assertThat(pbx.followed()).isEmpty();
    assertThat(attempts(campaign)).startsWith("sms unknown");
    assertThat(texts.sent()).hasSize(1);
    assertThat(pbx.up()).hasSize(1);
  }

  @Test
  void aTextThatCouldNotLeaveIsTriedAgainAndANumberThatTakesNoneIsFlagged() {
    long file = town.file(street, 1, "fr", "sms " + CELL, CELL);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    texts.refuse(texts.last(), Refusal.NOT_CONNECTED);
    steps(Duration.ofSeconds(35));
    assertThat(texts.sent()).hasSize(2);

    texts.refuse(texts.last(), Refusal.INVALID_NUMBER);
    steps(Duration.ofSeconds(2));

    assertThat(attempts(campaign))
        .containsExactly("sms failed", "sms invalid_number", "voice intended");
    assertThat(flagged(file)).isEqualTo(1);
    assertThat(audited("file:" + file)).containsExactly("registry.invalid");
  }

  @Test
  void whoRepliesOneIsConfirmedAndNotCalled() {
    long file = town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    texts.handOver(texts.last());
    steps(Duration.ofSeconds(2));

    texts.receive(CELL, "1");
    assertThat(attempts(campaign))
        .containsExactly("sms confirmed", "voice never_attempted reached");
    steps(Duration.ofMinutes(2));

    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.REACHED, 1));
    assertThat(pbx.placed()).isEmpty();
    assertThat(texts.sent().getLast().to()).isEqualTo(new PhoneNumber(CELL));
    assertThat(texts.sent()).hasSize(2);
    assertThat(answered()).isEqualTo(1);
    assertThat(audited("file:" + file)).isEmpty();
  }

  @Test
  void aReplyThatWaitedConfirmsWhatHadBeenTextedWhenItWasWritten() {
    town.file(street, 1, "fr", "sms " + CELL);
    var first = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.last());
    steps(Duration.ofSeconds(2));
    var replied = clock.instant();
    clock.advance(Duration.ofDays(4));
    var second = launchWithText(order(ContactOrder.FILE));
    step();
    texts.handOver(texts.last());
    steps(Duration.ofSeconds(2));

    texts.receive(CELL, "1", replied);

    assertThat(attempts(first)).containsExactly("sms confirmed");
    assertThat(attempts(second)).containsExactly("sms sent");
  }

  @Test
  void aReplyMayComeBeforeThePortHasSaidThatTheTextLeft() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    var text = texts.last();
    texts.receive(CELL, "Oui, merci");
    texts.handOver(text);
    steps(Duration.ofMinutes(2));

    assertThat(attempts(campaign)).containsExactly("sms confirmed");
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
    assertThat(pbx.placed()).isEmpty();
  }

  @Test
  void aTextThatIsBroughtTwiceIsKeptAndAnsweredOnce() {
    long file = town.file(street, 1, "fr", "sms " + CELL);
    var other = texting("poste2", database);
    texts.receive(CELL, "STOP");
    assertThat(other.isRunning()).isTrue();

    assertThat(texts.sent()).hasSize(1);
    assertThat(received()).isEqualTo(1);
    assertThat(audited("file:" + file)).containsExactly("registry.optOut");

    clock.advance(Duration.ofMinutes(1));
    texts.receive(CELL, "STOP");
    assertThat(received()).isEqualTo(2);
  }

  @Test
  void aConfirmationOfNothingIsKeptAndNotAnswered() {
    town.file(street, 1, "fr", "sms " + CELL);
    texts.receive(CELL, "1");
    assertThat(texts.sent()).isEmpty();
    assertThat(received()).isEqualTo(1);
  }

  @Test
  void whoTextsStopIsNotPursuedAnyMoreInAnyCampaign() {
    long file = town.file(street, 1, "fr", "sms " + CELL, HOME);
    var first = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    texts.handOver(texts.last());
    steps(Duration.ofSeconds(2));

    texts.receive(CELL, "ARRÊT");
    assertThat(attempts(first)).containsExactly("sms sent", "voice never_attempted opted_out");
    steps(Duration.ofMinutes(2));

    assertThat(reasons(first)).isEqualTo(Map.of(TargetReason.OPTED_OUT, 1));
    assertThat(pbx.placed()).isEmpty();
    assertThat(texts.sent()).hasSize(2);
    assertThat(audited("file:" + file)).containsExactly("registry.optOut");
    assertThat(state(first)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void whatCannotBeKeptIsLeftToTheProviderToBringAgain() {
    town.file(street, 1, "fr", "sms " + CELL);
    dispatcher = texting("poste2", new Away(database));

    assertThatThrownBy(() -> texts.receive(CELL, "ARRET"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStopThatDeadlocksWithAClaimIsDoneAgainAtOnce() {
    long file = town.file(street, 1, "fr", "sms " + CELL);
    dispatcher = texting("poste2", new Deadlocked(database, new AtomicInteger()));

    assertThatCode(() -> texts.receive(CELL, "ARRET")).doesNotThrowAnyException();
    assertThat(audited("file:" + file)).containsExactly("registry.optOut");
  }

  @Test
  void aPausedCampaignSendsNoText() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    service.pause(CHIEF, campaign);
    steps(Duration.ofSeconds(3));
    assertThat(texts.sent()).isEmpty();

    service.resume(CHIEF, campaign, true);
    steps(Duration.ofSeconds(1));
    assertThat(texts.sent()).hasSize(1);
  }

  @Test
  void anAbortedCampaignSendsNoText() {
    town.file(street, 1, "fr", "sms " + CELL);
    var campaign = launchWithText(order(ContactOrder.FILE));
    service.abort(CHIEF, campaign);
    steps(Duration.ofSeconds(3));

    assertThat(texts.sent()).isEmpty();
    assertThat(attempts(campaign)).containsExactly("sms never_attempted aborted");
  }

  @Test
  void textsLeaveNoFasterThanTheirSegmentsMay() {
    for (int i = 1; i <= 60; i++) {
      town.file(street, i, "fr", "sms +1418555%04d".formatted(100 + i));
    }
    texts.sends(4);
    launchWithText(order(ContactOrder.FILE), "a".repeat(300));
    for (int i = 0; i < 1_000; i++) {
      dispatcher.step();
      texts.handOverAll();
      clock.advance(Duration.ofMillis(10));
    }
    // Two segments each, four a second, for ten seconds; what the bucket holds at first comes on
    // top.
    assertThat(texts.sent()).hasSizeBetween(20, 21);
  }

  @Test
  void aPortThatFallsSilentIsGivenFew() {
    for (int i = 1; i <= 60; i++) {
      town.file(street, i, "fr", "sms +1418555%04d".formatted(100 + i));
    }
    texts.sends(4);
    launchWithText(order(ContactOrder.FILE));
    steps(Duration.ofSeconds(30));
    assertThat(texts.sent()).hasSize(20);
  }

  @Test
  void aWayOutThatIsLongAwayKeepsNoCallBack() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    town.file(street, 2, "fr", "sms +14185550103");
    texts.becomes(TextHealth.State.UNREACHABLE);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    steps(Duration.ofSeconds(110));
    assertThat(attempts(campaign)).containsExactly("sms queued", "sms queued");
    assertThat(pbx.placed()).isEmpty();

    steps(Duration.ofMinutes(2));

    assertThat(pbx.called()).containsExactly(new PhoneNumber(HOME));
    assertThat(texts.sent()).isEmpty();
    assertThat(tally(campaign)).containsEntry(TargetState.UNREACHABLE, 1);
  }

  @Test
  void aWayOutThatNobodyHasKeepsNoCallBack() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    dispatcher = newDispatcher(10, 100);
    steps(Duration.ofSeconds(110));
    assertThat(attempts(campaign)).containsExactly("sms queued");

    steps(Duration.ofMinutes(2));

    assertThat(pbx.called()).containsExactly(new PhoneNumber(HOME));
  }

  @Test
  void aWayOutThatIsLongAwayDoesNotKeepBackTheNextRoundOfCalls() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    texts.becomes(TextHealth.State.UNREACHABLE);
    var campaign = launchWithText(order(ContactOrder.VOICE_FIRST).withRounds(2));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.BUSY));
    steps(Duration.ofSeconds(110));
    assertThat(attempts(campaign)).containsExactly("voice busy", "sms queued");

    steps(Duration.ofMinutes(2));

    assertThat(pbx.called()).containsExactly(new PhoneNumber(HOME), new PhoneNumber(HOME));
  }

  @Test
  void aCampaignDoesNotWaitForAWayOutThatNeverComesBack() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    texts.becomes(TextHealth.State.UNREACHABLE);
    var campaign = launchWithText(order(ContactOrder.TOGETHER));
    step();
    pbx.endFirst(FakePbx.unanswered(Cause.INVALID_NUMBER));
    steps(Duration.ofMinutes(9));
    assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);

    steps(Duration.ofMinutes(3));

    assertThat(attempts(campaign)).contains("sms failed").doesNotContain("sms queued");
    assertThat(tally(campaign)).isEqualTo(Map.of(TargetState.UNREACHABLE, 1));
    assertThat(state(campaign)).isEqualTo(CampaignState.COMPLETED);
  }

  @Test
  void whatNoCallWaitsForWaitsForTheWayOut() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    texts.becomes(TextHealth.State.UNREACHABLE);
    var campaign = launchWithText(order(ContactOrder.TOGETHER));
    steps(Duration.ofMinutes(4));
    assertThat(attempts(campaign)).containsExactlyInAnyOrder("sms queued", "voice intended");

    texts.becomes(TextHealth.State.UP);
    steps(Duration.ofSeconds(1));
    assertThat(texts.sent()).hasSize(1);
  }

  @Test
  void whoMayHaveReadATextIsToldOfTheAllClear() {
    town.file(street, 1, "fr", "sms " + CELL, HOME);
    town.file(street, 2, "fr", "sms +14185550103", "+14185550104");
    var campaign = launchWithText(order(ContactOrder.TEXT_FIRST));
    step();
    texts.handOver(texts.sent().getFirst().attempt());
    texts.refuse(texts.last(), Refusal.TOO_LONG);
    steps(Duration.ofSeconds(1));

    assertThat(service.count(new Audience.Notified(campaign)).residences()).isEqualTo(1);
  }

  @Test
  void nothingLeavesByAPortThatIsAwayOrNotOfTheKindThatCalls() {
    town.file(street, 1, "fr", "sms " + CELL);
    texts.becomes(TextHealth.State.UNREACHABLE);
    launchWithText(order(ContactOrder.FILE));
    steps(Duration.ofSeconds(3));
    assertThat(texts.sent()).isEmpty();

    texts.becomes(TextHealth.State.UP);
    texts.isReal();
    steps(Duration.ofSeconds(3));
    assertThat(texts.sent()).as("a rehearsal never reaches a phone").isEmpty();
  }

  private Dispatcher texting(String name, Transactions transactions) {
    return texting(name, new AttemptTables(database), transactions);
  }

  private Dispatcher texting(String name, AttemptStore attempts, Transactions transactions) {
    return texting(name, texts, attempts, transactions);
  }

  private Dispatcher texting(
      String name, FakeTexts port, AttemptStore attempts, Transactions transactions) {
    var incoming =
        new IncomingTexts(
            new IncomingTextTables(database), new AuditTable(database), transactions, clock);
    return new Dispatcher(
        stores(attempts, transactions),
        service,
        new DispatchSettings(
            name,
            name,
            false,
            number("0199"),
            List.of(PbxCapacity.ofOneTrunk(pbx, 10, 100)),
            PrefixCaps.NONE,
            Optional.of(new Texting(port, incoming))),
        clock,
        SEED);
  }

  private static Policy order(ContactOrder order) {
    return policy(10, 100, 1).with(order).with(Miss.TEXT, new RetryRule(1, Duration.ofMinutes(1)));
  }

  private void steps(Duration time) {
    for (long i = 0; i < time.toMillis(); i += 100) {
      clock.advance(Duration.ofMillis(100));
      dispatcher.step();
    }
  }

  /// Channel, and outcome or state, of each attempt in the order in which they were made.
  private List<String> attempts(CampaignId campaign) {
    return database.read(() ->
        database
            .dsl()
            .fetch(
                "select channel, coalesce(outcome, state), coalesce(reason, '') from call_attempt"
                    + " where campaign_id = ? order by ordinal, id",
                campaign.number())
            .map(row ->
                (row.get(0, String.class)
                        + " "
                        + row.get(1, String.class)
                        + " "
                        + row.get(2, String.class))
                    .strip()));
  }

  private int answered() {
    return count("select count(*) from text_received where answered is not null");
  }

  private int received() {
    return count("select count(*) from text_received");
  }

  private int count(String sql) {
    return database.read(() -> database.dsl().fetchSingle(sql).get(0, Integer.class));
  }

  /// The second thing that is written loses against somebody else, the first time.
  private record Deadlocked(Transactions real, AtomicInteger writes) implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      if (writes.incrementAndGet() == 2) {
        throw new ConflictException("deadlock", new IllegalStateException());
      }
      return real.write(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return real.read(work);
    }
  }

  /// A database that has gone.
  private record Away(Transactions real) implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      throw new IllegalStateException("The database is away");
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return real.read(work);
    }
  }
}

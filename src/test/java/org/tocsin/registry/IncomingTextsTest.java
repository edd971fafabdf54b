package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.TEXT_RECEIVED;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.IncomingTextTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.store.schema.tables.records.TextReceivedRecord;
import org.tocsin.support.EachEngine;
import org.tocsin.telephony.TextEncoding;
import org.tocsin.telephony.TextSegments;

@EachEngine
class IncomingTextsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00.123456Z");
  private static final Instant SENT = Instant.parse("2026-11-21T12:59:58Z");
  private static final Actor TEXTS = Actor.texts("poste-1");
  private static final String STREET = "rue des Textos";

  private static final int PROCESSES = 4;

  private final Database database;
  private final RegistryTables registry;
  private final AuditTable audit;
  private final IncomingTexts texts;

  IncomingTextsTest(Database database) {
    this.database = database;
    registry = new RegistryTables(database);
    audit = new AuditTable(database);
    texts = texts(audit);
  }

  private IncomingTexts texts(AuditLog log) {
    return new IncomingTexts(
        new IncomingTextTables(database), log, database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void aStreet() {
    database.writeVoid(() -> {
      if (registry.findStreet(CITY, STREET).isEmpty()) {
        registry.addStreet(CITY, STREET, false);
      }
    });
  }

  private FileId opened(int civic, Language language, Consent.State state, ContactPoint... points) {
    var base = file("Gagnon", "Luc", address(STREET, civic, ""), points);
    var content =
        new FileContent(
            base.familyName(),
            base.givenName(),
            language,
            base.address(),
            base.location(),
            true,
            state,
            base.contacts(),
            base.particulars());
    var consent =
        state == Consent.State.UNKNOWN
            ? Consent.unknown()
            : new Consent(
                state,
                Optional.of(
                    new Consent.Provenance(
                        Consent.Means.COUNTER, "jtremblay", SENT, language, "2026-11")));
    var account = new AccountNumber("41855542%02d".formatted(civic));
    return database.write(() -> registry.insert(account, content, consent, SENT)).id();
  }

  private ResidentFile read(FileId id) {
    return database.read(() -> registry.find(id)).orElseThrow();
  }

  private List<AuditEntry> audited(FileId id) {
    return database.read(() -> audit.of("file:" + id.number(), 10));
  }

  private TextReceivedRecord kept(IncomingText text) {
    return database.read(() ->
        database
            .dsl()
            .selectFrom(TEXT_RECEIVED)
            .where(TEXT_RECEIVED.ID.eq(text.id()))
            .fetchSingle());
  }

  @Test
  void stopWithdrawsTheConsentOfEveryFileWithThatNumberAndIsAudited() {
    var sms = opened(1, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(41)));
    var voice = opened(2, Language.FRENCH, Consent.State.GIVEN, ContactPoint.voice(phone(41)));
    var other = opened(3, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(42)));
    int version = read(sms).version();

    var text = texts.receive(TEXTS, "4185550141", "Arrêt, svp", SENT);

    assertThat(text.reply()).isEqualTo(new TextReply.OptOut());
    assertThat(text.files()).containsExactly(sms, voice);
    assertThat(read(sms).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(read(voice).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(read(other).content().consent()).isEqualTo(Consent.State.GIVEN);
    assertThat(read(sms).version()).isEqualTo(version + 1);
    assertThat(audited(sms))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("registry.optOut");
          assertThat(entry.actor()).isEqualTo(TEXTS);
          assertThat(entry.details())
              .isEqualTo(Map.of("consent", "GIVEN → WITHDRAWN", "text", Long.toString(text.id())));
        });
    assertThat(answers(sms)).isEqualTo("withdrawn sms <texts> fr Arrêt, svp");
    var row = kept(text);
    assertThat(row.getPhone()).isEqualTo("+14185550141");
    assertThat(row.getBody()).isEqualTo("Arrêt, svp");
    assertThat(row.getKind()).isEqualTo("opt_out");
    assertThat(row.getAt()).isEqualTo(SENT);
    assertThat(row.getAnswered()).isNull();
  }

  /// The last answer about consent.
  private String answers(FileId id) {
    return database.read(() ->
        database
            .dsl()
            .selectFrom(CONSENT)
            .where(CONSENT.FILE_ID.eq(id.number()))
            .orderBy(CONSENT.ID.desc())
            .limit(1)
            .fetchSingle(row ->
                String.join(
                    " ",
                    row.getState(),
                    row.getMeans(),
                    row.getTakenBy(),
                    row.getLanguage(),
                    row.getTextVersion())));
  }

  @Test
  void whatIsBroughtTwiceIsKeptOnce() {
    opened(61, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(50)));

    var first = texts.receive(TEXTS, "+14185550150", "Le pont est-il ouvert?", SENT);
    var second = texts.receive(TEXTS, "4185550150", "Le pont est-il ouvert?", SENT.plusSeconds(2));
    var other = texts.receive(TEXTS, "4185550150", "Et la rue?", SENT.plusSeconds(3));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(texts.answer(TEXTS, first)).isTrue();
    assertThat(texts.answer(TEXTS, second)).isFalse();
  }

  /// Nobody knows these senders: no file keeps one from the other.
  @Test
  void whatSeveralProcessesHearAtOnceIsKeptAndAnsweredOnce() throws Exception {
    try (var processes = Executors.newFixedThreadPool(PROCESSES)) {
      for (int round = 0; round < 40; round++) {
        var from = "+141855501%02d".formatted(60 + round % 40);
        var together = new CyclicBarrier(PROCESSES);
        Callable<IncomingText> hears =
            () -> {
              together.await();
              return texts.receive(TEXTS, from, "AIDE", SENT);
            };
        var heard = processes.invokeAll(Collections.nCopies(PROCESSES, hears));
        var ids = new HashSet<Long>();
        int answered = 0;
        for (var one : heard) {
          ids.add(one.get().id());
          answered += texts.answer(TEXTS, one.get()) ? 1 : 0;
        }

        assertThat(ids).hasSize(1);
        assertThat(answered).isEqualTo(1);
      }
    }
  }

  @Test
  void stopSaidTwiceIsKeptTwiceAndChangesOnce() {
    var id = opened(4, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(43)));

    texts.receive(TEXTS, "+14185550143", "STOP", SENT);
    int version = read(id).version();
    var again = texts.receive(TEXTS, "+14185550143", "STOP", SENT.plusSeconds(60));

    assertThat(read(id).version()).isEqualTo(version);
    assertThat(audited(id)).hasSize(1);
    assertThat(kept(again).getKind()).isEqualTo("opt_out");
    assertThat(TextAnswers.to(again)).isPresent();
  }

  /// A PBX tells again what it was not told is kept.
  @Test
  void theVerySameStopToldAgainDoesNotUndoTheStartThatCameAfterIt() {
    var id = opened(10, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(51)));
    texts.receive(TEXTS, "+14185550151", "STOP", SENT);
    texts.receive(TEXTS, "+14185550151", "START", SENT.plusSeconds(2));

    texts.receive(TEXTS, "+14185550151", "STOP", SENT);
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.GIVEN);

    texts.receive(TEXTS, "+14185550151", "STOP", SENT.plusSeconds(4));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aStartThatALaterStopHasOvertakenGivesNoConsent() {
    var id = opened(11, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(52)));
    texts.receive(TEXTS, "+14185550152", "STOP", SENT);

    var overtaken = texts.receive(TEXTS, "+14185550152", "START", SENT.minusSeconds(60));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(TextAnswers.to(overtaken)).as("it had no effect").isEmpty();

    var later = texts.receive(TEXTS, "+14185550152", "START", SENT.plusSeconds(1));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.GIVEN);
    assertThat(TextAnswers.to(later)).isPresent();
  }

  @Test
  void aStartThatWaitedDoesNotUndoWhatWasWithdrawnMeanwhileAtTheCounter() {
    var id = opened(12, Language.FRENCH, Consent.State.WITHDRAWN, ContactPoint.sms(phone(53)));

    var overtaken = texts.receive(TEXTS, "+14185550153", "START", SENT.minusSeconds(60));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(audited(id)).isEmpty();
    assertThat(TextAnswers.to(overtaken)).isEmpty();

    texts.receive(TEXTS, "+14185550153", "START", SENT.plusSeconds(1));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.GIVEN);
  }

  @Test
  void aStartThatWaitedDoesNotUndoTheStopOfAnotherPhoneOfTheHousehold() {
    var id =
        opened(
            13,
            Language.FRENCH,
            Consent.State.GIVEN,
            ContactPoint.sms(phone(54)),
            ContactPoint.sms(phone(55)));
    texts.receive(TEXTS, "+14185550154", "STOP", SENT);

    texts.receive(TEXTS, "+14185550155", "START", SENT.minusSeconds(60));
    assertThat(read(id).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void startGivesTheConsentAnewWithItsProvenance() {
    var id = opened(5, Language.ENGLISH, Consent.State.WITHDRAWN, ContactPoint.sms(phone(44)));

    var text = texts.receive(TEXTS, "14185550144", "Start", SENT);

    assertThat(read(id).content().consent()).isEqualTo(Consent.State.GIVEN);
    assertThat(answers(id)).isEqualTo("given sms <texts> en Start");
    assertThat(audited(id).getFirst().action()).isEqualTo("registry.optIn");
    assertThat(TextAnswers.to(text))
        .hasValueSatisfying(answer -> assertThat(answer).startsWith("Welcome back."));
  }

  @Test
  void aConfirmationOrAnyOtherWordChangesNoConsent() {
    var id = opened(6, Language.FRENCH, Consent.State.WITHDRAWN, ContactPoint.sms(phone(45)));

    var confirmation = texts.receive(TEXTS, "4185550145", "1", SENT);
    var other = texts.receive(TEXTS, "4185550145", "Le pont est-il ouvert?\u0000", SENT);

    assertThat(read(id).content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(audited(id)).isEmpty();
    assertThat(confirmation.from()).contains(phone(45));
    assertThat(TextAnswers.to(confirmation)).isEmpty();
    assertThat(TextAnswers.confirmed(confirmation)).startsWith("Merci,");
    assertThat(TextAnswers.to(other)).isEmpty();
    assertThat(kept(other).getBody()).isEqualTo("Le pont est-il ouvert?\ufffd");
    assertThat(kept(other).getKind()).isEqualTo("other");
  }

  @Test
  void whatComesFromAnUnknownOrForeignSenderIsKeptToo() {
    var unknown = texts.receive(TEXTS, "4185550199", "START", SENT);
    var foreign = texts.receive(TEXTS, "+33100000000" + "0".repeat(60), "STOP", SENT);
    var huge = texts.receive(TEXTS, "", "é".repeat(50_000), SENT);

    assertThat(unknown.files()).isEmpty();
    assertThat(TextAnswers.to(unknown))
        .hasValueSatisfying(
            answer -> assertThat(answer).startsWith("Ce numéro").contains("\nThis number"));
    assertThat(foreign.from()).isEmpty();
    assertThat(TextAnswers.to(foreign)).isEmpty();
    assertThat(kept(foreign).getPhone()).startsWith("+33100000000").hasSize(40);
    assertThat(kept(huge).getBody()).hasSize(40_000);
  }

  @Test
  void filesOfBothLanguagesAreAnsweredInBoth() {
    opened(7, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(46)));
    opened(8, Language.ENGLISH, Consent.State.GIVEN, ContactPoint.sms(phone(46)));

    var text = texts.receive(TEXTS, "4185550146", "AIDE", SENT);

    assertThat(text.language()).isEmpty();
    assertThat(TextAnswers.to(text))
        .hasValueSatisfying(answer ->
            assertThat(answer).startsWith("Alertes de la ville").contains("\nCity alerts"));
  }

  @Test
  void theAnswerIsNotedAndAudited() {
    var text = texts.receive(TEXTS, "4185550147", "HELP", SENT);

    assertThat(texts.answer(TEXTS, text)).isTrue();

    assertThat(kept(text).getAnswered()).isEqualTo(NOW);
    assertThat(database.read(() -> audit.of("text:" + text.id(), 10)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.action()).isEqualTo("texts.answer"));
  }

  @Test
  void withoutItsAuditEntryNothingChangesAndNothingIsKept() {
    var id = opened(9, Language.FRENCH, Consent.State.GIVEN, ContactPoint.sms(phone(48)));
    AuditLog broken =
        new AuditLog() {
          @Override
          public void append(AuditEntry entry) {
            throw new IllegalStateException("full");
          }

          @Override
          public List<AuditEntry> of(String subject, int limit) {
            return List.of();
          }
        };

    assertThatThrownBy(() -> texts(broken).receive(TEXTS, "4185550148", "STOP", SENT))
        .isInstanceOf(IllegalStateException.class);

    assertThat(read(id).content().consent()).isEqualTo(Consent.State.GIVEN);
    assertThat(
            database.<Integer>read(() ->
                database.dsl().fetchCount(TEXT_RECEIVED, TEXT_RECEIVED.PHONE.eq(phone(48).e164()))))
        .isZero();
  }

  @Test
  void everyAnswerIsOfOneCheapSegment() {
    for (var language : Language.values()) {
      for (var word : List.of("STOP", "START", "HELP")) {
        for (var files : List.of(List.<FileId>of(), List.of(new FileId(1)))) {
          var text =
              new IncomingText(
                  1,
                  NOW,
                  Optional.of(phone(49)),
                  TextReply.of(word),
                  files,
                  Optional.of(language),
                  false);
          assertCheap(TextAnswers.to(text).orElseThrow());
          assertCheap(TextAnswers.confirmed(text));
        }
      }
    }
  }

  private static void assertCheap(String answer) {
    var count = TextSegments.count(answer);
    assertThat(count.encoding()).as(answer).isEqualTo(TextEncoding.GSM_7);
    assertThat(count.segments()).as(answer).isEqualTo(1);
  }
}

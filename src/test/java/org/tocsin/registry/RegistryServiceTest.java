package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;

@EachEngine
class RegistryServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00.123456Z");
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");

  private final Database database;
  private final RegistryTables store;
  private final AuditTable audit;
  private final RegistryService service;

  RegistryServiceTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    audit = new AuditTable(database);
    service = service(audit);
  }

  private RegistryService service(AuditLog log) {
    return new RegistryService(store, log, database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void someStreets() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, "boulevard Saint-Jean").isEmpty()) {
        store.addStreet(CITY, "boulevard Saint-Jean", false);
        store.addStreet(CITY, "rue des Érables", false);
      }
    });
  }

  private ResidentFile opened(AccountNumber account, FileContent content) {
    var outcome = service.open(CLERK, Optional.of(account), content, Consent.Means.COUNTER);
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private static AccountNumber account(int lastTwo) {
    return AccountNumber.of(phone(lastTwo));
  }

  private List<AuditEntry> audited(ResidentFile file) {
    return database.read(() -> audit.of("file:" + file.id().number(), 10));
  }

  @Test
  void anOpenedFileReadsAsItWasWrittenWithTheProvenanceOfItsConsent() {
    var content =
        file(
            "Tremblay",
            "Éric",
            address("rue des Érables", 1, "3B"),
            new ContactPoint(Channel.VOICE, phone(1), "Travail", "204", 4, true, false),
            ContactPoint.sms(phone(2)),
            ContactPoint.voice(phone(2)));

    var outcome = service.open(CLERK, Optional.empty(), content, Consent.Means.PHONE);

    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    var saved = ((SaveOutcome.Saved) outcome).file();
    var consent =
        new Consent(
            Consent.State.GIVEN,
            Optional.of(
                new Consent.Provenance(
                    Consent.Means.PHONE,
                    "jtremblay",
                    NOW,
                    Language.FRENCH,
                    RegistryService.CONSENT_TEXT_VERSION)));
    assertThat(saved)
        .isEqualTo(new ResidentFile(saved.id(), account(1), content, consent, 1, NOW, NOW));
    assertThat(service.find(saved.id())).contains(saved);
    assertThat(audited(saved))
        .containsExactly(
            AuditEntry.of(
                NOW,
                CLERK,
                "registry.open",
                "file:" + saved.id().number(),
                FileChanges.of(content)));
  }

  @Test
  void aSecondFileForTheSameResidenceIsRefusedWhateverTheSpellingOfItsStreet() {
    var first =
        opened(account(3), file("Roy", "Ève", address("boulevard Saint-Jean", 12, "A"), voice(3)));

    var outcome =
        service.open(
            CLERK,
            Optional.of(account(4)),
            file("Gagnon", "Luc", address("Boul. St-Jean", 12, "a"), voice(4)),
            Consent.Means.COUNTER);

    assertThat(outcome).isEqualTo(new SaveOutcome.ResidenceTaken(first));
  }

  @Test
  void theAccountNumberStaysWhenTheNumberChanges() {
    var first =
        opened(account(5), file("Côté", "Léa", address("rue des Érables", 5, ""), voice(5)));
    var changed = file("Côté", "Léa", address("rue des Érables", 5, ""), voice(6));

    var outcome = service.save(CLERK, first.id(), 1, changed, Consent.Means.COUNTER);

    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    var saved = ((SaveOutcome.Saved) outcome).file();
    assertThat(saved)
        .isEqualTo(new ResidentFile(first.id(), account(5), changed, first.consent(), 2, NOW, NOW));
    assertThat(audited(saved).getFirst())
        .isEqualTo(
            AuditEntry.of(
                NOW,
                CLERK,
                "registry.update",
                "file:" + first.id().number(),
                Map.of("voice", "4185550105 → 4185550106")));
  }

  @Test
  void anEditMadeOnAnOlderVersionIsRefused() {
    var content = file("Bouchard", "Guy", address("rue des Érables", 7, ""), voice(7));
    var first = opened(account(7), content);
    var moved = file("Bouchard", "Guylaine", address("rue des Érables", 7, ""), voice(7));
    service.save(CLERK, first.id(), 1, moved, Consent.Means.COUNTER);
    var current = service.find(first.id()).orElseThrow();

    var outcome = service.save(CLERK, first.id(), 1, content, Consent.Means.COUNTER);

    assertThat(outcome).isEqualTo(new SaveOutcome.Stale(current));
    assertThat(service.save(CLERK, first.id(), 2, moved, Consent.Means.COUNTER))
        .as("nothing to change")
        .isEqualTo(new SaveOutcome.Saved(current));
    assertThat(audited(current)).hasSize(2);
  }

  @Test
  void everyFaultIsToldAndNothingIsKept() {
    opened(account(8), file("Fortin", "Jo", address("rue des Érables", 8, ""), voice(8)));
    var content =
        file(
            " ",
            "Al\u202e",
            address("rue Inconnue", 8, ""),
            ContactPoint.voice(phone(9)),
            ContactPoint.voice(phone(9)),
            new ContactPoint(Channel.VOICE, phone(10), "", "2O4", 61, true, false));

    var outcome = service.open(CLERK, Optional.of(account(8)), content, Consent.Means.COUNTER);

    assertThat(outcome)
        .isEqualTo(
            new SaveOutcome.Invalid(
                List.of(
                    FileFault.of(Field.FAMILY_NAME, Reason.MISSING),
                    FileFault.of(Field.GIVEN_NAME, Reason.CONTROL_CHARACTER),
                    new FileFault(Field.VOICE, Reason.REPEATED, 1),
                    new FileFault(Field.EXTENSION, Reason.MALFORMED, 2),
                    new FileFault(Field.DELAY, Reason.OUT_OF_RANGE, 2),
                    FileFault.of(Field.STREET, Reason.UNKNOWN_STREET),
                    FileFault.of(Field.ACCOUNT, Reason.ACCOUNT_TAKEN))));
  }

  @Test
  void aChangeOfPolicyIsKeptAndAuditedOnce() {
    var before = service.getPolicy();
    var once =
        PolicyChange.NOTHING.withSeveralVoiceNumbers(false).withCardPrefixes(Set.of("QMAGB"));
    var outcome = service.changePolicy(CLERK, once.withAreaCodes(Set.of("581", "418")));
    service.changePolicy(CLERK, once);

    var policy =
        new CityPolicy(false, Set.of("418", "581"), Set.of("QMAGB"), before.streetsAreOfficial());
    assertThat(outcome).isEqualTo(new PolicyOutcome.Kept(policy));
    assertThat(service.getPolicy()).isEqualTo(policy);
    assertThat(database.read(() -> audit.of("policy:city", 10)))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.action()).isEqualTo("registry.changePolicy");
          assertThat(entry.details())
              .containsEntry("areaCodes", "418,581")
              .containsEntry("severalVoiceNumbers", "false");
        });
    restore(before);
  }

  private void restore(CityPolicy before) {
    database.writeVoid(() -> store.setPolicy(before));
  }

  @Test
  void theFileAndItsAuditEntryStandOrFallTogether() {
    AuditLog broken =
        new AuditLog() {
          @Override
          public void append(AuditEntry entry) {
            throw new IllegalStateException("the log is full");
          }

          @Override
          public List<AuditEntry> of(String subject, int limit) {
            return List.of();
          }
        };
    var content = file("Lavoie", "Zoé", address("rue des Érables", 11, ""), voice(11));

    assertThatThrownBy(
            () -> service(broken).open(CLERK, Optional.empty(), content, Consent.Means.COUNTER))
        .hasMessage("the log is full");

    assertThat(database.read(() -> store.findByAddress(content.address()))).isEmpty();
    assertThat(service.search("Lavoie", 0, 10).rows()).isEmpty();
  }

  @Test
  void ofTwoWhoOpenTheSameResidenceAtOnceOneIsShownTheOthersFile() throws Exception {
    for (int round = 0; round < 10; round++) {
      int civic = 100 + round;
      var barrier = new CyclicBarrier(2);
      var both =
          Stream.of(20 + 2 * round, 21 + 2 * round)
              .map(number ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        await(barrier);
                        return service.open(
                            CLERK,
                            Optional.of(account(number)),
                            file("Roy", "Jo", address("rue des Érables", civic, ""), voice(number)),
                            Consent.Means.COUNTER);
                      },
                      task -> Thread.ofVirtual().start(task)))
              .toList();
      var one = both.get(0).get(30, TimeUnit.SECONDS);
      var other = both.get(1).get(30, TimeUnit.SECONDS);

      var saved = one instanceof SaveOutcome.Saved ? one : other;
      var refused = one instanceof SaveOutcome.Saved ? other : one;
      assertThat(saved).isInstanceOf(SaveOutcome.Saved.class);
      assertThat(refused)
          .isEqualTo(new SaveOutcome.ResidenceTaken(((SaveOutcome.Saved) saved).file()));
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static ContactPoint voice(int lastTwo) {
    return ContactPoint.voice(phone(lastTwo));
  }
}

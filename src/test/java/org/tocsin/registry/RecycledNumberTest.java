package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;

/// A newcomer has the number that somebody else's file was opened with.
@EachEngine
class RecycledNumberTest {
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");
  private static final String STREET = "rue du Renouveau";

  private final Database database;
  private final RegistryTables store;
  private final AuditTable audit;
  private final RegistryService service;

  RecycledNumberTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    audit = new AuditTable(database);
    service = new RegistryService(store, audit, database, new TestClock());
  }

  @BeforeEach
  void aStreet() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, STREET).isEmpty()) {
        store.addStreet(CITY, STREET, false);
      }
    });
  }

  private SaveOutcome open(Optional<AccountNumber> account, int civic, ContactPoint... contacts) {
    var content = file("Roy", "Ève", address(STREET, civic, ""), contacts);
    return service.open(CLERK, account, content, Consent.Means.COUNTER);
  }

  private static ResidentFile saved(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private static ContactPoint voice(int lastTwo) {
    return ContactPoint.voice(phone(lastTwo));
  }

  private List<AuditEntry> audited(ResidentFile file) {
    return database.read(() -> audit.of("file:" + file.id().number(), 10));
  }

  @Test
  void theNextOfItsNumbersThatIsFreeIsItsAccount() {
    saved(open(Optional.empty(), 10, voice(10)));
    saved(open(Optional.empty(), 11, voice(11)));

    var newcomer =
        saved(open(Optional.empty(), 12, ContactPoint.sms(phone(12)), voice(10), voice(11)));

    assertThat(newcomer.account()).isEqualTo(AccountNumber.of(phone(12)));
    assertThat(audited(newcomer))
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.details()).containsEntry("ownAccount", phone(12).national()));
  }

  @Test
  void whenNoneIsFreeOneThatNoTelephoneHasIsOfferedAndNothingIsKept() {
    var holder = saved(open(Optional.empty(), 20, voice(20)));
    assertThat(audited(holder).getFirst().details()).doesNotContainKey("ownAccount");

    var asked = open(Optional.empty(), 21, voice(20));

    assertThat(asked).isInstanceOf(SaveOutcome.AccountTaken.class);
    var taken = (SaveOutcome.AccountTaken) asked;
    assertThat(taken.holder()).isEqualTo(holder);
    assertThat(taken.offered().digits()).startsWith("000");
    assertThat(database.read(() -> store.findByAddress(address(STREET, 21, "")))).isEmpty();

    var newcomer = saved(open(Optional.of(taken.offered()), 21, voice(20)));
    assertThat(newcomer.account()).isEqualTo(taken.offered());
    assertThat(audited(newcomer).getFirst().details())
        .containsEntry("ownAccount", taken.offered().digits());
    assertThat(service.search(taken.offered().digits(), 0, 5).rows())
        .extracting(FileSummary::id)
        .containsExactly(newcomer.id());

    var next = (SaveOutcome.AccountTaken) open(Optional.empty(), 22, voice(20));
    assertThat(next.offered()).isNotEqualTo(taken.offered());
    assertThat(open(Optional.of(taken.offered()), 22, voice(20)))
        .isEqualTo(
            new SaveOutcome.Invalid(List.of(FileFault.of(Field.ACCOUNT, Reason.ACCOUNT_TAKEN))));
  }

  @Test
  void anAccountThatNoTelephoneHasIsReadAsItIsShown() {
    var account = AccountNumber.ofNoPhone(42);

    assertThat(AccountNumber.parse(account.display())).contains(account);
    assertThat(AccountNumber.parse(account.digits())).contains(account);
    assertThat(AccountNumber.parse("000 123")).isEmpty();
    assertThat(AccountNumber.parse("100 000-0042")).isEmpty();
  }
}

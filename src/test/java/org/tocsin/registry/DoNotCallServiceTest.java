package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.registry.DoNotCallOutcome.Done;
import org.tocsin.registry.DoNotCallOutcome.Refused;
import org.tocsin.registry.DoNotCallOutcome.Unchanged;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DoNotCallTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;

@EachEngine
class DoNotCallServiceTest {
  private static final Actor CLERK = new Actor("prepose1", "poste1");

  private final Database database;
  private final TestClock clock = new TestClock();
  private final AuditTable audit;
  private final DoNotCallService service;

  DoNotCallServiceTest(Database database) {
    this.database = database;
    audit = new AuditTable(database);
    service = new DoNotCallService(new DoNotCallTable(database), audit, database, clock);
  }

  @Test
  void aNumberIsPutOnTheListAndTakenOffIt() {
    assertThat(service.add(CLERK, "1 (418) 555-0170", " Demande écrite ")).isEqualTo(new Done());
    assertThat(service.add(CLERK, "4185550170", "Encore")).isEqualTo(new Unchanged());
    assertThat(service.list())
        .containsExactly(
            new DoNotCallEntry(phone(70), "Demande écrite", "prepose1", clock.instant()));
    assertThat(openWith(phone70())).isEqualTo(refusal());

    assertThat(service.remove(CLERK, phone(70))).isEqualTo(new Done());
    assertThat(service.remove(CLERK, phone(70))).isEqualTo(new Unchanged());
    assertThat(service.list()).isEmpty();
    assertThat(openWith(phone70())).isInstanceOf(SaveOutcome.Saved.class);

    assertThat(database.read(() -> audit.of("phone:+14185550170", 5)))
        .extracting(AuditEntry::action)
        .containsExactly("registry.mayCall", "registry.doNotCall");
  }

  @Test
  void whatIsNoNumberOrHasNoReasonIsRefused() {
    assertThat(service.add(CLERK, "911", "Urgence")).isEqualTo(new Refused(Optional.empty()));
    assertThat(service.add(CLERK, "418 555-0171", "  "))
        .isEqualTo(new Refused(Optional.of(Reason.MISSING)));
    assertThat(service.add(CLERK, "418 555-0171", "x".repeat(201)))
        .isEqualTo(new Refused(Optional.of(Reason.TOO_LONG)));
    assertThat(service.list()).isEmpty();
  }

  private static ContactPoint phone70() {
    return ContactPoint.voice(phone(70));
  }

  private static SaveOutcome refusal() {
    return new SaveOutcome.Invalid(List.of(new FileFault(Field.VOICE, Reason.DO_NOT_CALL, 0)));
  }

  private SaveOutcome openWith(ContactPoint contact) {
    var store = new RegistryTables(database);
    database.writeVoid(() -> {
      if (store.findStreet(CITY, "rue du Repos").isEmpty()) {
        store.addStreet(CITY, "rue du Repos", true);
      }
    });
    return new RegistryService(store, audit, database, clock)
        .open(
            CLERK,
            Optional.empty(),
            file("Roy", "Ève", address("rue du Repos", 1, ""), contact),
            Consent.Means.PHONE);
  }
}

package org.tocsin.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DoNotCallService;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Subscription;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DoNotCallTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;
import org.tocsin.telephony.DeskCall;
import org.tocsin.telephony.DeskPhones;
import org.tocsin.telephony.DeskRing;

@EachEngine
class DeskServiceTest {
  private static final Actor CLERK = new Actor("prepose1", "poste1");
  private static final PhoneNumber CITY_HALL = phone(0);

  private final TestClock clock = new TestClock();
  private final Phones phones = new Phones();
  private final Database database;
  private final AuditTable audit;
  private final RegistryService registry;
  private final DeskService desk;

  DeskServiceTest(Database database) {
    this.database = database;
    audit = new AuditTable(database);
    var store = new RegistryTables(database);
    registry = new RegistryService(store, audit, database, clock);
    desk = new DeskService(phones, CITY_HALL, registry, audit, database, clock);
    database.writeVoid(() -> {
      if (store.findStreet(CITY, "rue du Repos").isEmpty()) {
        store.addStreet(CITY, "rue du Repos", true);
      }
    });
  }

  /// Desk phones that are picked up unless a test says otherwise.
  private final class Phones implements DeskPhones {
    private final List<Consumer<DeskRing>> listeners = new ArrayList<>();
    private final List<String> called = new ArrayList<>();
    private DeskCall answer = DeskCall.PICKED_UP;

    @Override
    public Subscription onRing(Consumer<DeskRing> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public CompletionStage<DeskCall> dial(
        String extension, PhoneNumber number, PhoneNumber callerId) {
      called.add(extension + " " + number.e164() + " " + callerId.e164());
      return CompletableFuture.completedStage(answer);
    }

    void ring(String extension, Optional<PhoneNumber> caller) {
      listeners.forEach(each -> each.accept(new DeskRing(extension, caller, clock.instant())));
    }
  }

  private void open(String name, int civic, PhoneNumber... numbers) {
    var contacts = List.of(numbers).stream().map(ContactPoint::voice).toArray(ContactPoint[]::new);
    var content = file(name, "Ève", address("rue du Repos", civic, ""), contacts);
    assertThat(registry.open(CLERK, Optional.empty(), content, Consent.Means.COUNTER))
        .isInstanceOf(SaveOutcome.Saved.class);
  }

  @Test
  void theFilesOfWhoeverCallsAreThereOnceForTheExtensionThatRings() {
    open("Roy", 1, phone(10));
    open("Côté", 2, phone(11), phone(10));
    open("Naud", 3, phone(12));
    assertThat(desk.findCall("2001", 0)).isEmpty();

    phones.ring("2001", Optional.of(phone(10)));

    var call = desk.findCall("2001", 0).orElseThrow();
    assertThat(call.files())
        .extracting(file -> file.content().familyName())
        .containsExactlyInAnyOrder("Roy", "Côté");
    assertThat(call.ring().caller()).contains(phone(10));
    assertThat(desk.findCall("2001", call.number())).isEmpty();
    assertThat(desk.findCall("2002", 0)).isEmpty();
  }

  @Test
  void aCallerWhomNobodyKnowsOrWhoHidesHasNoFile() {
    phones.ring("2001", Optional.of(phone(14)));
    var unknown = desk.findCall("2001", 0).orElseThrow();
    phones.ring("2001", Optional.empty());
    var hidden = desk.findCall("2001", unknown.number()).orElseThrow();

    assertThat(unknown.files()).isEmpty();
    assertThat(hidden.files()).isEmpty();
    assertThat(hidden.ring().caller()).isEmpty();
  }

  @Test
  void aNumberIsCalledFromTheClerksPhoneInTheCitysNameAndAudited() {
    assertThat(desk.dial(CLERK, "2001", phone(15), Optional.empty()))
        .isEqualTo(new DialOutcome.Placed(DeskCall.PICKED_UP));

    assertThat(phones.called).containsExactly("2001 +14185550115 +14185550100");
    assertThat(database.read(() -> audit.of("phone:+14185550115", 5)))
        .extracting(AuditEntry::action, AuditEntry::actor)
        .containsExactly(tuple("desk.dial", CLERK));
  }

  @Test
  void whatIsNeverDialledIsNotDialledFromADeskPhoneEither() {
    new DoNotCallService(new DoNotCallTable(database), audit, database, clock)
        .add(CLERK, phone(13).national(), "Demande écrite");

    assertThat(desk.dial(CLERK, "2001", phone(13), Optional.empty()))
        .isEqualTo(new DialOutcome.Refused(Reason.DO_NOT_CALL));
    assertThat(desk.dial(CLERK, "2001", new PhoneNumber("+19005550110"), Optional.empty()))
        .isEqualTo(new DialOutcome.Refused(Reason.PREMIUM_NUMBER));
    assertThat(desk.dial(CLERK, "", phone(15), Optional.empty()))
        .isEqualTo(new DialOutcome.NoPhone());
    assertThat(phones.called).isEmpty();
  }

  @Test
  void theHistoryOfTheFileThatACallIsMadeFromHasItWithItsOutcome() {
    open("Lajoie", 9, phone(16));
    var file = registry.search(phone(16).national(), 0, 1).rows().getFirst().id();
    phones.answer = DeskCall.NOT_PICKED_UP;

    desk.dial(CLERK, "2001", phone(16), Optional.of(file));

    assertThat(registry.getHistory(file, 5).getFirst())
        .isEqualTo(
            new FileEvent.Changed(
                clock.instant(),
                CLERK,
                "desk.called",
                new TreeMap<>(Map.of("number", phone(16).national(), "call", "NOT_PICKED_UP"))));
    assertThat(registry.getHistory(file, 5)).hasSize(2);
  }
}

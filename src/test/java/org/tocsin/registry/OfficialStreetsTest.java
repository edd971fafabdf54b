package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;

/// The city accepts the streets of its own list only, once it has one and says so.
@EachEngine
class OfficialStreetsTest {
  private static final Actor ADMIN = new Actor("admin", "poste-1");
  private static final PolicyChange REQUIRED = PolicyChange.NOTHING.withOfficialStreets(true);

  private final Database database;
  private final RegistryTables store;
  private final AuditTable audit;
  private final RegistryService service;

  OfficialStreetsTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    audit = new AuditTable(database);
    var clock = Clock.fixed(Instant.parse("2026-11-21T13:00:00Z"), ZoneOffset.UTC);
    service = new RegistryService(store, audit, database, clock);
  }

  @Test
  void theyAreRequiredOnceThereAreAnyAndNobodyMovesElsewhere() {
    database.writeVoid(() -> {
      store.addStreet(CITY, "chemin du Rang", false);
      store.addStreet(CITY, "chemin du Lac", false);
    });
    assertThat(service.changePolicy(ADMIN, REQUIRED))
        .isEqualTo(new PolicyOutcome.NoOfficialStreets());
    assertThat(service.getPolicy().streetsAreOfficial()).isFalse();
    assertThat(audited()).isEmpty();
    var settled = file("Gélinas", "Ida", address("chemin du Rang", 1, ""), voice(71));
    var resident = saved(open(settled));
    var incomplete = saved(open(with(bare("chemin du Rang", ""), Consent.State.GIVEN)));

    database.writeVoid(() -> store.addStreet(CITY, "rue de la Liste", true));
    assertThat(service.changePolicy(ADMIN, REQUIRED)).isInstanceOf(PolicyOutcome.Kept.class);

    assertThat(audited()).containsExactly("true");
    assertThat(open(file("Nolin", "Ed", address("chemin du Lac", 2, ""), voice(73))))
        .isEqualTo(unknownStreet());
    assertThat(open(file("Nolin", "Ed", address("rue de la Liste", 2, ""), voice(73))))
        .isInstanceOf(SaveOutcome.Saved.class);
    var moved = file("Gélinas", "Ida", address("chemin du Lac", 1, ""), voice(71));
    assertThat(save(resident, moved)).isEqualTo(unknownStreet());
    assertThat(save(resident, file("Gélinas", "Ida", settled.address(), voice(72))))
        .as("who lives there already may correct a number")
        .isInstanceOf(SaveOutcome.Saved.class);
    completesTheAddressAndOptsOut(incomplete);
    assertThat(open(file("Nolin", "Ed", address("rue de la List", 3, ""), voice(75))))
        .isEqualTo(unknownStreet());
    assertThat(database.read(store::streets))
        .as("no street was made of a misspelt one")
        .extracting(Street::name)
        .containsExactly("chemin du Lac", "chemin du Rang", "rue de la Liste");
  }

  private void completesTheAddressAndOptsOut(ResidentFile resident) {
    var coded =
        saved(save(resident, with(address("chemin du Rang", 3, ""), Consent.State.WITHDRAWN)));
    var apart = saved(save(coded, with(bare("Ch. du Rang", "2"), Consent.State.WITHDRAWN)));

    assertThat(coded.content().consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(coded.content().address().postalCode()).isPresent();
    assertThat(apart.content().address().apartment()).isEqualTo("2");
  }

  private static Address bare(String street, String apartment) {
    return new Address(CITY, street, new CivicNumber(3, ""), apartment, Optional.empty());
  }

  private static FileContent with(Address address, Consent.State consent) {
    return new FileContent(
        "Morel",
        "Léa",
        Language.FRENCH,
        address,
        Optional.empty(),
        true,
        consent,
        List.of(voice(74)),
        Particulars.NONE);
  }

  private static ResidentFile saved(SaveOutcome outcome) {
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private static ContactPoint voice(int lastTwo) {
    return ContactPoint.voice(phone(lastTwo));
  }

  private static SaveOutcome unknownStreet() {
    return new SaveOutcome.Invalid(List.of(FileFault.of(Field.STREET, Reason.UNKNOWN_STREET)));
  }

  private SaveOutcome open(FileContent content) {
    return service.open(ADMIN, Optional.empty(), content, Consent.Means.COUNTER);
  }

  private SaveOutcome save(ResidentFile file, FileContent content) {
    return service.save(ADMIN, file.id(), file.version(), content, Consent.Means.COUNTER);
  }

  private List<String> audited() {
    return database.read(() -> audit.of("policy:city", 10)).stream()
        .map(entry -> entry.details().getOrDefault("officialStreets", ""))
        .toList();
  }
}

package org.tocsin.store.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.store.schema.Tables.DO_NOT_CALL;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.DiallingRules;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.SampleFiles;

@EachEngine
class RegistryTablesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00.123456Z");

  private final Database database;
  private final RegistryTables store;

  RegistryTablesTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
  }

  @BeforeEach
  void threeFiles() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, "boulevard des Seigneurs").isPresent()) {
        return;
      }
      store.addStreet(CITY, "boulevard des Seigneurs", false);
      store.addStreet(CITY, "1re Avenue", false);
      store.insertAll(
          List.of(
              withCard(
                  fresh("Tremblay", "Éric", "boulevard des Seigneurs", 710, 10), "QMAGB000417"),
              fresh("Tremblay-Roy", "Erica", "1re Avenue", 71, 11),
              fresh("Lefebvre", "Marie-Ève", "1re Avenue", 1110, 12)),
          NOW);
    });
  }

  private static NewFile fresh(String family, String given, String street, int civic, int phone) {
    return new NewFile(
        AccountNumber.of(phone(phone)),
        file(family, given, address(street, civic, ""), ContactPoint.voice(phone(phone))),
        Consent.unknown());
  }

  private static NewFile withCard(NewFile file, String card) {
    var particulars = new Particulars(true, "Sonner longtemps.\nChien.", CardNumber.parse(card));
    return new NewFile(
        file.account(), SampleFiles.with(file.content(), particulars), file.consent());
  }

  private List<String> found(String query) {
    return database.read(() -> store.search(query, 0, 20).rows()).stream()
        .map(FileSummary::familyName)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "'',Lefebvre|Tremblay|Tremblay-Roy",
    "tremb,Tremblay|Tremblay-Roy",
    "ERIC,Tremblay|Tremblay-Roy",
    "eric trembl,Tremblay|Tremblay-Roy",
    "roy érica,Tremblay-Roy",
    "ève lef,Lefebvre",
    "personne,''",
    "tremblay personne,''",
    "710 seigneurs,Tremblay",
    "boul. des seign,Tremblay",
    "71,Tremblay-Roy|Tremblay",
    "0111,Tremblay-Roy",
    "555-0112,Lefebvre",
    "1 (418) 555-0110,Tremblay",
    "418 555,Tremblay|Tremblay-Roy|Lefebvre",
    "1110,Lefebvre",
    "1re av,Lefebvre|Tremblay-Roy",
    "tremblay 71,Tremblay|Tremblay-Roy",
    "seigneurs tremblay,Tremblay",
    "erica av,Tremblay-Roy",
    "lefebvre seigneurs,''",
    "0110,Tremblay",
    "50110,Tremblay",
    "10,Tremblay",
    "418 555-01,Tremblay|Tremblay-Roy|Lefebvre",
    "1 418 555 0112,Lefebvre",
    "tremblay 0110,Tremblay",
    "lefebvre 0110,''",
    "seigneurs 710 saint-evr,Tremblay",
    "lefebvre evrard,Lefebvre",
    "evrard,''",
    "J1V 1A1 tremblay,Tremblay|Tremblay-Roy",
    "j1v1a1 710,Tremblay",
    "seigneurs app. 710,Tremblay",
    "qmagb 0004-17,Tremblay",
    "000417,Tremblay"
  })
  void aFileIsFoundByNameNumberOrAddress(String query, String families) {
    assertThat(String.join("|", found(query))).isEqualTo(families);
  }

  @Test
  void aPageSaysWhereItIsAndHowManyThereAre() {
    var page = database.read(() -> store.search("", 1, 1));

    assertThat(page.total()).isEqualTo(3);
    assertThat(page.offset()).isEqualTo(1);
    assertThat(page.rows())
        .containsExactly(
            new FileSummary(
                page.rows().getFirst().id(),
                AccountNumber.of(phone(10)),
                "Tremblay",
                "Éric",
                address("boulevard des Seigneurs", 710, ""),
                Optional.of(phone(10)),
                true,
                Consent.State.UNKNOWN));
  }

  @Test
  void aChangedFileIsFoundByWhatItSaysNow() {
    database.writeVoid(() -> {
      var file = store.findByAccount(AccountNumber.of(phone(12))).orElseThrow();
      var changed =
          file(
              "Lapointe",
              "Marie-Ève",
              address("boulevard des Seigneurs", 8, ""),
              ContactPoint.voice(phone(13)));
      assertThat(store.update(file.id(), 99, changed, NOW)).isFalse();
      assertThat(store.update(file.id(), file.version(), changed, NOW)).isTrue();
    });

    assertThat(found("lefebvre")).isEmpty();
    assertThat(found("1110")).isEmpty();
    assertThat(found("lapointe")).containsExactly("Lapointe");
    assertThat(found("0113")).containsExactly("Lapointe");
    assertThat(found("0112")).as("the account stays").containsExactly("Lapointe");

    database.writeVoid(() -> {
      var file = store.findByAccount(AccountNumber.of(phone(12))).orElseThrow();
      var before = fresh("Lefebvre", "Marie-Ève", "1re Avenue", 1110, 12).content();
      store.update(file.id(), file.version(), before, NOW);
    });
  }

  @Test
  void filesAreFoundByAddressAndAccountManyAtATime() {
    var addresses =
        List.of(
            address("Boul. des Seigneurs", 710, ""),
            address("1ère av", 71, ""),
            address("1re Avenue", 710, ""),
            address("rue Absente", 1, ""));

    assertThat(database.read(() -> store.findByAddresses(addresses)))
        .extracting(file -> file.content().familyName())
        .containsExactlyInAnyOrder("Tremblay", "Tremblay-Roy");
    assertThat(
            database.read(() ->
                store.takenAccounts(
                    List.of(AccountNumber.of(phone(10)), AccountNumber.of(phone(99))))))
        .containsExactly(AccountNumber.of(phone(10)));
    assertThat(database.read(() -> store.find(new FileId(-1)))).isEmpty();
  }

  @Test
  void thePolicyHasDefaultsUntilTheCityDecides() {
    assertThat(database.read(store::policy))
        .isEqualTo(new CityPolicy(true, DiallingRules.CANADIAN_AREA_CODES, Set.of(), false));

    var wanted = new CityPolicy(false, Set.of("418", "581"), Set.of("QMAGB"), false);
    database.writeVoid(() -> store.setPolicy(wanted));
    assertThat(database.read(store::policy)).isEqualTo(wanted);

    var defaults = new CityPolicy(true, DiallingRules.CANADIAN_AREA_CODES, Set.of(), false);
    database.writeVoid(() -> store.setPolicy(defaults));
    assertThat(database.read(store::policy)).isEqualTo(defaults);
  }

  @Test
  void numbersOfTheDoNotCallListAreTold() {
    database.writeVoid(() ->
        database
            .dsl()
            .insertInto(DO_NOT_CALL)
            .set(DO_NOT_CALL.PHONE, phone(50).e164())
            .set(DO_NOT_CALL.REASON, "demande écrite")
            .set(DO_NOT_CALL.ADDED_BY, "jtremblay")
            .set(DO_NOT_CALL.ADDED_AT, NOW)
            .execute());

    assertThat(database.read(() -> store.doNotCall(List.of(phone(50), phone(51)))))
        .containsExactly(phone(50));
    assertThat(database.read(() -> store.doNotCall(List.<PhoneNumber>of()))).isEmpty();
  }

  @Test
  void aStreetOfTheCitysListIsFoundByItsOtherNames() {
    var street =
        new OfficialStreet(
            CITY,
            "rue de l’Église",
            List.of("rue du Temple"),
            List.of("rue du Presbytère"),
            Optional.of(1),
            Optional.of(99),
            Optional.empty(),
            Optional.empty());

    assertThat(database.write(() -> store.putOfficialStreet(street))).isTrue();
    assertThat(database.write(() -> store.putOfficialStreet(street))).isFalse();

    var found = database.read(() -> store.findStreet("saint-evrard", "RUE DU TEMPLE"));
    assertThat(found).isEqualTo(database.read(() -> store.findStreet(CITY, "r. de l'église")));
    assertThat(found.orElseThrow().official()).isTrue();
    assertThat(database.read(() -> store.findStreet(CITY, "Rue du Presbytere"))).isEqualTo(found);
    var other = found.orElseThrow();
    assertThat(database.read(store::streetAliases))
        .contains(
            new StreetAlias(other, "rue du Presbytère", true),
            new StreetAlias(other, "rue du Temple", false));
    database.writeVoid(() -> store.putOfficialStreet(renamed(street)));
    assertThat(database.read(store::streetAliases))
        .contains(new StreetAlias(other, "rue du Temple", true));
  }

  private static OfficialStreet renamed(OfficialStreet street) {
    return new OfficialStreet(
        street.city(),
        street.name(),
        List.of(),
        street.aliases(),
        street.civicFrom(),
        street.civicTo(),
        street.from(),
        street.to());
  }

  @Test
  void filesAreFoundByTheOtherNamesOfTheirStreet() {
    database.writeVoid(() ->
        store.putOfficialStreet(
            new OfficialStreet(
                CITY,
                "boulevard des Seigneurs",
                List.of(),
                List.of("rang du Vieux-Moulin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())));

    for (var typed : List.of("vieux-moul", "moulin du vieux", "710 rang du vieux moulin")) {
      assertThat(found(typed)).as(typed).containsExactly("Tremblay");
    }
    assertThat(found("711 vieux moulin")).isEmpty();
  }
}

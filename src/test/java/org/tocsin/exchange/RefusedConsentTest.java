package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.ImportDesk;

/// A refusal to be called that a list brings is honoured, in whichever row of a residence it is.
@EachEngine
class RefusedConsentTest {
  private static final String HEADER = "nom,prenom,ville,rue,no_civique,voix,actif,consentement\n";
  private static final String ERIC = "Tremblay,Éric,Magog,rue A,1,4185550101,%s,%s\n";
  private static final String MARIE = "Tremblay,Marie,Magog,rue A,1,4185550101,%s,%s\n";

  @TempDir Path folder;

  private final Database database;
  private final ImportDesk desk;

  RefusedConsentTest(Database database) {
    this.database = database;
    desk = new ImportDesk(database);
  }

  @BeforeEach
  void anEmptyTown() {
    desk.clear();
    policy(true);
  }

  private void policy(boolean severalVoices) {
    database.writeVoid(() -> {
      var policy = desk.registry().policy();
      desk.registry()
          .setPolicy(
              new CityPolicy(
                  severalVoices,
                  policy.allowedAreaCodes(),
                  policy.cardPrefixes(),
                  policy.streetsAreOfficial()));
    });
  }

  private ImportReport imports(String... rows) throws IOException {
    return desk.imports(
        Files.writeString(folder.resolve("liste.csv"), HEADER + String.join("", rows)));
  }

  private FileContent file() {
    return desk.file("4185550101").orElseThrow().content();
  }

  private Consent.State consent() {
    return file().consent();
  }

  private static List<RowFault> faults(ImportReport report) {
    return report.rejects().stream().flatMap(reject -> reject.faults().stream()).toList();
  }

  @Test
  void theSecondRowOfAResidenceRefusesForIt() throws IOException {
    var report = imports(ERIC.formatted("", "oui"), MARIE.formatted("", "non"));

    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(List.of(report.accepted(), report.merged())).containsExactly(1, 1);
    assertThat(imports(ERIC.formatted("", "oui"), MARIE.formatted("", "non")).unchanged())
        .isEqualTo(2);
  }

  @Test
  void theSecondRowOfAKnownFileRefusesForIt() throws IOException {
    imports(ERIC.formatted("", "oui"));

    imports(ERIC.formatted("", "oui"), MARIE.formatted("", "non"));

    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
    assertThat(desk.file("4185550101").orElseThrow().consent().provenance()).isPresent();
  }

  @Test
  void theSecondRowSaysThatNobodyIsCalledWhereTheFirstSaysNothing() throws IOException {
    imports(ERIC.formatted("", "oui"), MARIE.formatted("non", "oui"));

    assertThat(file().active()).isFalse();
  }

  @Test
  void aRowThatContradictsAnEarlierOneIsRefusedWithItsReason() throws IOException {
    var report = imports(ERIC.formatted("oui", "oui"), MARIE.formatted("non", "oui"));

    assertThat(faults(report))
        .containsExactly(new RowFault(Optional.of("actif"), Reason.CONTRADICTED, ""));
    assertThat(file().active()).isTrue();
    assertThat(faults(imports(ERIC.formatted("oui", ""), MARIE.formatted("non", "oui"))))
        .isEqualTo(faults(report));
  }

  @Test
  void aRefusalCountsEvenWhenTheRestOfItsRowCannot() throws IOException {
    policy(false);
    var other = MARIE.replace("4185550101", "4185550102").formatted("", "non");

    var report = imports(ERIC.formatted("", "oui"), other);

    assertThat(faults(report))
        .extracting(RowFault::reason)
        .containsExactly(Reason.SEVERAL_VOICE_NUMBERS);
    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aRefusalCountsEvenWhenItsRowIsFaultyAndComesFirst() throws IOException {
    var report =
        imports(MARIE.replace("4185550101", "911").formatted("", "non"), ERIC.formatted("", "oui"));

    assertThat(report.rejected()).isEqualTo(1);
    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aRefusalCountsEvenWhenItsHouseCannotBeRead() throws IOException {
    imports(ERIC.formatted("", "oui"));

    var report = byAccount("4185550101,Tremblay,Magog,rue A,un,4185550101,non\n");

    assertThat(faults(report))
        .extracting(RowFault::reason)
        .containsExactly(Reason.NOT_A_CIVIC_NUMBER);
    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void whatALaterRowOpensStaysRefused() throws IOException {
    byAccount(
        "4185550101,Tremblay,Magog,rue A,un,4185550101,non\n",
        "4185550101,Tremblay,Magog,rue A,1,4185550101,oui\n");

    assertThat(consent()).isEqualTo(Consent.State.WITHDRAWN);
  }

  @Test
  void aStrangersRefusalIsNotThatOfTheAccount() throws IOException {
    imports(ERIC.formatted("", "oui"));

    byAccount("4185550101,Roy,Magog,rue A,un,4185550101,non\n");

    assertThat(consent()).isEqualTo(Consent.State.GIVEN);
  }

  @Test
  void aListTurnsAKnownNumberOffAndNeverOnAgain() throws IOException {
    imports(ERIC.formatted("", "oui"));

    assertThat(numbers("non").merged()).isEqualTo(1);
    assertThat(file().contacts()).noneMatch(ContactPoint::active);

    assertThat(numbers("oui").unchanged()).isEqualTo(1);
    assertThat(file().contacts()).noneMatch(ContactPoint::active);
  }

  private ImportReport numbers(String active) throws IOException {
    return desk.imports(
        Files.writeString(
            folder.resolve("numeros.csv"),
            "nom,ville,rue,no_civique,voix,voix_active\nTremblay,Magog,rue A,1,4185550101,"
                + active
                + "\n"));
  }

  private ImportReport byAccount(String... rows) throws IOException {
    return desk.imports(
        Files.writeString(
            folder.resolve("comptes.csv"),
            "compte,nom,ville,rue,no_civique,voix,consentement\n" + String.join("", rows)));
  }

  @Test
  void aStrangersRefusalIsNotThatOfTheHouse() throws IOException {
    var report =
        imports(ERIC.formatted("", "oui"), MARIE.replace("Tremblay", "Roy").formatted("", "non"));

    assertThat(faults(report)).extracting(RowFault::reason).containsExactly(Reason.RESIDENCE_TAKEN);
    assertThat(consent()).isEqualTo(Consent.State.GIVEN);
  }
}

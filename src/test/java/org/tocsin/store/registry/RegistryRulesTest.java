package org.tocsin.store.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.audit.Actor;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.store.StoreException;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.support.EachEngine;

/// The rules of a file hold whatever writes to its tables.
@EachEngine
class RegistryRulesTest {
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");
  private static final String STREET = "rue des Règles";
  private static final Instant NOW = Instant.parse("2026-11-22T13:00:00Z");

  private final Database database;
  private final RegistryTables store;
  private final RegistryService service;
  private long file;

  RegistryRulesTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
    service =
        new RegistryService(
            store, new AuditTable(database), database, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @BeforeEach
  void aFile() {
    var address = address(STREET, 1, "");
    var known = database.read(() -> store.findByAddress(address));
    file = known.map(it -> it.id().number()).orElseGet(() -> open().number());
  }

  private FileId open() {
    database.writeVoid(() -> store.addStreet(CITY, STREET, false));
    var content = file("Roy", "Ève", address(STREET, 1, ""), ContactPoint.voice(phone(1)));
    var opened = service.open(CLERK, Optional.empty(), content, Consent.Means.COUNTER);
    return ((SaveOutcome.Saved) opened).file().id();
  }

  private void execute(String sql) {
    database.writeVoid(() -> database.dsl().execute(sql.replace("$", Long.toString(file))));
  }

  private void undone(String sql) {
    try {
      database.writeVoid(() -> {
        database.dsl().execute(sql.replace("$", Long.toString(file)));
        throw new Undone();
      });
    } catch (Undone e) {
      assertThat(e).isNotNull();
    }
  }

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update contact_point set phone = '4185550101' where file_id = $",
        "update contact_point set phone = '+1418555010' where file_id = $",
        "update contact_point set phone = '+141855501011' where file_id = $",
        "update contact_point set phone = '+33185550101' where file_id = $",
        "update contact_point set phone = '+1418555O101' where file_id = $",
        "update contact_point set phone = '+11185550101' where file_id = $",
        "update contact_point set phone = '+14181550101' where file_id = $",
        "update contact_point set phone = '+19115550101' where file_id = $",
        "update contact_point set phone = '+14184110101' where file_id = $",
        "update contact_point set phone = '+19005550101' where file_id = $",
        "update contact_point set phone = '+14189760101' where file_id = $",
        "update contact_point set position = -1 where file_id = $",
        "update contact_point set delay_seconds = 61 where file_id = $",
        "update contact_point set extension = '2O4' where file_id = $",
        "update contact_point set channel = 'fax' where file_id = $",
        "update resident_file set account_number = '418555010' where id = $",
        "update resident_file set account_number = '41855501O1' where id = $",
        "update resident_file set consent_state = 'perhaps' where id = $",
        "update consent set state = 'unknown' where file_id = $",
        "update residence set civic_number = 0 where id = (select residence_id from resident_file where id = $)",
        "update residence set closed_file = -1 where id = (select residence_id from resident_file where id = $)"
      })
  void aRowThatBreaksARuleIsRefused(String sql) {
    assertThatThrownBy(() -> execute(sql)).isInstanceOf(StoreException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update contact_point set phone = '+14185550199' where file_id = $",
        "update contact_point set phone = '+18195559110' where file_id = $",
        "update contact_point set phone = '+15812009009' where file_id = $",
        "update contact_point set extension = '204#*' where file_id = $",
        "update contact_point set position = 0 where file_id = $"
      })
  void aRowThatKeepsThemIsTaken(String sql) {
    assertThatCode(() -> undone(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update resident_file set account_number = '4185550188' where id = $",
        "update audit_entry set actor = 'personne' where subject = 'file:$'",
        "delete from audit_entry where subject = 'file:$'",
        "update consent set taken_by = 'personne' where file_id = $",
        "update resident_file set consent_state = 'unknown' where id = $"
      })
  void whatIsForLifeStaysOnAServerThatOthersReach(String sql) {
    assumeTrue(database.dialect() == SQLDialect.POSTGRES);

    assertThatThrownBy(() -> execute(sql)).isInstanceOf(StoreException.class);
  }

  @Test
  void anAnswerMayBeTakenAwayWithWhatBroughtIt() {
    assertThatCode(
            () -> {
              try {
                database.writeVoid(() -> {
                  database.dsl().execute("update resident_file set consent_state = 'unknown'");
                  database.dsl().execute("delete from consent where file_id = " + file);
                });
              } finally {
                database.writeVoid(() -> store.addConsent(new FileId(file), given()));
              }
            })
        .doesNotThrowAnyException();
  }

  private static Consent given() {
    return new Consent(
        Consent.State.GIVEN,
        Optional.of(
            new Consent.Provenance(
                Consent.Means.COUNTER,
                "jtremblay",
                NOW,
                Language.FRENCH,
                RegistryService.CONSENT_TEXT_VERSION)));
  }
}

package org.tocsin.store.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.Particulars;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;
import org.tocsin.support.SampleFiles;

/// Files by the hundred reach the tables another way than one file does, with every character that
/// this way could take for its own.
@EachEngine
class ManyFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00.123456Z");
  private static final List<String> NOTES =
      List.of(
          "",
          "\\N",
          "\\.",
          "C:\\new\\table",
          "une\ttabulation",
          "deux\nlignes",
          "deux\r\nlignes",
          "\"guillemets\", virgule; NULL",
          "l’été à Saint-Évrard");
  private static final Consent GIVEN =
      new Consent(
          Consent.State.GIVEN,
          Optional.of(
              new Consent.Provenance(
                  Consent.Means.IMPORT, "essai\\t", NOW, Language.FRENCH, "2026-11")));

  private final Database database;
  private final RegistryTables store;

  ManyFilesTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
  }

  private static NewFile fresh(int index, String family, String street, int from) {
    var number = phone(from + index);
    var plain =
        file(
            family + " " + index,
            index % 2 == 0 ? "" : "Zoé",
            address(street, index + 1, index % 3 == 0 ? "B" : ""),
            ContactPoint.voice(number),
            ContactPoint.sms(number));
    var note = NOTES.get(index % NOTES.size());
    return new NewFile(
        AccountNumber.of(number),
        SampleFiles.with(plain, new Particulars(index % 4 == 0, note, Optional.empty())),
        GIVEN);
  }

  @Test
  void eachComesBackAsItWasInItsPlace() {
    var files =
        IntStream.range(0, 60)
            .mapToObj(index -> fresh(index, "Gagné", "rue des Frênes", 0))
            .toList();
    var contents = new ArrayList<FileContent>();
    database.writeVoid(() -> {
      store.addStreet(CITY, "rue des Frênes", false);
      store
          .insertAll(files, NOW)
          .forEach(id -> contents.add(store.find(id).orElseThrow().content()));
    });
    assertThat(contents)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("consent")
        .isEqualTo(files.stream().map(NewFile::content).toList());
    assertThat(contents).extracting(FileContent::consent).containsOnly(Consent.State.GIVEN);
    assertThat(database.read(() -> store.search("gagne", 0, 200)).rows()).hasSize(60);
  }

  @Test
  void noMoreAreLookedForThanAreAskedFor() {
    database.writeVoid(() -> {
      store.addStreet(CITY, "rue du Plateau", false);
      store.insertAll(
          IntStream.range(0, 30)
              .mapToObj(index -> fresh(index, "Plateau", "rue du Plateau", 60))
              .toList(),
          NOW);
    });

    var first = database.read(() -> store.search("plateau", 0, 20));
    var last = database.read(() -> store.search("plateau", 20, 20));

    assertThat(first.rows()).hasSize(20).doesNotContainAnyElementsOf(last.rows());
    assertThat(first.more()).isTrue();
    assertThat(last.rows()).hasSize(10);
    assertThat(last.more()).isFalse();
    assertThat(last.total()).isEqualTo(30);
  }

  @Test
  void aWordOfTheApartmentOnlyOrAtTheEndOfALongNameIsLookedForToo() {
    var name = "Centre de la petite enfance Les Amis joyeux de Boisvert";
    database.writeVoid(() -> {
      store.addStreet(CITY, "rue du Verger", false);
      store.insertAll(
          List.of(
              company("Garderie", "12b", 120),
              company("Atelier", "sous-sol", 121),
              company(name, "", 122)),
          NOW);
    });

    assertThat(found("710 verger 12b")).containsExactly("Garderie");
    assertThat(found("verger sol")).containsExactly("Atelier");
    assertThat(found(name)).containsExactly(name);
    assertThat(found("verger personne")).isEmpty();
  }

  private static NewFile company(String name, String apartment, int number) {
    return new NewFile(
        AccountNumber.of(phone(number)),
        file(name, "", address("rue du Verger", 710, apartment), ContactPoint.voice(phone(number))),
        GIVEN);
  }

  private List<String> found(String query) {
    return database.read(() -> store.search(query, 0, 20).rows()).stream()
        .map(FileSummary::familyName)
        .toList();
  }
}

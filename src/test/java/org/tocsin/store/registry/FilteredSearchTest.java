package org.tocsin.store.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.phone;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.RegistryBulk.OfficialStreet;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.store.Database;
import org.tocsin.support.EachEngine;

/// The same is found whether few files pass a filter or so many that they are not all looked at.
@EachEngine
class FilteredSearchTest {
  private static final Instant OPENED = Instant.parse("2026-11-01T13:00:00Z");
  private static final Instant CHANGED = Instant.parse("2026-11-21T13:00:00Z");
  private static final String ASHES = "rue des Frênes";
  private static final String LAKE = "chemin du Lac";

  private final Database database;
  private final RegistryTables store;

  FilteredSearchTest(Database database) {
    this.database = database;
    store = new RegistryTables(database);
  }

  @BeforeEach
  void fiveFiles() {
    database.writeVoid(() -> {
      if (store.findStreet(CITY, ASHES).isPresent()) {
        return;
      }
      store.putOfficialStreet(
          new OfficialStreet(
              CITY,
              ASHES,
              List.of(),
              List.of("rue du Moulin"),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
      store.addStreet(CITY, LAKE, false);
      store.insertAll(
          List.of(
              of("Tremblay", ASHES, 1, Language.FRENCH, true, voice(1, true, false)),
              unasked(of("Roy", ASHES, 3, Language.ENGLISH, true, voice(2, true, true))),
              of("Tremblay-Roy", LAKE, 2, Language.ENGLISH, true),
              of("Lavoie", LAKE, 4, Language.FRENCH, false),
              of("Gagnon", ASHES, 5, Language.FRENCH, true, voice(5, false, false))),
          OPENED);
      var gagnon = store.findByAccount(account(5)).orElseThrow();
      store.update(
          gagnon.id(),
          gagnon.version(),
          withNumbers(gagnon.content(), voice(5, true, false), voice(6, true, true)),
          CHANGED);
    });
  }

  private static AccountNumber account(int civic) {
    return AccountNumber.ofNoPhone(civic);
  }

  private static ContactPoint voice(int lastTwo, boolean active, boolean invalid) {
    return new ContactPoint(Channel.VOICE, phone(lastTwo), "", "", 0, active, invalid);
  }

  private static NewFile of(
      String family,
      String street,
      int civic,
      Language language,
      boolean active,
      ContactPoint... contacts) {
    var content =
        new FileContent(
            family,
            "Zoé",
            language,
            address(street, civic, ""),
            Optional.empty(),
            active,
            Consent.State.GIVEN,
            List.of(contacts),
            Particulars.NONE);
    return new NewFile(account(civic), content, new Consent(Consent.State.GIVEN, Optional.empty()));
  }

  private static NewFile unasked(NewFile file) {
    return new NewFile(file.account(), file.content(), Consent.unknown());
  }

  private static FileContent withNumbers(FileContent content, ContactPoint... contacts) {
    return new FileContent(
        content.familyName(),
        content.givenName(),
        content.language(),
        content.address(),
        content.location(),
        content.active(),
        content.consent(),
        List.of(contacts),
        content.particulars());
  }

  private static FileFilter filter(
      @Nullable String street, @Nullable String language, @Nullable String signs, boolean changed) {
    return new FileFilter(
        Optional.ofNullable(street),
        Optional.ofNullable(language).flatMap(Language::ofCode),
        Stream.ofNullable(signs)
            .flatMap(text -> Arrays.stream(text.split("\\+")))
            .map(Sign::valueOf)
            .collect(Collectors.toSet()),
        changed ? Optional.of(CHANGED) : Optional.empty());
  }

  private FileSearch search(int few) {
    var streets = new StreetTables(database);
    return new FileSearch(database, new FileReader(database, streets), streets, few);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',Boul. des Frenes,-,-,false,''",
        "'',r. des FRENES,-,-,false,Gagnon|Roy|Tremblay",
        "'',rue du Moulin,-,-,false,Gagnon|Roy|Tremblay",
        "'',-,en,-,false,Roy|Tremblay-Roy",
        "'',-,-,NO_USABLE_NUMBER,false,Roy|Tremblay-Roy",
        "'',-,-,INVALID_NUMBER,false,Gagnon|Roy",
        "'',-,-,CONSENT_MISSING,false,Roy",
        "'',-,-,-,true,Gagnon",
        "'',rue des Frênes,en,NO_USABLE_NUMBER+INVALID_NUMBER+CONSENT_MISSING,false,Roy",
        "'',-,fr,NO_USABLE_NUMBER,false,''",
        "'',chemin du Lac,-,INVALID_NUMBER,false,''",
        "'',-,en,INVALID_NUMBER,true,''",
        "tremb,rue des Frênes,-,-,false,Tremblay",
        "roy,-,en,-,false,Roy|Tremblay-Roy",
        "roy zoe,-,-,CONSENT_MISSING,false,Roy",
        "418 555,-,-,INVALID_NUMBER,false,Roy|Gagnon",
        "tremblay 0101,-,fr,-,false,Tremblay",
        "tremblay 0101,-,en,-,false,''"
      })
  void onlyWhatPassesIsFound(
      String query,
      @Nullable String street,
      @Nullable String language,
      @Nullable String signs,
      boolean changed,
      String families) {
    var filter = filter(street, language, signs, changed);
    for (int few : new int[] {FileSieve.FEW, 0}) {
      var page = database.read(() -> search(few).search(query, filter, 0, 20));
      assertThat(page.rows().stream().map(FileSummary::familyName).collect(Collectors.joining("|")))
          .as("few: %s", few)
          .isEqualTo(families);
      assertThat(page.total()).isEqualTo(page.rows().size());

      var all = database.read(() -> names(search(few), query, filter));
      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(
              page.rows().stream().map(FileSummary::familyName).toList());
    }
  }

  private List<String> names(FileSearch search, String query, FileFilter filter) {
    var ids = Stream.<FileId>builder();
    search.forEach(query, filter, ids);
    return store.find(ids.build().toList()).stream()
        .map(file -> file.content().familyName())
        .toList();
  }

  @Test
  void aLongListIsShownPageByPage() {
    var filter = filter(ASHES, null, null, false);

    var counted = database.read(() -> search(FileSieve.FEW).search("", filter, 1, 1));
    var uncounted = database.read(() -> search(0).search("", filter, 1, 1));

    assertThat(counted.rows()).extracting(FileSummary::familyName).containsExactly("Roy");
    assertThat(counted.total()).isEqualTo(3);
    assertThat(counted.more()).isFalse();
    assertThat(uncounted.rows()).isEqualTo(counted.rows());
    assertThat(uncounted.total()).isEqualTo(2);
    assertThat(uncounted.more()).isTrue();
  }
}

package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.registry.DuplicateReason.NEAR_NAME;
import static org.tocsin.registry.DuplicateReason.SAME_NUMBER;
import static org.tocsin.registry.DuplicateReason.SAME_RESIDENCE;
import static org.tocsin.support.SampleFiles.CITY;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tocsin.audit.Actor;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.audit.AuditTable;
import org.tocsin.store.registry.DuplicateTables;
import org.tocsin.store.registry.RegistryTables;
import org.tocsin.support.EachEngine;
import org.tocsin.support.TestClock;

@EachEngine
class DuplicateServiceTest {
  private static final Actor CLERK = new Actor("jtremblay", "comptoir-2");

  /// A street for each test: what the others left is of no account.
  private static final AtomicInteger STREETS = new AtomicInteger();

  private static final AtomicInteger OPENED = new AtomicInteger();

  private final Database database;
  private final RegistryTables store;
  private final AuditTable audit;
  private final RegistryService registry;
  private final DuplicateService duplicates;
  private String street = "";
  private int numbers;

  DuplicateServiceTest(Database database) {
    this.database = database;
    var clock = new TestClock();
    store = new RegistryTables(database);
    audit = new AuditTable(database);
    registry = new RegistryService(store, audit, database, clock);
    duplicates = new DuplicateService(new DuplicateTables(database), audit, database, clock);
  }

  @BeforeEach
  void aStreetOfItsOwn() {
    int nth = STREETS.incrementAndGet();
    street = "rue du Test " + nth;
    numbers = nth % 10 * 10;
    database.writeVoid(() -> store.addStreet(CITY, street, false));
  }

  /// A number that no other test uses.
  private PhoneNumber number(int nth) {
    return phone(numbers + nth);
  }

  private ResidentFile opened(String family, String given, int civic, String apt, int number) {
    return opened(
        file(family, given, address(street, civic, apt), ContactPoint.voice(number(number))));
  }

  private ResidentFile opened(FileContent content) {
    var account = Optional.of(new AccountNumber("58155%05d".formatted(OPENED.incrementAndGet())));
    var outcome = registry.open(CLERK, account, content, Consent.Means.COUNTER);
    assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
    return ((SaveOutcome.Saved) outcome).file();
  }

  private Map<FilePair, Set<DuplicateReason>> swept() {
    assertThat(duplicates.sweep(CLERK, SweepProgress.none()))
        .isInstanceOf(SweepOutcome.Swept.class);
    var found = new HashMap<FilePair, Set<DuplicateReason>>();
    duplicates
        .listSuspected(0, 1_000)
        .rows()
        .forEach(pair -> {
          if (pair.first().content().address().street().equals(street)) {
            found.put(
                FilePair.of(pair.first().id(), pair.second().id()), pair.resemblance().reasons());
          }
        });
    return found;
  }

  private static FilePair pair(ResidentFile one, ResidentFile other) {
    return FilePair.of(one.id(), other.id());
  }

  @Test
  void aSweepFindsWhatIsOfOneResidenceAndWhy() {
    var written = opened("Tremblay", "Éric", 710, "2", 1);
    var otherwise = opened("Gagnon", "Luc", 710, "app. 02", 2);
    var sameNumber = opened("Roy", "Anne", 12, "", 2);
    var near = opened("Boucher", "Julie", 40, "1", 3);
    var alike = opened("JULIE", "Bouchér", 40, "", 4);
    opened("Boucher", "Julie", 42, "", 5);
    opened("Côté", "Jean", 40, "3", 6);

    assertThat(swept())
        .containsOnly(
            Map.entry(pair(written, otherwise), Set.of(SAME_RESIDENCE)),
            Map.entry(pair(otherwise, sameNumber), Set.of(SAME_NUMBER)),
            Map.entry(pair(near, alike), Set.of(NEAR_NAME)));
  }

  @Test
  void theMostTellingPairsComeFirst() {
    var family = opened("Tremblay", "Éric", 710, "", 1);
    var moved = opened("Tremblay", "Éric", 12, "", 1);
    var daughter = opened("Gagnon", "Léa", 14, "", 1);
    var twice = opened("Tremblay", "E.", 710, "no 0", 2);
    var again = opened("Roy", "", 710, "0", 3);
    duplicates.sweep(CLERK, SweepProgress.none());

    var pairs =
        duplicates.listSuspected(0, 1_000).rows().stream()
            .map(it -> pair(it.first(), it.second()))
            .toList();

    assertThat(pairs.indexOf(pair(twice, again)))
        .isLessThan(pairs.indexOf(pair(family, moved)))
        .isNotNegative();
    assertThat(pairs.indexOf(pair(family, moved)))
        .isLessThan(pairs.indexOf(pair(family, daughter)));
  }

  @Test
  void aNumberOfManyFilesTellsNothingAndIsCounted() {
    IntStream.rangeClosed(1, 11).forEach(i -> opened("Gestion " + i, "", 10 * i, "", 1));

    var outcome = (SweepOutcome.Swept) duplicates.sweep(CLERK, SweepProgress.none());

    assertThat(outcome.crowdedNumbers()).isPositive();
    assertThat(swept()).isEmpty();
  }

  @Test
  void whatWasSaidToBeTwoResidencesIsNotShownAgain() {
    var one = opened("Tremblay", "Éric", 710, "1", 1);
    var other = opened("Tremblay", "Erik", 710, "2", 1);
    assertThat(swept()).containsOnlyKeys(pair(one, other));

    duplicates.setDistinct(CLERK, pair(one, other));

    assertThat(duplicates.listSuspected(0, 1_000).rows())
        .noneMatch(it -> it.first().id().equals(one.id()));
    assertThat(swept()).isEmpty();
    assertThat(duplicates.listLikely(one.content(), Optional.of(one.id()))).isEmpty();
    var entries = database.read(() -> audit.of("file:" + one.id().number(), 1));
    assertThat(entries)
        .singleElement()
        .matches(it -> it.action().equals("registry.notDuplicate"))
        .matches(it -> other.account().digits().equals(it.details().get("account")))
        .matches(it -> it.actor().equals(CLERK));
  }

  @Test
  void aFileThatIsTakenOutOfTheRegistryLeavesItsPairs() {
    var one = opened("Tremblay", "Éric", 710, "1", 1);
    var other = opened("Tremblay", "Erik", 710, "2", 1);
    var third = opened("Tremblay", "Eric", 710, "3", 1);
    assertThat(swept()).hasSize(3);
    duplicates.setDistinct(CLERK, pair(one, other));

    database.writeVoid(() -> store.remove(List.of(one.id())));

    assertThat(swept()).containsOnlyKeys(pair(other, third));
  }

  @Test
  void aPairThatWasCorrectedSinceIsLeftOut() {
    var one = opened("Tremblay", "Éric", 710, "", 1);
    var other = opened("Gagnon", "Luc", 12, "", 1);
    assertThat(swept()).containsOnlyKeys(pair(one, other));

    registry.save(
        CLERK,
        other.id(),
        other.version(),
        file("Gagnon", "Luc", address(street, 12, ""), ContactPoint.voice(number(2))),
        Consent.Means.COUNTER);

    assertThat(duplicates.listSuspected(0, 1_000).rows())
        .noneMatch(it -> it.second().id().equals(other.id()));
  }

  @Test
  void aSweepThatIsGivenUpLeavesWhatTheOneBeforeFound() {
    var one = opened("Tremblay", "Éric", 710, "", 1);
    var other = opened("Gagnon", "Luc", 12, "", 1);
    assertThat(swept()).containsOnlyKeys(pair(one, other));
    opened("Roy", "Anne", 14, "", 1);
    var reports = new ArrayList<Integer>();

    var outcome =
        duplicates.sweep(
            CLERK,
            new SweepProgress() {
              @Override
              public void report(int percent) {
                reports.add(percent);
              }

              @Override
              public boolean isCancelled() {
                return !reports.isEmpty() && reports.getLast() >= 50;
              }
            });

    assertThat(outcome).isEqualTo(new SweepOutcome.Cancelled());
    assertThat(reports).isSorted();
    assertThat(duplicates.listSuspected(0, 1_000).rows())
        .filteredOn(it -> it.first().id().equals(one.id()))
        .hasSize(1);
  }

  @Test
  void whoeverFillsInAFileIsToldOfThoseThatSeemToBeOfTheSameResidence() {
    var sameResidence = opened("Gagnon", "Luc", 710, "B", 1);
    var sameNumber = opened("Roy", "Anne", 12, "", 2);
    opened("Côté", "Jean", 710, "C", 3);
    var typed =
        file("Tremblay", "Éric", address(street, 710, "app. b"), ContactPoint.sms(number(2)));

    assertThat(duplicates.listLikely(typed, Optional.empty()))
        .extracting(LikelyDuplicate::file)
        .containsExactly(sameResidence, sameNumber);
    assertThat(duplicates.listLikely(typed, Optional.of(sameResidence.id())))
        .extracting(LikelyDuplicate::file)
        .containsExactly(sameNumber);
  }

  @Test
  void nothingIsToldOfAStreetThatNobodyKnows() {
    var typed = file("Tremblay", "", address("rue Inconnue", 1, ""));

    assertThat(duplicates.listLikely(typed, Optional.empty())).isEmpty();
  }

  @Test
  void aNumberBeyondAPageIsStillCompared() {
    // Written at once: what matters is how many numbers come before.
    var fillers = new ArrayList<NewFile>();
    for (int i = 0; i < 5_010; i++) {
      var number = new PhoneNumber("+1367%07d".formatted(2_000_000 + i));
      var content = file("F" + i, "", address(street, 1_000 + i, ""), ContactPoint.voice(number));
      fillers.add(new NewFile(AccountNumber.of(number), content, Consent.unknown()));
    }
    database.writeVoid(() -> {
      for (int at = 0; at < fillers.size(); at += 500) {
        store.insertAll(
            fillers.subList(at, Math.min(at + 500, fillers.size())), new TestClock().instant());
      }
    });
    var one = opened("Tremblay", "Éric", 710, "", 1);
    var other = opened("Gagnon", "Luc", 12, "", 1);

    assertThat(swept()).containsOnlyKeys(pair(one, other));
  }
}

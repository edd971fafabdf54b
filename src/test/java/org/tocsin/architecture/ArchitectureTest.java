package org.tocsin.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final String HOUSE = "org.tocsin";
  private static final String FIXTURE = "org.tocsin.architecture.fixture";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);
  private static final JavaClasses WRONG = new ClassFileImporter().importPackages(FIXTURE);

  /// Each law, with what its deliberately wrong fixture must be reproached with.
  static Stream<Arguments> laws() {
    return Stream.of(
        law("1 no package cycle", Laws::noPackageCycle, "Cycle detected"),
        law("2 every class has a room", Laws::everyClassHasARoom, "fixture.attic.Homeless"),
        library("3 javafx.. org.controlsfx.. atlantafx.. org.kordamp..", "ui app", "WithScreen"),
        law("3 no scene in a view model", Laws::viewModelsKnowNoScene, "WrongViewModel"),
        library(
            "4 org.jooq.. java.sql.. javax.sql.. org.flywaydb.. com.zaxxer.. org.h2.. org.postgresql..",
            "store",
            "WithJdbc"),
        library("5 org.asteriskjava..", "telephony.asterisk", "WithAsterisk"),
        library("5 org.jsmpp..", "telephony.smpp", "WithSmpp"),
        library("5 com.google.i18n..", "shared", "WithLibphonenumber"),
        library(
            "5 tools.jackson..",
            "settings exchange store.campaign store.registry app",
            "WithJackson"),
        library("5 picocli..", "app", "WithPicocli"),
        law("6 screens know no adapter", Laws::screensKnowNoAdapter, "WrongViewModel"),
        law("7 threads", Laws::threadsOnlyWhereTheyAreMade, "runLater"),
        law("7 threads", Laws::threadsOnlyWhereTheyAreMade, "newSingleThreadExecutor"),
        law("7 threads", Laws::threadsOnlyWhereTheyAreMade, "Thread.<init>"),
        law("7 threads", Laws::threadsOnlyWhereTheyAreMade, "ofVirtual"),
        law("8 time", Laws::timeOnlyFromTheClock, "Instant.now()"),
        law("8 time", Laws::timeOnlyFromTheClock, "nanoTime"),
        law("8 time", Laws::timeOnlyFromTheClock, "systemUTC"),
        law("9 static fields", Laws::noStaticMutableField, "Careless.counter"),
        law("9 static fields", Laws::noStaticMutableField, "Careless.SEEN"),
        law("9 streams", Laws::noStandardStreams, "System.out"),
        law("10 sealed", Laws::outcomesAndEventsSealed, "OpenOutcome"),
        law("10 sealed", Laws::outcomesAndEventsSealed, "OpenEvent"),
        law("11 actor", Laws::changesTakeAnActor, "WrongService.erase"),
        law("12 null marks", Laws::nullMarkedEverywhere, "fixture.attic.Homeless"));
  }

  static Stream<String> rooms() {
    return Rooms.all().stream()
        .filter(room ->
            PRODUCT.stream()
                .anyMatch(type -> Rooms.of(HOUSE, type).filter(room::equals).isPresent()));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("laws")
  void theProductKeepsTheLaw(String name, Function<Laws, ArchRule> law, String reproach) {
    law.apply(new Laws(HOUSE)).check(PRODUCT);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("laws")
  void theFixtureBreaksTheLaw(String name, Function<Laws, ArchRule> law, String reproach) {
    assertThat(reportOf(law.apply(new Laws(FIXTURE)))).contains(reproach);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void aRoomDependsOnlyOnThoseOfItsLine(String room) {
    new Laws(HOUSE).dependOnlyOnTheList(room).check(PRODUCT);
  }

  @Test
  void theFixtureDependsOnRoomsThatAreNotOfItsLine() {
    var laws = new Laws(FIXTURE);

    assertThat(reportOf(laws.dependOnlyOnTheList("shared"))).contains("registry.WrongService");
    assertThat(reportOf(laws.dependOnlyOnTheList("ui.registry"))).contains("store.Adapter");
    assertThat(reportOf(laws.dependOnlyOnTheList("registry"))).isEmpty();
  }

  private static String reportOf(ArchRule rule) {
    return String.join("\n", rule.evaluate(WRONG).getFailureReport().getDetails());
  }

  private static Arguments law(String name, Function<Laws, ArchRule> law, String reproach) {
    return arguments(name, law, reproach);
  }

  /// The name is the law's number, then the packages of the library.
  private static Arguments library(String name, String rooms, String reproach) {
    var packages = name.substring(2);
    Function<Laws, ArchRule> law = laws -> laws.libraryOnlyIn(packages, rooms.split(" "));
    return arguments(name, law, reproach);
  }
}

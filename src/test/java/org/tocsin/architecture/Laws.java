package org.tocsin.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// The laws as rules on the rooms below a base package: the product's, or the fixture's.
record Laws(String base) {
  ArchRule noPackageCycle() {
    return slices().assignedFrom(new EachPackage(base)).should().beFreeOfCycles();
  }

  ArchRule everyClassHasARoom() {
    return classes().should(Conditions.haveARoom(base));
  }

  ArchRule dependOnlyOnTheList(String room) {
    return classes().that(areOfRoom(room)).should(Conditions.dependOnlyAsAllowed(base, room));
  }

  /// The library is used in these rooms, and in what lies below them, and nowhere else.
  ArchRule libraryOnlyIn(String library, String... rooms) {
    return noClasses()
        .that(areOutside(rooms))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library.split(" ")))
        .as(library + " only in " + String.join(", ", rooms));
  }

  ArchRule viewModelsKnowNoScene() {
    return noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .allowEmptyShould(true);
  }

  ArchRule screensKnowNoAdapter() {
    return noClasses()
        .that()
        .resideInAPackage(base + ".ui..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            base + ".store..",
            base + ".telephony.asterisk..",
            base + ".telephony.smpp..",
            base + ".telephony.simulator..");
  }

  ArchRule threadsOnlyWhereTheyAreMade() {
    return noClasses().that(areOutside("ui.common", "app")).should(Conditions.startThreads());
  }

  ArchRule timeOnlyFromTheClock() {
    return noClasses().that(areOutside("app")).should(Conditions.readTheTime());
  }

  ArchRule noStaticMutableField() {
    return classes().should(Conditions.haveNoStaticMutableField());
  }

  ArchRule noStandardStreams() {
    return noClasses().that(areOutside("app")).should(Conditions.useStandardStreams());
  }

  ArchRule outcomesAndEventsSealed() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Outcome")
        .or()
        .haveSimpleNameEndingWith("Event")
        .should(Conditions.beSealed());
  }

  ArchRule changesTakeAnActor() {
    return classes()
        .that()
        .haveSimpleNameEndingWith("Service")
        .and()
        .arePublic()
        .should(Conditions.takeAnActorToChange(base + ".audit.Actor"));
  }

  ArchRule nullMarkedEverywhere() {
    return classes()
        .that()
        .resideOutsideOfPackage(base + ".store.schema..")
        .should(Conditions.lieInANullMarkedPackage());
  }

  private DescribedPredicate<JavaClass> areOfRoom(String room) {
    return DescribedPredicate.describe(
        "are of room " + room, type -> Rooms.of(base, type).filter(room::equals).isPresent());
  }

  private DescribedPredicate<JavaClass> areOutside(String... rooms) {
    var packages = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      packages[i] = base + "." + rooms[i] + "..";
    }
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  /// Every package is a slice; what jOOQ generates is one, because its classes name each other.
  private record EachPackage(String base) implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      var name = type.getPackageName();
      if (!name.startsWith(base + ".")) {
        return SliceIdentifier.ignore();
      }
      var schema = base + ".store.schema";
      return SliceIdentifier.of(name.startsWith(schema) ? schema : name);
    }

    @Override
    public String getDescription() {
      return "every package";
    }
  }
}

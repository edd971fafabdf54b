package org.tocsin.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/// What the laws ask of a class, where ArchUnit has no word for it.
final class Conditions {
  private static final Pattern READING =
      Pattern.compile("(find|list|count|get|load|search|preview|show|is|has|on)([A-Z].*)?");
  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.Properties",
          "java.lang.StringBuilder",
          "java.text.SimpleDateFormat");

  private Conditions() {}

  static ArchCondition<JavaClass> haveARoom(String base) {
    return condition(
        "have a line in the list of rooms",
        (type, fault) -> {
          if (Rooms.of(base, type).isEmpty()) {
            fault.accept(type.getName() + " lies in no room");
          }
        });
  }

  static ArchCondition<JavaClass> dependOnlyAsAllowed(String base, String room) {
    return condition(
        "depend only on the rooms of its line",
        (type, fault) ->
            type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                    Rooms.of(base, dependency.getTargetClass())
                        .filter(target -> !Rooms.allows(room, target))
                        .isPresent())
                .forEach(dependency -> fault.accept(dependency.getDescription())));
  }

  static ArchCondition<JavaClass> startThreads() {
    return access(
        "start threads",
        access ->
            switch (access.getTargetOwner().getName()) {
              case "java.util.concurrent.Executors", "java.util.Timer" -> true;
              case "java.util.concurrent.ThreadPoolExecutor",
                  "java.util.concurrent.ScheduledThreadPoolExecutor",
                  "java.util.concurrent.ForkJoinPool" ->
                  access.getName().equals("<init>") || access.getName().equals("commonPool");
              case "java.lang.Thread" ->
                  Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                      .contains(access.getName());
              case "javafx.application.Platform" -> access.getName().equals("runLater");
              default -> false;
            });
  }

  static ArchCondition<JavaClass> readTheTime() {
    return access(
        "read the time of the machine",
        access -> {
          var owner = access.getTargetOwner().getName();
          return switch (access.getName()) {
            case "currentTimeMillis", "nanoTime" -> owner.equals("java.lang.System");
            case "now" -> owner.startsWith("java.time.") && !takes(access, "java.time.Clock");
            case "<init>" -> owner.equals("java.util.Date") && takes(access);
            case "getInstance" -> owner.equals("java.util.Calendar");
            default -> owner.equals("java.time.Clock") && access.getName().startsWith("system");
          };
        });
  }

  static ArchCondition<JavaClass> useStandardStreams() {
    return access(
        "use the standard streams",
        access ->
            access.getTargetOwner().getName().equals("java.lang.System")
                && Set.of("out", "err", "in").contains(access.getName()));
  }

  static ArchCondition<JavaClass> haveNoStaticMutableField() {
    return condition(
        "have no static mutable field",
        (type, fault) ->
            type.getFields().stream()
                .filter(Conditions::isStaticAndMutable)
                .forEach(field -> fault.accept(field.getFullName() + " is static and mutable")));
  }

  static ArchCondition<JavaClass> beSealed() {
    return condition(
        "be sealed, an enum, or a record of a sealed interface",
        (type, fault) -> {
          var reflected = type.reflect();
          boolean recordOfSealed =
              reflected.isRecord()
                  && Set.of(reflected.getInterfaces()).stream().anyMatch(Class::isSealed);
          if (!reflected.isSealed() && !reflected.isEnum() && !recordOfSealed) {
            fault.accept(type.getName() + " may be extended by anyone");
          }
        });
  }

  static ArchCondition<JavaClass> takeAnActorToChange(String actor) {
    return condition(
        "take the actor first in every public method that changes something",
        (type, fault) ->
            type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(method -> !READING.matcher(method.getName()).matches())
                .filter(method -> !isFirst(actor, method))
                .forEach(method -> fault.accept(method.getFullName() + " does not say who")));
  }

  static ArchCondition<JavaClass> lieInANullMarkedPackage() {
    return condition(
        "lie in a package marked @NullMarked",
        (type, fault) -> {
          if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
            fault.accept(type.getName() + " lies in a package without @NullMarked");
          }
        });
  }

  private static boolean isFirst(String actor, JavaMethod method) {
    var parameters = method.getRawParameterTypes();
    return !parameters.isEmpty() && parameters.getFirst().getName().equals(actor);
  }

  private static boolean isStaticAndMutable(JavaField field) {
    var modifiers = field.getModifiers();
    if (!modifiers.contains(JavaModifier.STATIC) || modifiers.contains(JavaModifier.SYNTHETIC)) {
      return false;
    }
    var type = field.getRawType().getName();
    return !modifiers.contains(JavaModifier.FINAL)
        || MUTABLE.contains(type)
        || type.startsWith("java.util.concurrent.atomic.")
        || type.startsWith("java.util.concurrent.Concurrent")
        || field.getRawType().isArray() && !modifiers.contains(JavaModifier.PRIVATE);
  }

  private static boolean takes(JavaAccess<?> access, String... parameters) {
    return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream()
            .map(HasName::getName)
            .toList()
            .equals(List.of(parameters));
  }

  private static ArchCondition<JavaClass> access(
      String description, Predicate<JavaAccess<?>> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (var access : type.getAccessesFromSelf()) {
          if (forbidden.test(access)) {
            events.add(SimpleConditionEvent.satisfied(type, access.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> condition(
      String description, BiConsumer<JavaClass, Consumer<String>> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        check.accept(type, fault -> events.add(SimpleConditionEvent.violated(type, fault)));
      }
    };
  }
}

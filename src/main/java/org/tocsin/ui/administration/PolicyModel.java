package org.tocsin.ui.administration;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.PolicyOutcome;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.Problem;

/// The city's rules as they are being changed. FX thread.
final class PolicyModel {
  private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z},;]+");
  private static final Pattern AREA_CODE = Pattern.compile("[2-9]\\d{2}");
  private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,8}\\d{0,4}");

  private final AdministrationDesk desk;
  private final BackgroundTasks tasks;
  private final BooleanProperty several = new SimpleBooleanProperty(true);
  private final BooleanProperty official = new SimpleBooleanProperty();
  private final StringProperty areaCodes = new SimpleStringProperty("");
  private final StringProperty prefixes = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Problem>> areaFault = none();
  private final ObjectProperty<Optional<Problem>> prefixFault = none();
  private final ObjectProperty<Optional<Problem>> officialFault = none();
  private final ObjectProperty<Optional<Told>> told = new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  /// As it was read last; none until it is.
  private Optional<CityPolicy> known = Optional.empty();

  PolicyModel(AdministrationDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    several.subscribe((_, _) -> changed());
    official.subscribe((_, _) -> {
      officialFault.set(Optional.empty());
      changed();
    });
    areaCodes.subscribe((_, _) -> {
      areaFault.set(Optional.empty());
      changed();
    });
    prefixes.subscribe((_, _) -> {
      prefixFault.set(Optional.empty());
      changed();
    });
  }

  private static ObjectProperty<Optional<Problem>> none() {
    return new SimpleObjectProperty<>(Optional.empty());
  }

  /// Reads the rules, unless some are being changed here.
  void load() {
    if (!dirty.get()) {
      tasks.run(desk::policy, this::show, _ -> tell("administration.trouble.read", false));
    }
  }

  private void show(CityPolicy policy) {
    if (dirty.get()) {
      return;
    }
    known = Optional.of(policy);
    fill(policy);
  }

  private void fill(CityPolicy policy) {
    several.set(policy.severalVoiceNumbers());
    official.set(policy.streetsAreOfficial());
    areaCodes.set(String.join(", ", new TreeSet<>(policy.allowedAreaCodes())));
    prefixes.set(String.join(", ", new TreeSet<>(policy.cardPrefixes())));
    changed();
  }

  private void changed() {
    dirty.set(known.filter(policy -> !change(policy).equals(PolicyChange.NOTHING)).isPresent());
  }

  /// Only what differs: what others decide in the meantime stays.
  private PolicyChange change(CityPolicy from) {
    var change = PolicyChange.NOTHING;
    if (several.get() != from.severalVoiceNumbers()) {
      change = change.withSeveralVoiceNumbers(several.get());
    }
    if (official.get() != from.streetsAreOfficial()) {
      change = change.withOfficialStreets(official.get());
    }
    if (!words(areaCodes).equals(from.allowedAreaCodes())) {
      change = change.withAreaCodes(words(areaCodes));
    }
    if (!words(prefixes).equals(from.cardPrefixes())) {
      change = change.withCardPrefixes(words(prefixes));
    }
    return change;
  }

  private static Set<String> words(StringProperty typed) {
    return Stream.of(BETWEEN.split(typed.get().strip().toUpperCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  /// Says at once what is wrong in the area codes.
  void leaveAreaCodes() {
    areaFault.set(
        words(areaCodes).isEmpty()
            ? Optional.of(Problem.of("administration.fault.noAreaCode"))
            : wrong(areaCodes, AREA_CODE, "administration.fault.areaCode"));
  }

  void leavePrefixes() {
    prefixFault.set(wrong(prefixes, PREFIX, "administration.fault.prefix"));
  }

  private static Optional<Problem> wrong(StringProperty typed, Pattern good, String key) {
    return words(typed).stream()
        .filter(word -> !good.matcher(word).matches())
        .sorted()
        .findFirst()
        .map(word -> Problem.of(key, word));
  }

  void save() {
    leaveAreaCodes();
    leavePrefixes();
    if (areaFault.get().isPresent() || prefixFault.get().isPresent()) {
      tell("administration.faulty", false);
    } else if (known.isPresent() && dirty.get() && !busy.get()) {
      var change = change(known.get());
      busy.set(true);
      tasks.run(
          () -> desk.change(change),
          this::saved,
          _ -> {
            busy.set(false);
            tell("administration.trouble.save", false);
          });
    }
  }

  private void saved(PolicyOutcome outcome) {
    busy.set(false);
    switch (outcome) {
      case PolicyOutcome.Kept kept -> {
        known = Optional.of(kept.policy());
        fill(kept.policy());
        tell("administration.policy.saved", true);
      }
      case PolicyOutcome.NoOfficialStreets _ -> {
        officialFault.set(Optional.of(Problem.of("administration.fault.noOfficialStreets")));
        tell("administration.faulty", false);
      }
    }
  }

  /// Puts the rules back as they were read.
  void cancel() {
    known.ifPresent(this::fill);
    told.set(Optional.empty());
  }

  private void tell(String key, boolean good) {
    told.set(Optional.of(new Told(Problem.of(key), good)));
  }

  BooleanProperty several() {
    return several;
  }

  BooleanProperty official() {
    return official;
  }

  StringProperty areaCodes() {
    return areaCodes;
  }

  StringProperty prefixes() {
    return prefixes;
  }

  ObjectProperty<Optional<Problem>> areaFault() {
    return areaFault;
  }

  ObjectProperty<Optional<Problem>> prefixFault() {
    return prefixFault;
  }

  ObjectProperty<Optional<Problem>> officialFault() {
    return officialFault;
  }

  ObjectProperty<Optional<Told>> told() {
    return told;
  }

  /// Whether something was changed that is not saved.
  ReadOnlyBooleanProperty dirty() {
    return dirty.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }
}

package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.shared.Language;

/// The filters beside the search, as they are being chosen. They stay when the room is left. FX
/// thread.
final class FilterModel {
  private final StreetChoice streets;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final StringProperty street = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Language>> language =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<Sign, BooleanProperty> signs = new EnumMap<>(Sign.class);
  private final ObjectProperty<Optional<Filters.Recent>> recent =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Filters> chosen;
  private boolean clearing;

  FilterModel(StreetChoice streets) {
    this.streets = streets;
    for (var sign : Sign.values()) {
      signs.put(sign, new SimpleBooleanProperty());
    }
    chosen = new ReadOnlyObjectWrapper<>(read());
    street.subscribe((_, _) -> renew());
    language.subscribe((_, _) -> renew());
    signs.values().forEach(sign -> sign.subscribe((_, _) -> renew()));
    recent.subscribe((_, _) -> renew());
  }

  private void renew() {
    if (!clearing) {
      chosen.set(read());
    }
  }

  private Filters read() {
    return new Filters(
        streets.named(street.get()),
        language.get(),
        Stream.of(Sign.values()).filter(sign -> sign(sign).get()).collect(Collectors.toSet()),
        recent.get());
  }

  /// Every file is listed again; the search is asked once.
  void clear() {
    clearing = true;
    clearStreet();
    language.set(Optional.empty());
    signs.values().forEach(sign -> sign.set(false));
    recent.set(Optional.empty());
    clearing = false;
    renew();
  }

  void clearStreet() {
    street.set("");
  }

  /// Takes the first street that begins as typed, unless one was typed whole.
  void completeStreet() {
    if (streets.named(street.get()).isEmpty()) {
      streets.streets("", street.get()).stream().findFirst().ifPresent(street::set);
    }
  }

  /// Whether what is typed is no street, nor the beginning of one.
  boolean isNoStreet() {
    return isPartOfStreet() && streets.streets("", street.get()).isEmpty();
  }

  /// Whether what is typed is not the whole name of a street: it filters nothing.
  boolean isPartOfStreet() {
    return !street.get().isBlank() && streets.named(street.get()).isEmpty();
  }

  /// What is in force.
  ReadOnlyObjectProperty<Filters> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// Whether the controls are on screen.
  BooleanProperty open() {
    return open;
  }

  /// As typed.
  StringProperty street() {
    return street;
  }

  ObjectProperty<Optional<Language>> language() {
    return language;
  }

  BooleanProperty sign(Sign sign) {
    return Objects.requireNonNull(signs.get(sign));
  }

  ObjectProperty<Optional<Filters.Recent>> recent() {
    return recent;
  }
}

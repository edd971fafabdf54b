package org.tocsin.ui.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.StreetAlias;

/// What helps with the street that is typed: those that come nearest to one that is not known, the
/// other name in whose place the street's own was written, and its numbers, when the one that is
/// typed is none of them. FX thread.
final class StreetHints {
  private final FieldChecks checks;
  private final Function<Field, String> texts;
  private final ReadOnlyObjectWrapper<List<String>> nearest =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<StreetAlias>> replaced =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<Optional<CivicSpan>> passed =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  StreetHints(FieldChecks checks, Function<Field, String> texts) {
    this.checks = checks;
    this.texts = texts;
  }

  /// Whether the street that is typed is known has been found out.
  void setUnknown(boolean unknown) {
    nearest.set(unknown ? checks.nearestStreets(texts) : List.of());
  }

  /// The street's own name was written in place of what was typed.
  void setWritten(String typed) {
    checks
        .alias(texts.apply(Field.CITY), typed)
        .ifPresent(alias -> replaced.set(Optional.of(alias)));
  }

  /// The address was left.
  void look() {
    passed.set(checks.passed(texts));
  }

  void forget() {
    replaced.set(Optional.empty());
    passed.set(Optional.empty());
  }

  void forgetNumbers() {
    passed.set(Optional.empty());
  }

  /// The numbers that the city's list gives the street, when the one that is typed is none of them.
  ReadOnlyObjectProperty<Optional<CivicSpan>> passed() {
    return passed.getReadOnlyProperty();
  }

  /// The nearest first, while the street is not known.
  ReadOnlyObjectProperty<List<String>> nearest() {
    return nearest.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<StreetAlias>> replaced() {
    return replaced.getReadOnlyProperty();
  }
}

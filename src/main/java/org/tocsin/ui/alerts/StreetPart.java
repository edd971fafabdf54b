package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Lane;
import org.tocsin.registry.Street;
import org.tocsin.ui.common.Problem;

/// A street, or part of it, as it is typed into the audience.
final class StreetPart {
  private final StringProperty street = new SimpleStringProperty("");
  private final StringProperty from = new SimpleStringProperty("");
  private final StringProperty to = new SimpleStringProperty("");
  private final ObjectProperty<CivicRange.Side> side =
      new SimpleObjectProperty<>(CivicRange.Side.BOTH);
  private final ObjectProperty<Integer> priority = new SimpleObjectProperty<>(Lane.USUAL);

  StringProperty street() {
    return street;
  }

  StringProperty from() {
    return from;
  }

  StringProperty to() {
    return to;
  }

  ObjectProperty<CivicRange.Side> side() {
    return side;
  }

  ObjectProperty<Integer> priority() {
    return priority;
  }

  List<Object> written() {
    return List.of(street.get(), from.get(), to.get(), side.get(), priority.get());
  }

  boolean isBlank() {
    return street.get().isBlank() && from.get().isBlank() && to.get().isBlank();
  }

  /// What is wrong with it, given the streets that are known.
  Optional<Problem> problem(StreetList streets) {
    if (street.get().isBlank()) {
      return Optional.of(Problem.of("alerts.street.missing"));
    }
    if (streets.find(street.get()).isEmpty()) {
      return Optional.of(unknown(streets));
    }
    int low = number(from.get(), 1);
    int high = number(to.get(), CivicRange.HIGHEST);
    if (low < 1 || high < 1 || low > CivicRange.HIGHEST || high > CivicRange.HIGHEST) {
      return Optional.of(Problem.of("alerts.street.notNumbers"));
    }
    return low > high ? Optional.of(Problem.of("alerts.street.reversed")) : Optional.empty();
  }

  private Problem unknown(StreetList streets) {
    var typed = street.get().strip();
    var nearest = streets.nearest(typed);
    return nearest.isEmpty()
        ? Problem.of("alerts.street.unknown", typed)
        : Problem.of("alerts.street.nearest", typed, String.join(" · ", nearest));
  }

  Optional<CivicRange> range(StreetList streets) {
    if (problem(streets).isPresent()) {
      return Optional.empty();
    }
    return streets.find(street.get()).map(this::on);
  }

  private CivicRange on(Street known) {
    return new CivicRange(
        known.city(),
        known.name(),
        number(from.get(), 1),
        number(to.get(), CivicRange.HIGHEST),
        side.get(),
        priority.get());
  }

  private static int number(String typed, int whenBlank) {
    if (typed.isBlank()) {
      return whenBlank;
    }
    try {
      return Integer.parseInt(typed.strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}

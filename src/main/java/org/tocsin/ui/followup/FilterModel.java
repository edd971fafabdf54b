package org.tocsin.ui.followup;

import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which calls the person asked to see; the table follows each change. FX thread.
final class FilterModel {
  private final CallTableModel calls;
  private final ObjectProperty<Set<Phase>> phases = new SimpleObjectProperty<>(Set.of());
  private final StringProperty street = new SimpleStringProperty("");
  private final StringProperty text = new SimpleStringProperty("");

  FilterModel(CallTableModel calls) {
    this.calls = calls;
    phases.addListener((_, _, _) -> refilter());
    street.addListener((_, _, _) -> refilter());
    text.addListener((_, _, _) -> refilter());
  }

  private void refilter() {
    calls.setFilter(CallFilter.of(phases.get(), street.get(), text.get()));
  }

  /// Switches a phase on or off.
  void toggle(Phase phase) {
    var chosen = EnumSet.noneOf(Phase.class);
    chosen.addAll(phases.get());
    if (!chosen.remove(phase)) {
      chosen.add(phase);
    }
    phases.set(chosen);
  }

  void showAllPhases() {
    phases.set(Set.of());
  }

  void clear() {
    showAllPhases();
    street.set("");
    text.set("");
  }

  ReadOnlyObjectProperty<Set<Phase>> phases() {
    return phases;
  }

  StringProperty street() {
    return street;
  }

  StringProperty text() {
    return text;
  }
}

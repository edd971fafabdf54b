package org.tocsin.ui.administration;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.registry.DoNotCallOutcome;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Folding;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.Problem;

/// The numbers that are never called, filtered, added to and taken from. FX thread.
final class DoNotCallModel {
  private final AdministrationDesk desk;
  private final BackgroundTasks tasks;
  private final StringProperty filter = new SimpleStringProperty("");
  private final StringProperty number = new SimpleStringProperty("");
  private final StringProperty reason = new SimpleStringProperty("");
  private final ObservableList<DoNotCallEntry> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Problem>> numberFault =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> reasonFault =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Told>> told = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<DoNotCallEntry>> leaving =
      new SimpleObjectProperty<>(Optional.empty());
  private List<DoNotCallEntry> all = List.of();

  DoNotCallModel(AdministrationDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    filter.subscribe((_, _) -> show());
    number.subscribe((_, _) -> numberFault.set(Optional.empty()));
    reason.subscribe((_, _) -> reasonFault.set(Optional.empty()));
  }

  void load() {
    tasks.run(
        desk::doNotCall,
        found -> {
          all = found;
          show();
        },
        _ -> tell(false, "administration.trouble.read"));
  }

  private void show() {
    var sought = Folding.fold(filter.get());
    var digits = filter.get().replaceAll("\\D", "");
    rows.setAll(
        all.stream()
            .filter(entry ->
                sought.isEmpty()
                    || !digits.isEmpty() && entry.number().digits().contains(digits)
                    || Folding.fold(entry.reason() + " " + entry.addedBy()).contains(sought))
            .toList());
  }

  /// Writes a complete number as it is shown, and says at once when it is none.
  void leaveNumber() {
    PhoneNumber.parse(number.get()).ifPresent(typed -> number.set(typed.display()));
    if (!number.get().isBlank() && PhoneNumber.parse(number.get()).isEmpty()) {
      numberFault.set(Optional.of(Problem.of("administration.fault.number")));
    }
  }

  void add() {
    var typed = number.get();
    var why = reason.get();
    tasks.run(
        () -> desk.add(typed, why),
        outcome -> added(outcome, typed),
        _ -> tell(false, "administration.trouble.save"));
  }

  private void added(DoNotCallOutcome outcome, String typed) {
    switch (outcome) {
      case DoNotCallOutcome.Done _ -> {
        number.set("");
        reason.set("");
        tell(true, "administration.doNotCall.added", shown(typed));
        load();
      }
      case DoNotCallOutcome.Unchanged _ ->
          numberFault.set(Optional.of(Problem.of("administration.fault.there")));
      case DoNotCallOutcome.Refused refused -> refuse(refused.reason());
    }
  }

  private static String shown(String typed) {
    return PhoneNumber.parse(typed).map(PhoneNumber::display).orElse(typed);
  }

  private void refuse(Optional<Reason> wrong) {
    told.set(Optional.empty());
    if (wrong.isEmpty()) {
      numberFault.set(Optional.of(Problem.of("administration.fault.number")));
    } else {
      reasonFault.set(
          Optional.of(
              Problem.of(
                  wrong.get() == Reason.TOO_LONG
                      ? "administration.fault.longReason"
                      : "administration.fault.noReason")));
    }
  }

  /// Asks whether a number may be called again.
  void leave(DoNotCallEntry entry) {
    leaving.set(Optional.of(entry));
  }

  void stay() {
    leaving.set(Optional.empty());
  }

  /// The number that is asked about may be called again.
  void remove() {
    var entry = leaving.get();
    leaving.set(Optional.empty());
    entry.ifPresent(gone ->
        tasks.run(
            () -> desk.remove(gone.number()),
            _ -> {
              tell(true, "administration.doNotCall.removed", gone.number().display());
              load();
            },
            _ -> tell(false, "administration.trouble.save")));
  }

  private void tell(boolean good, String key, Object... arguments) {
    told.set(Optional.of(new Told(Problem.of(key, arguments), good)));
  }

  StringProperty filter() {
    return filter;
  }

  StringProperty number() {
    return number;
  }

  StringProperty reason() {
    return reason;
  }

  ObservableList<DoNotCallEntry> rows() {
    return rows;
  }

  ObjectProperty<Optional<Problem>> numberFault() {
    return numberFault;
  }

  ObjectProperty<Optional<Problem>> reasonFault() {
    return reasonFault;
  }

  ObjectProperty<Optional<Told>> told() {
    return told;
  }

  /// The number that is about to leave the list, until the person has answered.
  ObjectProperty<Optional<DoNotCallEntry>> leaving() {
    return leaving;
  }
}

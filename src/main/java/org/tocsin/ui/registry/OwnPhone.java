package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.tocsin.desk.DialOutcome;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.BackgroundTasks;

/// Calls a number of the file from the clerk's own desk phone, and says what he is to do for as
/// long as that file is on screen. FX thread.
final class OwnPhone {
  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final ObservableValue<Optional<ResidentFile>> shown;
  private final Consumer<Notice> tell;

  OwnPhone(
      RegistryDesk desk,
      BackgroundTasks tasks,
      ObservableValue<Optional<ResidentFile>> shown,
      Consumer<Notice> tell) {
    this.shown = shown;
    this.desk = desk;
    this.tasks = tasks;
    this.tell = tell;
  }

  void call(PhoneNumber number) {
    var from = file();
    tell.accept(Notice.good("registry.call.pickUp", number.display()));
    tasks.run(
        () -> desk.dial(number, from),
        outcome -> tell(from, notice(outcome, number.display())),
        _ -> tell(from, Notice.bad("registry.call.trouble")));
  }

  private Optional<FileId> file() {
    return shown.getValue().map(ResidentFile::id);
  }

  private void tell(Optional<FileId> from, Notice told) {
    if (file().equals(from)) {
      tell.accept(told);
    }
  }

  private static Notice notice(DialOutcome outcome, String number) {
    return switch (outcome) {
      case DialOutcome.NoPhone _ -> Notice.bad("registry.call.noPhone");
      case DialOutcome.Refused _ -> Notice.bad("registry.call.refused", number);
      case DialOutcome.Placed placed ->
          switch (placed.call()) {
            case PICKED_UP -> Notice.good("registry.call.under_way", number);
            case NOT_PICKED_UP -> Notice.bad("registry.call.notPickedUp", number);
            case PBX_AWAY -> Notice.bad("registry.call.trouble");
          };
    };
  }
}

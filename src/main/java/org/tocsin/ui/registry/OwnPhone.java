package org.tocsin.ui.registry;

import java.util.function.Consumer;
import org.tocsin.desk.DialOutcome;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.BackgroundTasks;

/// Calls a number of the file from the clerk's own desk phone, and says what he is to do. FX
/// thread.
final class OwnPhone {
  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final Consumer<Notice> tell;

  OwnPhone(RegistryDesk desk, BackgroundTasks tasks, Consumer<Notice> tell) {
    this.desk = desk;
    this.tasks = tasks;
    this.tell = tell;
  }

  void call(PhoneNumber number) {
    tell.accept(Notice.good("registry.call.pickUp", number.display()));
    tasks.run(
        () -> desk.dial(number),
        outcome -> tell.accept(notice(outcome, number.display())),
        _ -> tell.accept(Notice.bad("registry.call.trouble")));
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

package org.tocsin.ui.followup;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.telephony.SoundProof;
import org.tocsin.ui.common.BackgroundTasks;

/// The commands of an alert in progress: one is asked for, then confirmed. FX thread.
final class CommandModel {
  private final FollowUpDesk desk;
  private final BackgroundTasks tasks;
  private final Runnable onDone;
  private final ObjectProperty<Optional<Command>> asked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Set<Command>> possible = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty over = new SimpleBooleanProperty(true);
  private final StringProperty channels = new SimpleStringProperty("");
  private final StringProperty callsPerSecond = new SimpleStringProperty("");
  private Optional<CampaignId> campaign = Optional.empty();

  CommandModel(FollowUpDesk desk, BackgroundTasks tasks, Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.onDone = onDone;
  }

  void choose(Campaign chosen) {
    campaign = Optional.of(chosen.id());
    asked.set(Optional.empty());
    notice.set(Optional.empty());
    channels.set("" + chosen.policy().channels());
    callsPerSecond.set(plain(chosen.policy().callsPerSecond()));
    stateChanged(chosen.state());
  }

  void stateChanged(CampaignState state) {
    var now = EnumSet.noneOf(Command.class);
    if (state == CampaignState.RUNNING) {
      now.add(Command.PAUSE);
      now.add(Command.ABORT);
    } else if (state == CampaignState.PAUSED) {
      now.add(Command.RESUME);
      now.add(Command.ABORT);
    }
    possible.set(now);
    over.set(state.isOver());
    if (asked.get().filter(command -> !now.contains(command)).isPresent()) {
      asked.set(Optional.empty());
    }
  }

  void ask(Command command) {
    if (possible.get().contains(command)) {
      notice.set(Optional.empty());
      asked.set(Optional.of(command));
    }
  }

  void withdraw() {
    asked.set(Optional.empty());
  }

  /// Does what was asked for.
  void confirm() {
    if (asked.get().isEmpty() || campaign.isEmpty()) {
      return;
    }
    var command = asked.get().get();
    var id = campaign.get();
    asked.set(Optional.empty());
    Callable<CommandResult> work =
        switch (command) {
          case PAUSE -> () -> desk.pause(id);
          case RESUME -> () -> desk.resume(id);
          case ABORT -> () -> desk.abort(id);
        };
    if (command == Command.RESUME) {
      notice.set(Optional.of(Notice.of("followup.resume.working")));
    }
    busy.set(true);
    tasks.run(work, result -> done(id, result), _ -> fail(id));
  }

  private void done(CampaignId id, CommandResult result) {
    busy.set(false);
    if (isChosen(id)) {
      notice.set(notice(result));
      switch (result) {
        case CommandResult.Moved moved -> stateChanged(moved.state());
        case CommandResult.NotPossible refused -> stateChanged(refused.state());
        case CommandResult.OtherPbx _,
            CommandResult.PbxNotReady _,
            CommandResult.Hindered _,
            CommandResult.SoundNotReady _ -> {}
      }
    }
    onDone.run();
  }

  private static Optional<Notice> notice(CommandResult result) {
    return switch (result) {
      case CommandResult.Moved _ -> Optional.empty();
      case CommandResult.NotPossible refused ->
          Optional.of(Notice.of("followup.command.notPossible", refused.state()));
      case CommandResult.OtherPbx _ -> Optional.of(Notice.of("followup.resume.otherPbx"));
      case CommandResult.PbxNotReady not ->
          Optional.of(Notice.of("followup.resume.pbxNotReady", not.state()));
      case CommandResult.Hindered not ->
          Optional.of(Notice.of("followup.hindrance." + not.why().name()));
      case CommandResult.SoundNotReady not ->
          Optional.of(notice(not.message().fileName(), not.proof()));
    };
  }

  private static Notice notice(String file, SoundProof proof) {
    return switch (proof) {
      case SoundProof.Ready _, SoundProof.Missing _ ->
          Notice.of("followup.resume.soundMissing", file);
      case SoundProof.Different different ->
          Notice.of(
              "followup.resume.soundDifferent",
              file,
              different.expectedBytes(),
              different.foundBytes());
      case SoundProof.NotProved not ->
          Notice.of("followup.resume.soundNotProved", file, not.detail());
    };
  }

  /// Another alert may have been chosen while the order was carried out.
  private boolean isChosen(CampaignId id) {
    return campaign.filter(id::equals).isPresent();
  }

  /// Applies the pace that was typed.
  void changePace() {
    var typedChannels = wholeNumber(channels.get());
    var typedRate = decimal(callsPerSecond.get());
    if (typedChannels.isEmpty() || typedRate.isEmpty()) {
      notice.set(Optional.of(Notice.of("followup.pace.notNumbers")));
      return;
    }
    campaign.ifPresent(id -> {
      busy.set(true);
      tasks.run(
          () -> desk.changePace(id, typedChannels.getAsInt(), typedRate.getAsDouble()),
          faults -> paceChanged(id, faults),
          _ -> fail(id));
    });
  }

  private void paceChanged(CampaignId id, List<CampaignFault> faults) {
    busy.set(false);
    if (isChosen(id)) {
      notice.set(Optional.of(Notice.of(paceKey(faults))));
    }
    onDone.run();
  }

  private static String paceKey(List<CampaignFault> faults) {
    if (faults.isEmpty()) {
      return "followup.pace.changed";
    }
    return faults.getFirst().kind() == CampaignFault.Kind.CHANNELS_OUT_OF_RANGE
        ? "followup.pace.channelsWrong"
        : "followup.pace.rateWrong";
  }

  private void fail(CampaignId id) {
    busy.set(false);
    if (isChosen(id)) {
      notice.set(Optional.of(Notice.of("followup.trouble.command")));
    }
  }

  private static OptionalInt wholeNumber(String typed) {
    try {
      return OptionalInt.of(Integer.parseInt(typed.strip()));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  private static OptionalDouble decimal(String typed) {
    try {
      return OptionalDouble.of(Double.parseDouble(typed.strip().replace(',', '.')));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  private static String plain(double figure) {
    return figure == Math.rint(figure)
        ? "" + (long) figure
        : String.format(Locale.ROOT, "%.1f", figure);
  }

  ReadOnlyObjectProperty<Optional<Command>> asked() {
    return asked;
  }

  ReadOnlyObjectProperty<Set<Command>> possible() {
    return possible;
  }

  ReadOnlyObjectProperty<Optional<Notice>> notice() {
    return notice;
  }

  ReadOnlyBooleanProperty busy() {
    return busy;
  }

  ReadOnlyBooleanProperty over() {
    return over;
  }

  StringProperty channels() {
    return channels;
  }

  StringProperty callsPerSecond() {
    return callsPerSecond;
  }
}

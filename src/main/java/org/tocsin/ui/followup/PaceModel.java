package org.tocsin.ui.followup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.Pace;
import org.tocsin.ui.common.BackgroundTasks;

/// How fast the alert that is shown calls, and how that is changed: typed, or a step at a time. FX
/// thread.
final class PaceModel {
  /// Felt at once, and soon undone.
  private static final double STEP = 1.25;

  private static final double SLOWEST = 0.1;

  private final FollowUpDesk desk;
  private final BackgroundTasks tasks;
  private final Optional<Pace> allowed;
  private final Consumer<Notice> tell;
  private final Runnable onDone;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Pace>> now = new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty channels = new SimpleStringProperty("");
  private final StringProperty callsPerSecond = new SimpleStringProperty("");
  private Optional<CampaignId> campaign = Optional.empty();

  /// @param allowed what all alerts together may use; empty where no PBX is configured
  /// @param tell the person, of the alert that is shown
  PaceModel(
      FollowUpDesk desk,
      BackgroundTasks tasks,
      Optional<Pace> allowed,
      Consumer<Notice> tell,
      Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.allowed = allowed;
    this.tell = tell;
    this.onDone = onDone;
  }

  void choose(CampaignId chosen, Pace pace) {
    campaign = Optional.of(chosen);
    now.set(Optional.of(pace));
    write(pace);
  }

  /// Whoever changed it: what is being typed here stays.
  void isNow(Pace pace) {
    var before = now.get();
    if (before.isPresent() && !before.get().equals(pace)) {
      boolean untouched = before.flatMap(_ -> typed()).equals(before);
      now.set(Optional.of(pace));
      if (untouched) {
        write(pace);
      }
    }
  }

  private void write(Pace pace) {
    channels.set("" + pace.channels());
    callsPerSecond.set(plain(pace.callsPerSecond()));
  }

  /// Applies the pace that was typed.
  void change() {
    typed().ifPresentOrElse(this::change, () -> tell.accept(Notice.of("followup.pace.notNumbers")));
  }

  /// Whether another pace is typed than the one that holds.
  boolean isAnotherTyped() {
    return !typed().equals(now.get());
  }

  void faster() {
    next(STEP).ifPresent(this::step);
  }

  void slower() {
    next(1 / STEP).ifPresent(this::step);
  }

  boolean canFaster() {
    return next(STEP).isPresent();
  }

  boolean canSlower() {
    return next(1 / STEP).isPresent();
  }

  private void step(Pace pace) {
    write(pace);
    change(pace);
  }

  /// The next pace in a direction, when it is another one.
  private Optional<Pace> next(double factor) {
    return now.get()
        .map(pace -> times(factor > 1 ? pace : held(pace), factor))
        .filter(next -> !now.get().get().equals(next));
  }

  private Pace times(Pace pace, double factor) {
    int lines = (int) Math.round(pace.channels() * factor);
    if (lines == pace.channels()) {
      lines += factor > 1 ? 1 : -1;
    }
    long tenths = Math.round(pace.callsPerSecond() * factor * 10);
    if (tenths == Math.round(pace.callsPerSecond() * 10)) {
      tenths += factor > 1 ? 1 : -1;
    }
    var wanted = new Pace(Math.max(1, lines), Math.max(SLOWEST, tenths / 10.0));
    // One that asks for more than the PBXs have is not brought down by asking for more.
    return factor > 1
        ? allowed.map(limit -> wanted.within(most(limit, pace))).orElse(wanted)
        : wanted;
  }

  private static Pace most(Pace limit, Pace pace) {
    return new Pace(
        Math.max(limit.channels(), pace.channels()),
        Math.max(limit.callsPerSecond(), pace.callsPerSecond()));
  }

  private void change(Pace wanted) {
    campaign.ifPresent(id -> {
      busy.set(true);
      tasks.run(
          () -> desk.changePace(id, wanted.channels(), wanted.callsPerSecond()),
          faults -> changed(id, wanted, faults),
          _ -> failed(id));
    });
  }

  private void changed(CampaignId id, Pace wanted, List<CampaignFault> faults) {
    busy.set(false);
    if (isChosen(id)) {
      if (faults.isEmpty()) {
        now.set(Optional.of(wanted));
      }
      tell.accept(Notice.of(key(faults)));
    }
    onDone.run();
  }

  private void failed(CampaignId id) {
    busy.set(false);
    if (isChosen(id)) {
      tell.accept(Notice.of("followup.trouble.command"));
    }
  }

  /// Another alert may have been chosen while the order was carried out.
  private boolean isChosen(CampaignId id) {
    return campaign.filter(id::equals).isPresent();
  }

  private static String key(List<CampaignFault> faults) {
    if (faults.isEmpty()) {
      return "followup.pace.changed";
    }
    return faults.getFirst().kind() == CampaignFault.Kind.CHANNELS_OUT_OF_RANGE
        ? "followup.pace.channelsWrong"
        : "followup.pace.rateWrong";
  }

  private Optional<Pace> typed() {
    var lines = wholeNumber(channels.get());
    var rate = decimal(callsPerSecond.get());
    return lines.isPresent() && rate.isPresent()
        ? Optional.of(new Pace(lines.getAsInt(), rate.getAsDouble()))
        : Optional.empty();
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

  ReadOnlyBooleanProperty busy() {
    return busy;
  }

  /// As the database has it.
  ReadOnlyObjectProperty<Optional<Pace>> now() {
    return now;
  }

  /// What is left of a pace that asks for more than all alerts together may use.
  Pace held(Pace pace) {
    return allowed.map(pace::within).orElse(pace);
  }

  /// What all alerts together may use.
  Optional<Pace> allowed() {
    return allowed;
  }

  StringProperty channels() {
    return channels;
  }

  StringProperty callsPerSecond() {
    return callsPerSecond;
  }
}

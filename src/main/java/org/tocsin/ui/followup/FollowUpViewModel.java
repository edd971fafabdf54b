package org.tocsin.ui.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.board.BoardUpdate;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;
import org.tocsin.ui.sound.AudioPlayer;

/// What the room of an alert in progress shows. FX thread.
final class FollowUpViewModel {
  /// Four times a second.
  static final Duration PACE = Duration.ofMillis(250);

  private static final int MOST_PORTIONS = 10;
  private static final Duration SLOW_PACE = Duration.ofSeconds(2);

  private final FollowUpDesk desk;
  private final BackgroundTasks tasks;
  private final Clock clock;
  private final CommandModel commands;
  private final CallTableModel calls = new CallTableModel();
  private final ObservableList<Campaign> campaigns = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Campaign>> campaign =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CampaignFigures>> figures =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Instant> now;
  private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Notice>> trouble =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FilterModel filter = new FilterModel(calls);
  private final SlowReadings readings;
  private Pending following = () -> {};
  private Pending listing = () -> {};
  private boolean chosenByHand;

  /// Grows with each alert that is asked for: one that comes late is not shown over a later one.
  private int asked;

  /// Views on screen: a new one may open before the old one closes.
  private int attached;

  FollowUpViewModel(
      FollowUpDesk desk,
      BackgroundTasks tasks,
      AudioPlayer player,
      Optional<Pace> allowed,
      Clock clock) {
    this.desk = desk;
    this.tasks = tasks;
    this.clock = clock;
    now = new ReadOnlyObjectWrapper<>(clock.instant());
    commands = new CommandModel(desk, tasks, player, allowed, this::choose, this::readList);
    readings = new SlowReadings(desk, tasks, this::fail);
  }

  /// Begins to read; called when the room comes on screen.
  void attach() {
    attached++;
    listing.cancel();
    listing = tasks.every(SLOW_PACE, desk::campaigns, this::takeList, this::fail);
    campaign.get().ifPresent(this::follow);
  }

  /// Reads no more; what is shown stays for the next time.
  void detach() {
    attached--;
    if (attached == 0) {
      listing.cancel();
      following.cancel();
    }
  }

  /// Shows one campaign, in place of the one that runs.
  void choose(CampaignId id) {
    chosenByHand = true;
    int number = ++asked;
    if (campaign.get().filter(shown -> shown.id().equals(id)).isPresent()) {
      return;
    }
    tasks.run(
        () -> desk.find(id),
        found -> found.filter(_ -> number == asked).ifPresent(this::change),
        this::fail);
  }

  private void readList() {
    tasks.run(desk::campaigns, this::takeList, this::fail);
  }

  private void takeList(List<Campaign> list) {
    if (!campaigns.equals(list)) {
      campaigns.setAll(list);
    }
    campaign
        .get()
        .ifPresent(shown ->
            list.stream()
                .filter(listed -> listed.id().equals(shown.id()) && !listed.equals(shown))
                .findFirst()
                .ifPresent(listed -> campaign.set(Optional.of(listed))));
    if (campaign.get().isEmpty()) {
      latest(list).ifPresent(this::change);
    } else if (!chosenByHand && campaign.get().get().state().isOver()) {
      latest(list).filter(next -> !next.state().isOver()).ifPresent(this::change);
    }
    campaign.get().ifPresent(readings::read);
  }

  /// The newest that runs, or else the newest.
  private static Optional<Campaign> latest(List<Campaign> list) {
    return list.stream()
        .filter(one -> !one.state().isOver())
        .findFirst()
        .or(() -> list.stream().findFirst());
  }

  private void change(Campaign next) {
    calls.clear();
    figures.set(Optional.empty());
    filter.clear();
    campaign.set(Optional.of(next));
    commands.choose(next);
    follow(next);
    readings.change(next);
  }

  /// An alert that comes when nobody looks any more is followed once a view is back.
  private void follow(Campaign followed) {
    following.cancel();
    calls.clear();
    if (attached > 0) {
      var feed = desk.follow(followed.id());
      following = tasks.every(PACE, () -> refresh(feed), this::take, this::fail);
    }
  }

  /// A campaign that is opened late has many rows to bring: several portions at once.
  private static BoardUpdate refresh(FollowUpDesk.Feed feed) {
    var update = feed.refresh();
    if (!update.more()) {
      return update;
    }
    var rows = new ArrayList<>(update.changed());
    for (int portion = 1; portion < MOST_PORTIONS && update.more(); portion++) {
      update = feed.refresh();
      rows.addAll(update.changed());
    }
    return new BoardUpdate(update.figures(), rows, update.more());
  }

  private void take(BoardUpdate update) {
    trouble.set(Optional.empty());
    refreshing.set(true);
    now.set(clock.instant());
    calls.apply(update.changed());
    figures.set(Optional.of(update.figures()));
    commands.stateChanged(update.figures().state());
    commands
        .pace()
        .isNow(
            new Pace(update.figures().channelsAllowed(), update.figures().callsPerSecondAllowed()));
    refreshing.set(false);
  }

  private void fail(Exception failure) {
    trouble.set(Optional.of(Notice.of("followup.trouble.reading")));
  }

  /// From the launch to the end, or to now while it runs.
  Optional<Duration> elapsed() {
    return figures
        .get()
        .flatMap(shown ->
            shown
                .launchedAt()
                .map(begun -> Duration.between(begun, shown.endedAt().orElse(now.get()))));
  }

  Optional<CampaignState> state() {
    return figures.get().map(CampaignFigures::state);
  }

  CallTableModel calls() {
    return calls;
  }

  CommandModel commands() {
    return commands;
  }

  ObservableList<Campaign> campaigns() {
    return campaigns;
  }

  ReadOnlyObjectProperty<Optional<Campaign>> campaign() {
    return campaign.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<CampaignFigures>> figures() {
    return figures.getReadOnlyProperty();
  }

  /// The time of the last refresh, so that all seconds on screen tick together.
  ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }

  /// True while a refresh is taken over.
  ReadOnlyBooleanProperty refreshing() {
    return refreshing.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Notice>> trouble() {
    return trouble.getReadOnlyProperty();
  }

  SlowReadings readings() {
    return readings;
  }

  FilterModel filter() {
    return filter;
  }
}

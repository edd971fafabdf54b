package org.tocsin.ui.followup;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.audit.AuditEntry;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.ui.common.BackgroundTasks;

/// What changes seldom about the alert that is shown: what was decided, and who makes its calls. FX
/// thread.
final class SlowReadings {
  private final FollowUpDesk desk;
  private final BackgroundTasks tasks;
  private final Consumer<Exception> onFailure;
  private final ReadOnlyObjectWrapper<Optional<Callers>> callers =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<AuditEntry> decisions = FXCollections.observableArrayList();
  private Optional<CampaignId> shown = Optional.empty();

  SlowReadings(FollowUpDesk desk, BackgroundTasks tasks, Consumer<Exception> onFailure) {
    this.desk = desk;
    this.tasks = tasks;
    this.onFailure = onFailure;
  }

  /// Another alert: nothing is known of it yet.
  void change(Campaign next) {
    shown = Optional.of(next.id());
    decisions.clear();
    callers.set(Optional.empty());
    readDecisions(next.id());
  }

  void read(Campaign campaign) {
    readDecisions(campaign.id());
    readCallers(campaign);
  }

  private void readDecisions(CampaignId id) {
    tasks.run(
        () -> desk.decisions(id),
        entries -> {
          if (isShown(id) && !decisions.equals(entries)) {
            decisions.setAll(entries);
          }
        },
        onFailure);
  }

  /// Of an alert that is over nobody asks it.
  private void readCallers(Campaign campaign) {
    if (campaign.state().isOver()) {
      callers.set(Optional.empty());
      return;
    }
    tasks.run(
        () -> desk.callers(campaign.id()),
        now -> {
          if (isShown(campaign.id())) {
            callers.set(Optional.of(now));
          }
        },
        onFailure);
  }

  /// An answer about an alert that was left in the meantime is dropped.
  private boolean isShown(CampaignId id) {
    return shown.equals(Optional.of(id));
  }

  ReadOnlyObjectProperty<Optional<Callers>> callers() {
    return callers.getReadOnlyProperty();
  }

  ObservableList<AuditEntry> decisions() {
    return decisions;
  }
}

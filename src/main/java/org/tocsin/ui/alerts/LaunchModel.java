package org.tocsin.ui.alerts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.UpdateOutcome;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.Problem;

/// Writes the alert down and lets its calls leave. One alert has one draft, however often it is
/// tried and changed. FX thread.
final class LaunchModel {
  private final AlertsDesk desk;
  private final BackgroundTasks tasks;
  private final ObjectProperty<List<Problem>> notices;
  private final Consumer<CampaignId> onLaunched;
  private final BiConsumer<Audience, AudienceCount> onCountChanged;
  private final SimpleBooleanProperty launching = new SimpleBooleanProperty();
  private Optional<Campaign> kept = Optional.empty();

  /// That of the launch under way.
  private Audience audience = new Audience.Everyone();

  /// @param notices where it is told why nothing was launched
  LaunchModel(
      AlertsDesk desk,
      BackgroundTasks tasks,
      ObjectProperty<List<Problem>> notices,
      Consumer<CampaignId> onLaunched,
      BiConsumer<Audience, AudienceCount> onCountChanged) {
    this.desk = desk;
    this.tasks = tasks;
    this.notices = notices;
    this.onLaunched = onLaunched;
    this.onCountChanged = onCountChanged;
  }

  ReadOnlyBooleanProperty launching() {
    return launching;
  }

  /// What is launched next is this draft, with the changes made to it, or a new one.
  void keepTo(Optional<Campaign> draft) {
    kept = draft;
  }

  /// @param confirmed the number of residences that the person typed
  /// @param onKept told once the draft is written down, whatever becomes of the launch
  void launch(CampaignDraft draft, int confirmed, Runnable onKept) {
    audience = draft.audience();
    launching.set(true);
    notices.set(List.of());
    kept.ifPresentOrElse(
        seen ->
            tasks.run(
                () -> desk.update(seen, draft),
                outcome -> updated(outcome, confirmed, onKept),
                this::failed),
        () ->
            tasks.run(
                () -> desk.create(draft),
                outcome -> created(outcome, confirmed, onKept),
                this::failed));
  }

  private void created(DraftOutcome outcome, int confirmed, Runnable onKept) {
    switch (outcome) {
      case DraftOutcome.Created created -> launchKept(created.campaign(), confirmed, onKept);
      case DraftOutcome.Refused refused -> refuse(faults(refused.faults()));
    }
  }

  private void updated(UpdateOutcome outcome, int confirmed, Runnable onKept) {
    switch (outcome) {
      case UpdateOutcome.Updated updated -> launchKept(updated.campaign(), confirmed, onKept);
      case UpdateOutcome.Refused refused -> refuse(faults(refused.faults()));
      case UpdateOutcome.NotADraft _ ->
          refuse(List.of(Problem.of("alerts.outcome.alreadyLaunched")));
      case UpdateOutcome.ChangedMeanwhile changed -> {
        // Launching again replaces it: the person has been told.
        kept = Optional.of(changed.campaign());
        refuse(List.of(Problem.of("alerts.outcome.draftChanged")));
      }
    }
  }

  private void launchKept(Campaign draft, int confirmed, Runnable onKept) {
    kept = Optional.of(draft);
    onKept.run();
    tasks.run(() -> desk.launch(draft.id(), confirmed), this::launched, this::failed);
  }

  private void launched(LaunchResult result) {
    switch (result) {
      case LaunchResult.Launched launched -> {
        launching.set(false);
        onLaunched.accept(launched.id());
      }
      case LaunchResult.CountChanged changed -> {
        refuse(
            List.of(
                Problem.of(
                    "alerts.outcome.countChanged", changed.typed(), changed.count().residences())));
        onCountChanged.accept(audience, changed.count());
      }
      case LaunchResult.Refused refused -> refuse(faults(refused.faults()));
      case LaunchResult.AlreadyLaunched _ ->
          refuse(List.of(Problem.of("alerts.outcome.alreadyLaunched")));
      case LaunchResult.PbxNotReady notReady ->
          refuse(List.of(PbxWords.problem(notReady.health())));
      case LaunchResult.Hindered hindered ->
          refuse(List.of(Problem.of("alerts.hindrance." + hindered.why().name())));
      case LaunchResult.SoundNotReady notReady ->
          refuse(List.of(PbxWords.problem(notReady.message(), notReady.proof())));
    }
  }

  private static List<Problem> faults(List<CampaignFault> faults) {
    return faults.stream()
        .map(fault ->
            Problem.of(
                "fault." + fault.kind().name().toLowerCase(Locale.ROOT), fault.details().toArray()))
        .toList();
  }

  private void failed(Exception failure) {
    refuse(List.of(Problem.of("alerts.trouble.launch")));
  }

  private void refuse(List<Problem> why) {
    launching.set(false);
    notices.set(why);
  }
}

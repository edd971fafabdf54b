package org.tocsin.ui.alerts;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.ui.common.BackgroundTasks;

/// Counts the audience while it is chosen. Never more than one count at once: changes meanwhile are
/// counted together afterwards. FX thread.
final class AudienceCounter {
  private final AlertsDesk desk;
  private final BackgroundTasks tasks;
  private final Consumer<Exception> onFailure;
  private final ObjectProperty<Optional<AudienceCount>> count =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Wanted> wanted = Optional.empty();
  private boolean counting;

  AudienceCounter(AlertsDesk desk, BackgroundTasks tasks, Consumer<Exception> onFailure) {
    this.desk = desk;
    this.tasks = tasks;
    this.onFailure = onFailure;
  }

  /// Empty until the audience that is wanted has been counted.
  ReadOnlyObjectProperty<Optional<AudienceCount>> count() {
    return count;
  }

  /// Counts another audience; the same one is not counted again.
  ///
  /// @param texts whether numbers that take texts alone count too
  void follow(Optional<Audience> audience, boolean texts) {
    var next = audience.map(it -> new Wanted(it, texts));
    if (!next.equals(wanted)) {
      wanted = next;
      recount();
    }
  }

  /// Counts anew, for the registry may have changed.
  void recount() {
    count.set(Optional.empty());
    retry();
  }

  /// Counts what a failure has left uncounted.
  void retry() {
    if (!counting && count.get().isEmpty()) {
      wanted.ifPresent(this::ask);
    }
  }

  /// Takes over a count that was made elsewhere, unless another audience is wanted by now.
  void take(Optional<Audience> counted, AudienceCount fresh) {
    if (counted.equals(wanted.map(Wanted::audience))) {
      count.set(Optional.of(fresh));
    }
  }

  private void ask(Wanted asked) {
    counting = true;
    tasks.run(
        () -> desk.count(asked.audience(), asked.texts()),
        result -> {
          counting = false;
          if (wanted.equals(Optional.of(asked))) {
            count.set(Optional.of(result));
          } else {
            retry();
          }
        },
        failure -> {
          counting = false;
          onFailure.accept(failure);
        });
  }

  private record Wanted(Audience audience, boolean texts) {}
}

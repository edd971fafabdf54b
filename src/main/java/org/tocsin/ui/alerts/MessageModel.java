package org.tocsin.ui.alerts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;

/// The messages of the alert that is written: chosen, removed, listened to. FX thread.
final class MessageModel {
  private final AlertForm form;
  private final BackgroundTasks tasks;
  private final AudioPlayer player;
  private final ObjectProperty<List<Problem>> notices;
  private final ObjectProperty<Optional<Language>> playing =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<Language, Pending> reading = new EnumMap<>(Language.class);

  /// @param notices where what went wrong is told
  MessageModel(
      AlertForm form,
      BackgroundTasks tasks,
      AudioPlayer player,
      ObjectProperty<List<Problem>> notices) {
    this.form = form;
    this.tasks = tasks;
    this.player = player;
    this.notices = notices;
  }

  /// Which message is heard now.
  ReadOnlyObjectProperty<Optional<Language>> playing() {
    return playing;
  }

  /// Reads a file as the message of a language; the file that was chosen last counts.
  void choose(Language language, Path file) {
    forgetReading(language);
    var name = file.getFileName() + "";
    reading.put(
        language,
        tasks.run(
            () -> ChosenSound.of(name, Files.readAllBytes(file)),
            sound -> form.sound(language).set(Optional.of(sound)),
            _ -> notices.set(List.of(Problem.of("alerts.sound.unreadable", name)))));
  }

  void remove(Language language) {
    forgetReading(language);
    form.sound(language).set(Optional.empty());
  }

  /// Lets go of files that are still being read: they were meant for the alert before.
  void forgetReading() {
    List.copyOf(reading.keySet()).forEach(this::forgetReading);
  }

  private void forgetReading(Language language) {
    Optional.ofNullable(reading.remove(language)).ifPresent(Pending::cancel);
  }

  /// Plays a message, or stops it.
  void listen(Language language) {
    if (playing.get().isPresent()) {
      player.stop();
      return;
    }
    form.sound(language).get().ifPresent(sound -> play(language, sound));
  }

  private void play(Language language, ChosenSound sound) {
    playing.set(Optional.of(language));
    tasks.run(
        () -> {
          player.play(sound.wav());
          return language;
        },
        _ -> playing.set(Optional.empty()),
        _ -> {
          playing.set(Optional.empty());
          notices.set(List.of(Problem.of("alerts.sound.noDevice")));
        });
  }

  void stop() {
    player.stop();
  }
}

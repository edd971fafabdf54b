package org.tocsin.ui.sound;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;
import org.tocsin.ui.common.Problem;

/// The messages of something that is written: chosen, removed, listened to. FX thread.
public final class SoundModel {
  private final Function<Language, ObjectProperty<Optional<ChosenSound>>> sounds;
  private final BackgroundTasks tasks;
  private final AudioPlayer player;
  private final Map<Language, ObjectProperty<Optional<Problem>>> troubles =
      new EnumMap<>(Language.class);
  private final ObjectProperty<Optional<Language>> playing =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<Language, Pending> reading = new EnumMap<>(Language.class);

  /// @param sounds where the message of each language is kept
  public SoundModel(
      Function<Language, ObjectProperty<Optional<ChosenSound>>> sounds,
      BackgroundTasks tasks,
      AudioPlayer player) {
    this.sounds = sounds;
    this.tasks = tasks;
    this.player = player;
  }

  public ReadOnlyObjectProperty<Optional<ChosenSound>> sound(Language language) {
    return sounds.apply(language);
  }

  /// What went wrong with a message other than that it is a wrong one.
  public ReadOnlyObjectProperty<Optional<Problem>> trouble(Language language) {
    return troubleOf(language);
  }

  private ObjectProperty<Optional<Problem>> troubleOf(Language language) {
    return troubles.computeIfAbsent(language, _ -> new SimpleObjectProperty<>(Optional.empty()));
  }

  /// Which message is heard now.
  public ReadOnlyObjectProperty<Optional<Language>> playing() {
    return playing;
  }

  /// Reads a file as the message of a language; the file that was chosen last counts.
  public void choose(Language language, Path file) {
    forgetReading(language);
    var name = file.getFileName() + "";
    reading.put(
        language,
        tasks.run(
            () -> ChosenSound.of(name, Files.readAllBytes(file)),
            sound -> sounds.apply(language).set(Optional.of(sound)),
            _ -> tell(language, Problem.of("sound.unreadable", name))));
  }

  public void remove(Language language) {
    forgetReading(language);
    sounds.apply(language).set(Optional.empty());
  }

  /// Lets go of files that are still being read: they were meant for what was written before.
  public void forgetReading() {
    List.of(Language.values()).forEach(this::forgetReading);
  }

  private void forgetReading(Language language) {
    troubleOf(language).set(Optional.empty());
    Optional.ofNullable(reading.remove(language)).ifPresent(Pending::cancel);
  }

  /// Plays a message, or stops it.
  public void listen(Language language) {
    if (playing.get().isPresent()) {
      player.stop();
      return;
    }
    sound(language).get().ifPresent(sound -> play(language, sound));
  }

  private void play(Language language, ChosenSound sound) {
    playing.set(Optional.of(language));
    troubleOf(language).set(Optional.empty());
    tasks.run(
        () -> {
          player.play(sound.wav());
          return language;
        },
        _ -> playing.set(Optional.empty()),
        _ -> {
          playing.set(Optional.empty());
          tell(language, Problem.of("sound.noDevice"));
        });
  }

  private void tell(Language language, Problem what) {
    troubleOf(language).set(Optional.of(what));
  }

  public void stop() {
    player.stop();
  }
}

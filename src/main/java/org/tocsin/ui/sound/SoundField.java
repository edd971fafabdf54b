package org.tocsin.ui.sound;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// Where a person chooses the message of a language, listens to it and removes it, with what is
/// wrong with it beneath.
public final class SoundField {
  private static final double USUAL_WIDTH = 480;

  private final SoundModel model;
  private final Language language;
  private final String room;
  private final FilePicker picker;
  private final Texts texts;
  private final Label file = new Label();
  private final Label fault = new Label();
  private final Button choose;
  private final Button listen;
  private final Button remove;
  private final VBox root;

  /// @param room begins the names of its nodes
  public SoundField(
      SoundModel model, Language language, String room, FilePicker picker, Texts texts) {
    this.model = model;
    this.language = language;
    this.room = room;
    this.picker = picker;
    this.texts = texts;
    file.getStyleClass().add("sound-file");
    fault.setId(room + "-sound-fault-" + language.code());
    fault.getStyleClass().add("fault");
    fault.setWrapText(true);
    fault.setMinHeight(Region.USE_PREF_SIZE);
    fault.managedProperty().bind(fault.visibleProperty());
    choose = button("sound.choose", "fth-folder", "choose");
    choose.setOnAction(_ -> choose());
    listen = button("sound.listen", "fth-play", "listen");
    listen.setOnAction(_ -> model.listen(language));
    remove = button("sound.remove", "fth-trash-2", "remove");
    remove.setOnAction(_ -> model.remove(language));
    var line = new FlowPane(choose, listen, remove, file);
    line.getStyleClass().add("sound-line");
    line.setPrefWrapLength(USUAL_WIDTH);
    root = new VBox(line, fault);
    root.getStyleClass().add("sound");
  }

  public Node root() {
    return root;
  }

  public Subscription attach() {
    return model
        .sound(language)
        .subscribe(_ -> show())
        .and(model.trouble(language).subscribe(_ -> show()))
        .and(model.playing().subscribe(this::showPlaying));
  }

  private Button button(String key, String icon, String name) {
    var button = new Button(texts.get(key), new FontIcon(icon));
    button.setId(room + "-" + name + "-" + language.code());
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void choose() {
    picker
        .pick(
            root.getScene().getWindow(),
            texts.get("sound.choose.title"),
            new FilePicker.Kind(texts.get("sound.choose.kind"), List.of("*.wav", "*.WAV")))
        .ifPresent(path -> model.choose(language, path));
  }

  private void show() {
    var chosen = model.sound(language).get();
    var problem = chosen.flatMap(ChosenSound::problem);
    var told = model.trouble(language).get().or(() -> problem);
    file.setText(chosen.map(this::described).orElseGet(this::wanted));
    fault.setVisible(told.isPresent());
    fault.setText(told.map(this::words).orElse(""));
    listen.setDisable(chosen.isEmpty() || problem.isPresent());
    remove.setDisable(chosen.isEmpty());
  }

  private void showPlaying(Optional<Language> playing) {
    boolean here = playing.equals(Optional.of(language));
    listen.setText(texts.get(here ? "sound.stop" : "sound.listen"));
    listen.setGraphic(new FontIcon(here ? "fth-square" : "fth-play"));
  }

  private String wanted() {
    return texts.get(language == Language.FRENCH ? "sound.required" : "sound.optional");
  }

  private String described(ChosenSound sound) {
    return sound
        .length()
        .map(length -> texts.format("sound.described", sound.fileName(), texts.duration(length)))
        .orElse(sound.fileName());
  }

  private String words(Problem problem) {
    return texts.format(problem.key(), problem.arguments().toArray());
  }
}

package org.tocsin.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Ringing;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.sound.SmsField;
import org.tocsin.ui.sound.SoundField;

/// Asks once, in words, whether a command is meant, and for what it still needs.
final class QuestionPane {
  private final CommandModel commands;
  private final FilePicker picker;
  private final Texts texts;
  private final VBox root = new VBox();
  private final List<Subscription> ofQuestion = new ArrayList<>();

  QuestionPane(CommandModel commands, FilePicker picker, Texts texts) {
    this.commands = commands;
    this.picker = picker;
    this.texts = texts;
    root.setId("followup-question");
    root.getStyleClass().add("question");
    root.managedProperty().bind(root.visibleProperty());
    root.setMinHeight(Region.USE_PREF_SIZE);
  }

  Node root() {
    return root;
  }

  Subscription attach() {
    return commands.asked().subscribe(this::ask).and(this::forget);
  }

  private void forget() {
    ofQuestion.forEach(Subscription::unsubscribe);
    ofQuestion.clear();
  }

  private void ask(Optional<Command> asked) {
    forget();
    root.getChildren().clear();
    root.setVisible(asked.isPresent());
    asked.ifPresent(this::ask);
  }

  private void ask(Command command) {
    var title = wrapped(texts.get("followup.question." + command.code()));
    title.getStyleClass().add("question-title");
    root.getChildren().addAll(title, explanation(command));
    if (command == Command.LIFT) {
      commands.languages().forEach(language -> root.getChildren().add(message(language)));
      if (commands.wasTexted()) {
        commands.languages().forEach(language -> root.getChildren().add(text(language)));
      }
    }
    if (command.choosesRinging()) {
      root.getChildren().add(ringing());
    }
    var no = new Button(texts.get("followup.command.keep"));
    no.setId("followup-withdraw");
    no.setCancelButton(true);
    no.setOnAction(_ -> commands.withdraw());
    no.setMinWidth(Region.USE_PREF_SIZE);
    var answers = new FlowPane(yes(command), no);
    answers.getStyleClass().add("answers");
    root.getChildren().add(answers);
    no.requestFocus();
  }

  private Button yes(Command command) {
    var yes = new Button(texts.get("followup.confirm." + command.code()));
    yes.setId("followup-confirm");
    yes.getStyleClass().add(command.isGrave() ? "danger" : "accent");
    yes.setOnAction(_ -> commands.confirm(name -> named(command, name)));
    yes.setMinWidth(Region.USE_PREF_SIZE);
    ofQuestion.add(commands.confirmable().subscribe(confirmable -> yes.setDisable(!confirmable)));
    return yes;
  }

  /// The name of the campaign that it begins.
  private String named(Command command, String alert) {
    var key = command == Command.LIFT ? "followup.name.lift" : "followup.name.retry";
    return texts.format(key, alert);
  }

  private Label explanation(Command command) {
    var explanation = wrapped("");
    explanation.setId("followup-explanation");
    if (command == Command.RETRY) {
      ofQuestion.add(commands.unreached().subscribe(count -> explanation.setText(words(count))));
    } else {
      explanation.setText(texts.get("followup.explanation." + command.code()));
    }
    return explanation;
  }

  private String words(Optional<AudienceCount> count) {
    if (count.isEmpty()) {
      return texts.get("followup.retry.counting");
    }
    var unreached = count.get();
    return unreached.callable() == 0
        ? texts.get("followup.retry.nobody")
        : texts.format("followup.explanation.retry", unreached.residences(), unreached.callable());
  }

  private VBox message(Language language) {
    var field = new SoundField(commands.messages(), language, "followup", picker, texts);
    ofQuestion.add(field.attach());
    var label = wrapped(texts.get("followup.lift.message." + language.code()));
    label.getStyleClass().add("question-field");
    return new VBox(label, field.root());
  }

  private VBox text(Language language) {
    var field = new SmsField(language, commands.text(language), "followup", texts);
    ofQuestion.add(field.attach());
    var label = wrapped(texts.get("followup.lift.text." + language.code()));
    label.getStyleClass().add("question-field");
    return new VBox(label, field.root());
  }

  private VBox ringing() {
    var label = wrapped(texts.get("followup.ringing"));
    label.getStyleClass().add("question-field");
    var box = new VBox(label);
    box.getStyleClass().add("ringing");
    var group = new ToggleGroup();
    for (var ringing : Ringing.values()) {
      var choice = new RadioButton(texts.get("followup.ringing." + ringing.code()));
      choice.setId("followup-ringing-" + ringing.name());
      choice.setToggleGroup(group);
      choice.setOnAction(_ -> commands.ringing().set(ringing));
      ofQuestion.add(commands.ringing().subscribe(chosen -> choice.setSelected(chosen == ringing)));
      box.getChildren().add(choice);
    }
    return box;
  }

  private static Label wrapped(String words) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}

package org.tocsin.ui.registry;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.ResidentFile;

/// What must be decided before going on, asked in the page.
final class QuestionPane {
  private final FileModel model;
  private final Words words;
  private final VBox root = new VBox();

  QuestionPane(FileModel model, Words words) {
    this.model = model;
    this.words = words;
    root.getStyleClass().add("question");
    root.setId("registry-question");
    root.managedProperty().bind(root.visibleProperty());
  }

  VBox root() {
    return root;
  }

  private void show(Optional<Question> asked) {
    root.setVisible(asked.isPresent());
    root.getChildren().clear();
    asked.ifPresent(question -> {
      switch (question) {
        case Question.Unsaved _ -> unsaved();
        case Question.Taken taken -> taken(taken.existing());
        case Question.Account account -> account(account);
        case Question.Gone _ -> gone();
        case Question.Stale stale -> stale(stale);
      }
    });
  }

  private void unsaved() {
    say("registry.unsaved.title", "registry.unsaved.detail");
    answers(
        answer("save", "registry.unsaved.save", model::saveAndGo),
        answer("drop", "registry.unsaved.drop", model::dropAndGo),
        answer("stay", "registry.unsaved.stay", model::stay));
  }

  private void account(Question.Account asked) {
    title(words.get("registry.otherAccount.title"));
    var holder = asked.holder();
    var name = holder.content().familyName() + " " + holder.content().givenName();
    detail(
        words
            .texts()
            .format(
                "registry.otherAccount.detail",
                holder.account().display(),
                name.strip(),
                words.street(holder.content().address())));
    var typed = new TextField(asked.offered().display());
    typed.setId("registry-other-account");
    typed.setMaxWidth(Region.USE_PREF_SIZE);
    var label = cell(words.get("registry.otherAccount.name"), "field-name");
    label.setLabelFor(typed);
    var fault = cell(words.get("registry.otherAccount.malformed"), "fault");
    fault.setId("registry-fault-other-account");
    fault.setVisible(false);
    fault.managedProperty().bind(fault.visibleProperty());
    Runnable open =
        () -> {
          var chosen = AccountNumber.parse(typed.getText());
          chosen.ifPresent(model::saveUnder);
          boolean wrong = chosen.isEmpty();
          fault.setVisible(wrong);
          typed.setAccessibleHelp(wrong ? fault.getText() : "");
        };
    typed.setOnAction(_ -> open.run());
    root.getChildren().addAll(label, typed, fault);
    answers(
        answer("account", "registry.otherAccount.open", open),
        answer("stay", "registry.otherAccount.stay", model::stay));
  }

  private void gone() {
    say("registry.gone.title", "registry.gone.detail");
    answers(
        answer("new", "registry.gone.new", model::makeNew),
        answer("stay", "registry.gone.stay", model::stay));
  }

  private void taken(ResidentFile existing) {
    var content = existing.content();
    title(words.get("registry.taken.title"));
    detail(
        words
            .texts()
            .format(
                "registry.taken.detail",
                words.street(content.address()),
                (content.familyName() + " " + content.givenName()).strip(),
                existing.account().display()));
    answers(
        answer("theirs", "registry.taken.open", model::takeTheirs),
        answer("stay", "registry.taken.stay", model::stay));
  }

  /// What was changed here is chosen until the person takes the other version of a field.
  private void stale(Question.Stale stale) {
    say("registry.stale.title", "registry.stale.detail");
    var grid = new GridPane();
    grid.getStyleClass().add("differences");
    grid.addRow(
        0,
        cell(words.get("registry.stale.field"), "hint"),
        cell(words.get("registry.stale.theirs"), "hint"),
        cell(words.get("registry.stale.mine"), "hint"));
    var taken = new HashSet<String>();
    for (var difference : stale.differences()) {
      choice(grid, difference, taken);
    }
    root.getChildren().add(grid);
    answers(
        answer("mine", "registry.stale.keep", () -> model.keep(taken)),
        answer("theirs", "registry.stale.take", model::takeTheirs),
        answer("stay", "registry.stale.stay", model::stay));
    // To be read before anything is answered.
    grid.getChildren().stream()
        .filter(RadioButton.class::isInstance)
        .skip(1)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private void choice(GridPane grid, Question.Difference difference, Set<String> taken) {
    var field = difference.field();
    var group = new ToggleGroup();
    var theirs = version("theirs", difference, difference.theirs(), group);
    var mine = version("mine", difference, difference.mine(), group);
    mine.setSelected(true);
    theirs
        .selectedProperty()
        .subscribe((_, chosen) -> {
          if (chosen) {
            taken.add(field);
          } else {
            taken.remove(field);
          }
        });
    var name = cell(words.difference(field), "difference-field");
    grid.addRow(grid.getRowCount(), name, theirs, mine);
  }

  private RadioButton version(
      String whose, Question.Difference difference, String kept, ToggleGroup group) {
    var field = difference.field();
    var button = new RadioButton(words.value(field, kept));
    button.setId("registry-" + whose + "-" + field);
    button.setToggleGroup(group);
    button.setWrapText(true);
    button.setAccessibleText(
        words
            .texts()
            .format(
                "registry.stale.choice",
                words.difference(field),
                words.get("registry.stale." + whose),
                button.getText()));
    return button;
  }

  private void say(String titleKey, String detailKey) {
    title(words.get(titleKey));
    detail(words.get(detailKey));
  }

  private void title(String text) {
    root.getChildren().add(cell(text, "question-title"));
  }

  private void detail(String text) {
    root.getChildren().add(cell(text, "question-detail"));
  }

  private static Label cell(String text, String style) {
    var label = new Label(text);
    label.setWrapText(true);
    label.getStyleClass().add(style);
    return label;
  }

  private Button answer(String id, String key, Runnable action) {
    var button = new Button(words.get(key));
    button.setId("registry-answer-" + id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// The first answer has the focus.
  private void answers(Button... buttons) {
    var row = new FlowPane(buttons);
    row.getStyleClass().add("answers");
    buttons[0].getStyleClass().add("accent");
    root.getChildren().add(row);
    buttons[0].requestFocus();
  }

  Subscription attach() {
    return model.question().subscribe(this::show);
  }
}

package org.tocsin.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.ShellViewModel.Search;

/// The search field above all rooms with its answers below; the arrow keys choose, Enter opens.
final class SearchBox extends CustomTextField {
  private final ShellViewModel model;
  private final Navigator navigator;
  private final Texts texts;
  private final SearchAnswers answers;
  private final Subscription following;

  /// @param page over which the answers are laid
  SearchBox(ShellViewModel model, Navigator navigator, Texts texts, StackPane page) {
    this.model = model;
    this.navigator = navigator;
    this.texts = texts;
    answers = new SearchAnswers(page, this);
    setId("shell-search");
    setPromptText(texts.get("shell.search.prompt"));
    setAccessibleText(texts.get("shell.search.name"));
    setLeft(new FontIcon(Feather.SEARCH));
    getStyleClass().add("shell-search");
    Bindings.bindBidirectional(textProperty(), model.query());
    following =
        Subscription.combine(
            model.search().subscribe(_ -> refresh()), focusedProperty().subscribe(_ -> refresh()));
    setOnAction(_ -> enter());
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case KeyCode.ESCAPE -> model.query().set("");
      case KeyCode.DOWN -> answers.move(1);
      case KeyCode.UP -> answers.move(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void enter() {
    if (model.search().get() == Search.FOUND) {
      open(answers.chosen());
    } else {
      model.whenFound(this::open);
    }
  }

  /// What was found stays until the next answer is there, so that nothing flickers while one types.
  private void refresh() {
    if (!isFocused()) {
      answers.hide();
      return;
    }
    switch (model.search().get()) {
      case NONE -> answers.hide();
      case RUNNING -> {}
      case AWAITED -> answers.say(texts.get("shell.search.running"));
      case FOUND -> answers.show(model.hits(), this::open);
      case NOTHING -> answers.say(texts.get("shell.search.nothing"));
      case FAILED -> answers.say(texts.get("shell.search.failed"));
    }
  }

  private void open(QuickSearch.Hit hit) {
    model.query().set("");
    navigator.open(hit.room(), hit.id());
  }

  void close() {
    answers.hide();
    following.unsubscribe();
    Bindings.unbindBidirectional(textProperty(), model.query());
  }
}

package org.tocsin.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Texts;

/// The search field above all rooms with its answers below; Enter opens the first.
final class SearchBox extends CustomTextField {
  private final ShellViewModel model;
  private final Navigator navigator;
  private final ContextMenu answers = new ContextMenu();
  private final ListChangeListener<QuickSearch.Hit> listener = change -> refresh();

  SearchBox(ShellViewModel model, Navigator navigator, Texts texts) {
    this.model = model;
    this.navigator = navigator;
    setId("shell-search");
    setPromptText(texts.get("shell.search.prompt"));
    setAccessibleText(texts.get("shell.search.name"));
    setLeft(new FontIcon(Feather.SEARCH));
    getStyleClass().add("shell-search");
    Bindings.bindBidirectional(textProperty(), model.query());
    model.hits().addListener(listener);
    setOnAction(event -> model.whenFound(this::open));
    setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        model.query().set("");
        event.consume();
      }
    });
  }

  private void refresh() {
    answers.getItems().setAll(model.hits().stream().map(this::item).toList());
    if (answers.getItems().isEmpty()) {
      answers.hide();
    } else if (isFocused() && !answers.isShowing()) {
      answers.show(this, Side.BOTTOM, 0, 4);
    }
  }

  private CustomMenuItem item(QuickSearch.Hit hit) {
    var title = new Label(hit.title());
    title.getStyleClass().add("hit-title");
    var detail = new Label(hit.detail());
    detail.getStyleClass().add("hit-detail");
    var item = new CustomMenuItem(new VBox(title, detail));
    item.setOnAction(event -> open(hit));
    return item;
  }

  private void open(QuickSearch.Hit hit) {
    answers.hide();
    model.query().set("");
    navigator.open(hit.room(), hit.id());
  }

  void close() {
    answers.hide();
    Bindings.unbindBidirectional(textProperty(), model.query());
    model.hits().removeListener(listener);
  }
}

package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.shared.Channel;
import org.tocsin.ui.common.RevealingScroll;

/// A residence's file: read, corrected, confirmed.
final class FilePane {
  /// Of the height, beside the history.
  private static final double FORM_SHARE = 0.55;

  private final FileModel model;
  private final Words words;
  private final BorderPane root = new BorderPane();
  private final Label notice = new Label();
  private final FileHeader header;
  private final TypedFields typed;
  private final ContactLists contacts;
  private final ContactEditor editor;
  private final ConsentPane consent;
  private final ParticularsPane particulars;
  private final QuestionPane questions;
  private final RevealingScroll scroll;
  private final ElsewherePane elsewhere;
  private final WaitPane wait;
  private final HistoryPane history;
  private final Runnable compare;
  private final LikelyPane likely;
  private final BooleanProperty showingHistory;
  private final SplitPane parts = new SplitPane();

  /// What had the keyboard before the history, and has it again after.
  private Optional<Node> before = Optional.empty();

  FilePane(RegistryViewModel room, Words words) {
    this.model = room.file();
    this.compare = room.elsewhere()::compare;
    this.showingHistory = room.history().showing();
    this.words = words;
    this.header = new FileHeader(model, showingHistory, words);
    this.typed = new TypedFields(model, room.streets(), words);
    this.contacts = new ContactLists(model, words);
    this.editor = new ContactEditor(model, words);
    this.consent = new ConsentPane(model, words);
    this.particulars = new ParticularsPane(model, room.checks(), words);
    this.questions = new QuestionPane(model, words);
    this.likely = new LikelyPane(room.likely(), words);
    root.getStyleClass().add("file");
    this.elsewhere = new ElsewherePane(room.elsewhere(), words);
    this.wait = new WaitPane("wait", model.waiting(), model::stopWaiting, words);
    root.setTop(new VBox(header.root(), wait.root(), elsewhere.root(), questions.root()));
    this.scroll = new RevealingScroll(body());
    scroll.root().setFitToHeight(false);
    scroll.root().getStyleClass().add("file-scroll");
    this.history = new HistoryPane(room.history(), words);
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().add(scroll.root());
    root.setCenter(parts);
    root.setBottom(new VBox(likely.root(), footer()));
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::shortcut);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
  }

  BorderPane root() {
    return root;
  }

  private void shortcut(KeyEvent event) {
    if (RegistryKey.CONFIRM.match(event)) {
      if (model.contacts().open().get()) {
        model.contacts().accept();
      } else {
        model.save();
      }
      event.consume();
    } else if (RegistryKey.NEAREST.match(event)) {
      model.form().streetHints().nearest().get().stream()
          .findFirst()
          .ifPresent(model.form()::takeStreet);
      event.consume();
    } else if (RegistryKey.COMPARE.match(event)) {
      compare.run();
      event.consume();
    }
  }

  private void escaped(KeyEvent event) {
    if (RegistryKey.ESCAPE.match(event)) {
      model.cancel();
      event.consume();
    }
  }

  private VBox body() {
    var body =
        new VBox(
            typed.root(),
            section("registry.section.contacts"),
            editor.root(),
            contacts.root(),
            section("registry.section.consent"),
            consent.root(),
            section("registry.section.particulars"),
            particulars.root());
    body.getStyleClass().add("file-body");
    return body;
  }

  private Label section(String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("section");
    return label;
  }

  private VBox footer() {
    var save = new Button(words.get("registry.save"), new FontIcon("fth-check"));
    save.setId("registry-save");
    save.getStyleClass().add("accent");
    save.setOnAction(_ -> model.save());
    var cancel = new Button(words.get("registry.cancel"), new FontIcon("fth-x"));
    cancel.setId("registry-cancel");
    cancel.setOnAction(_ -> model.cancel());
    for (var button : new Button[] {save, cancel}) {
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.disableProperty().bind(model.busy());
    }
    notice.getStyleClass().add("notice");
    notice.setId("registry-notice");
    notice.setWrapText(true);
    notice.managedProperty().bind(notice.textProperty().isNotEmpty());
    var buttons = new HBox(cancel, save);
    buttons.getStyleClass().add("buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    // Beside the buttons a sentence would have no room in a narrow window.
    var footer = new VBox(notice, buttons);
    footer.getStyleClass().add("file-footer");
    return footer;
  }

  private void showNotice(Optional<Notice> told) {
    notice.setText(told.map(words::notice).orElse(""));
    notice.getStyleClass().removeAll("is-good", "is-bad");
    told.ifPresent(known -> notice.getStyleClass().add(known.good() ? "is-good" : "is-bad"));
  }

  private void aim(Aim aim) {
    switch (aim.place()) {
      case TOP -> scroll.root().setVvalue(0);
      case FORM -> target(aim.field()).requestFocus();
      case LIST ->
          contacts.focus(aim.field() == Field.SMS ? Channel.SMS : Channel.VOICE, aim.index());
      case EDITOR -> editor.focus(aim.field());
    }
  }

  /// A file without any number has no account number: its first one is added there.
  private Node target(Field name) {
    return typed
        .find(name)
        .or(() -> particulars.find(name))
        .<Node>map(field -> field)
        .orElseGet(() -> contacts.adder(Channel.VOICE));
  }

  private void showHistory(boolean shown) {
    boolean wasShown = parts.getItems().contains(history.root());
    if (shown && !wasShown) {
      before = Optional.ofNullable(root.getScene()).map(Scene::getFocusOwner);
      parts.getItems().add(history.root());
      parts.setDividerPositions(FORM_SHARE);
      history.focus();
    } else if (wasShown && !shown) {
      parts.getItems().remove(history.root());
      before.ifPresent(Node::requestFocus);
    }
  }

  Subscription attach() {
    return Subscription.combine(
        header.attach(),
        typed.attach(),
        contacts.attach(),
        editor.attach(),
        consent.attach(),
        particulars.attach(),
        questions.attach(),
        likely.attach(),
        scroll.attach(),
        wait.attach(),
        elsewhere.attach(),
        history.attach(),
        showingHistory.subscribe(this::showHistory),
        model.notice().subscribe(this::showNotice),
        model.aim().subscribe((_, now) -> now.ifPresent(this::aim)));
  }
}

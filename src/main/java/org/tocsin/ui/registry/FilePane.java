package org.tocsin.ui.registry;

import atlantafx.base.controls.ToggleSwitch;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.Channel;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;

/// A residence's file: read, corrected, confirmed.
final class FilePane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final KeyCombination CONFIRM =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final RegistryViewModel model;
  private final Words words;
  private final BorderPane root = new BorderPane();
  private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
  private final Map<Field, Label> faults = new EnumMap<>(Field.class);
  private final Label account = new Label();
  private final Label title = new Label();
  private final Label accountFault = new Label();
  private final Label notice = new Label();
  private final ToggleSwitch active = new ToggleSwitch();
  private final ToggleGroup languages = new ToggleGroup();
  private final ContactLists contacts;
  private final ContactEditor editor;
  private final ConsentPane consent;
  private final QuestionPane questions;
  private final MapChangeListener<Field, Reason> faultsChanged =
      change -> showFault(change.getKey());
  private Subscription attached = Subscription.EMPTY;

  FilePane(RegistryViewModel model, Words words) {
    this.model = model;
    this.words = words;
    this.contacts = new ContactLists(model, words);
    this.editor = new ContactEditor(model, words);
    this.consent = new ConsentPane(model, words);
    this.questions = new QuestionPane(model, words);
    root.getStyleClass().add("file");
    root.setTop(new VBox(header(), questions.root()));
    var scroll = new ScrollPane(body());
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("file-scroll");
    root.setCenter(scroll);
    root.setBottom(footer());
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::confirmed);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escaped);
  }

  BorderPane root() {
    return root;
  }

  void focus() {
    field(Field.FAMILY_NAME).requestFocus();
  }

  private void confirmed(KeyEvent event) {
    if (CONFIRM.match(event)) {
      if (model.contactOpen().get()) {
        model.acceptContact();
      } else {
        model.save();
      }
      event.consume();
    }
  }

  private void escaped(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.cancel();
      event.consume();
    }
  }

  private HBox header() {
    title.getStyleClass().add("file-title");
    title.setId("registry-title");
    account.getStyleClass().add("account");
    account.setId("registry-account");
    accountFault.getStyleClass().add("fault");
    accountFault.managedProperty().bind(accountFault.visibleProperty());
    var hint = new Label(words.get("registry.account.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    var names = new VBox(title, account, hint, accountFault);
    names.getStyleClass().add("file-names");
    HBox.setHgrow(names, Priority.ALWAYS);
    active.setText(words.get("registry.active"));
    active.setId("registry-active");
    active.setMinWidth(Region.USE_PREF_SIZE);
    var right = new VBox(active, languageBox());
    right.getStyleClass().add("file-switches");
    right.setAlignment(Pos.CENTER_RIGHT);
    var header = new HBox(names, right);
    header.getStyleClass().add("file-header");
    header.setAlignment(Pos.CENTER_LEFT);
    return header;
  }

  private VBox body() {
    var body =
        new VBox(
            grid(),
            section("registry.section.contacts"),
            editor.root(),
            contacts.root(),
            section("registry.section.consent"),
            consent.root());
    body.getStyleClass().add("file-body");
    return body;
  }

  private Label section(String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("section");
    return label;
  }

  private VBox grid() {
    var grid =
        new VBox(
            row(Field.FAMILY_NAME, Field.GIVEN_NAME),
            row(Field.CITY, Field.STREET),
            row(Field.CIVIC_NUMBER, Field.APARTMENT, Field.POSTAL_CODE));
    grid.getStyleClass().add("typed");
    new SuggestField(field(Field.CITY), model.streets()::cities);
    new SuggestField(
        field(Field.STREET),
        typed -> model.streets().streets(model.form().text(Field.CITY).get(), typed));
    return grid;
  }

  /// Fields of the same width.
  private HBox row(Field... names) {
    var row = new HBox();
    row.getStyleClass().add("typed-row");
    for (var name : names) {
      var box = box(name);
      box.setPrefWidth(100);
      HBox.setHgrow(box, Priority.ALWAYS);
      row.getChildren().add(box);
    }
    return row;
  }

  private VBox box(Field name) {
    var label = new Label(words.field(name));
    label.getStyleClass().add("field-name");
    var field = new TextField();
    field.setId("registry-" + name.name());
    label.setLabelFor(field);
    field
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused && root.isVisible()) {
            model.form().leave(name);
          }
        });
    var fault = new Label();
    fault.getStyleClass().add("fault");
    fault.setId("registry-fault-" + name.name());
    fault.setWrapText(true);
    fault.setVisible(false);
    fault.managedProperty().bind(fault.visibleProperty());
    fields.put(name, field);
    faults.put(name, fault);
    return new VBox(label, field, fault);
  }

  private HBox languageBox() {
    var label = new Label(words.field(Field.LANGUAGE));
    label.getStyleClass().add("field-name");
    var buttons = new HBox();
    buttons.getStyleClass().add("choice");
    for (var language : Language.values()) {
      var button = new ToggleButton(words.language(language));
      button.setId("registry-language-" + language.name());
      button.setToggleGroup(languages);
      button.setUserData(language);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add(language == Language.FRENCH ? "left-pill" : "right-pill");
      button.setOnAction(_ -> {
        model.form().language().set(language);
        button.setSelected(true);
      });
      buttons.getChildren().add(button);
    }
    label.setMinWidth(Region.USE_PREF_SIZE);
    var box = new HBox(label, buttons);
    box.getStyleClass().add("language");
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private HBox footer() {
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
    notice.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notice, Priority.ALWAYS);
    var footer = new HBox(notice, cancel, save);
    footer.getStyleClass().add("file-footer");
    footer.setAlignment(Pos.CENTER_RIGHT);
    return footer;
  }

  private TextField field(Field name) {
    return Objects.requireNonNull(fields.get(name));
  }

  private void showFault(Field name) {
    var reason = Optional.ofNullable(model.form().faults().get(name));
    var label = name == Field.ACCOUNT ? accountFault : faults.get(name);
    if (label != null) {
      label.setText(reason.map(known -> words.fault(name, known)).orElse(""));
      label.setVisible(reason.isPresent());
    }
    var field = fields.get(name);
    if (field != null) {
      field.pseudoClassStateChanged(WRONG, reason.isPresent());
      field.setAccessibleHelp(reason.map(known -> words.fault(name, known)).orElse(""));
    }
  }

  private void showFile(Optional<ResidentFile> file) {
    title.setText(
        file.map(known -> known.content().familyName() + " " + known.content().givenName())
            .map(String::strip)
            .orElse(words.get("registry.file.new")));
    account.setText(
        file.map(known -> words.texts().format("registry.account", known.account().display()))
            .orElse(words.get("registry.account.new")));
  }

  private void showNotice(Optional<Notice> told) {
    notice.setText(told.map(words::notice).orElse(""));
    notice.getStyleClass().removeAll("is-good", "is-bad");
    told.ifPresent(known -> notice.getStyleClass().add(known.good() ? "is-good" : "is-bad"));
  }

  private void aim(RegistryViewModel.Aim aim) {
    switch (aim.place()) {
      case FORM -> target(aim.field()).requestFocus();
      case LIST ->
          contacts.focus(aim.field() == Field.SMS ? Channel.SMS : Channel.VOICE, aim.index());
      case EDITOR -> editor.focus(aim.field());
    }
  }

  /// A file without any number has no account number: its first one is added there.
  private Node target(Field name) {
    var field = fields.get(name);
    return field != null ? field : contacts.adder(Channel.VOICE);
  }

  Subscription attach() {
    var form = model.form();
    fields.forEach((name, field) -> field.textProperty().bindBidirectional(form.text(name)));
    active.selectedProperty().bindBidirectional(form.active());
    form.faults().addListener(faultsChanged);
    fields.keySet().forEach(this::showFault);
    showFault(Field.ACCOUNT);
    attached =
        Subscription.combine(
            contacts.attach(),
            editor.attach(),
            consent.attach(),
            questions.attach(),
            form.language()
                .subscribe(chosen ->
                    languages
                        .getToggles()
                        .forEach(toggle -> toggle.setSelected(toggle.getUserData() == chosen))),
            model.shown().subscribe(this::showFile),
            model.notice().subscribe(this::showNotice),
            model.aim().subscribe((_, now) -> now.ifPresent(this::aim)));
    return this::detach;
  }

  private void detach() {
    attached.unsubscribe();
    var form = model.form();
    fields.forEach((name, field) -> field.textProperty().unbindBidirectional(form.text(name)));
    active.selectedProperty().unbindBidirectional(form.active());
    form.faults().removeListener(faultsChanged);
  }
}

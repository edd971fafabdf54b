package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.KeySwitch;

/// Whose file it is, its account number, whether it is active and in which language it is called.
final class FileHeader {
  private final FileModel model;
  private final FileForm form;
  private final BooleanProperty showingHistory;
  private final Words words;
  private final HBox root = new HBox();
  private final Label account = new Label();
  private final Label hint = new Label();
  private final Label title = new Label();
  private final Label accountFault = new Label();
  private final KeySwitch active = new KeySwitch();
  private final ToggleButton history = new ToggleButton();
  private final ToggleGroup languages = new ToggleGroup();
  private final MapChangeListener<Field, Reason> faultsChanged = _ -> showFault();

  FileHeader(FileModel model, BooleanProperty showingHistory, Words words) {
    this.model = model;
    this.form = model.form();
    this.showingHistory = showingHistory;
    this.words = words;
    build();
  }

  HBox root() {
    return root;
  }

  private void build() {
    title.getStyleClass().add("file-title");
    title.setId("registry-title");
    account.getStyleClass().add("account");
    account.setId("registry-account");
    accountFault.getStyleClass().add("fault");
    accountFault.managedProperty().bind(accountFault.visibleProperty());
    hint.setId("registry-account-hint");
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    var names = new VBox(title, account, hint, accountFault);
    names.getStyleClass().add("file-names");
    HBox.setHgrow(names, Priority.ALWAYS);
    active.setId("registry-active");
    active.setMinWidth(Region.USE_PREF_SIZE);
    history.setText(words.get("registry.history.open"));
    history.setGraphic(new FontIcon("fth-clock"));
    history.setId("registry-history-open");
    history.getStyleClass().addAll("flat", "small");
    history.setMinWidth(Region.USE_PREF_SIZE);
    var right = new VBox(active, languageBox(), history);
    right.getStyleClass().add("file-switches");
    right.setAlignment(Pos.CENTER_RIGHT);
    root.getChildren().addAll(names, right);
    root.getStyleClass().add("file-header");
    root.setAlignment(Pos.CENTER_LEFT);
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
        form.language().set(language);
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

  private void showFile(Optional<ResidentFile> file) {
    title.setText(
        file.map(known -> known.content().familyName() + " " + known.content().givenName())
            .map(String::strip)
            .orElse(words.get("registry.file.new")));
    history.setVisible(file.isPresent());
    account.setText(
        file.map(known -> words.texts().format("registry.account", known.account().display()))
            .orElse(words.get("registry.account.new")));
    hint.setText(
        words.get(file.isPresent() ? "registry.account.hint" : "registry.account.hint.new"));
  }

  private void showFault() {
    var fault =
        Optional.ofNullable(form.faults().get(Field.ACCOUNT))
            .map(reason -> words.fault(Field.ACCOUNT, reason));
    accountFault.setText(fault.orElse(""));
    accountFault.setVisible(fault.isPresent());
  }

  private void showActive(boolean called) {
    active.setText(words.get(called ? "registry.active" : "registry.inactive"));
  }

  private void showLanguage(Language chosen) {
    languages.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == chosen));
  }

  Subscription attach() {
    active.selectedProperty().bindBidirectional(form.active());
    history.selectedProperty().bindBidirectional(showingHistory);
    form.faults().addListener(faultsChanged);
    showFault();
    return Subscription.combine(
        form.language().subscribe(this::showLanguage),
        form.active().subscribe(this::showActive),
        model.shown().subscribe(this::showFile),
        () -> history.selectedProperty().unbindBidirectional(showingHistory),
        () -> active.selectedProperty().unbindBidirectional(form.active()),
        () -> form.faults().removeListener(faultsChanged));
  }
}

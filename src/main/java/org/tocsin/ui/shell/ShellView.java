package org.tocsin.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.desk.Incoming;
import org.tocsin.registry.FileId;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;

/// The rail, the search, the bands and the status bar, in one language.
final class ShellView {
  private final ShellViewModel model;
  private final CallerModel caller;
  private final RoomNavigator navigator;
  private final Texts texts;
  private final BorderPane page = new BorderPane();
  private final StackPane root = new StackPane(page);
  private final SearchBox search;
  private final StatusBar statusBar;
  private final KeySheet keys;
  private final Region veil = new Region();
  private @Nullable PbxPanel panel;
  private @Nullable CallerPane callerPane;
  private final Label emergency = band(Feather.ALERT_OCTAGON, "band-emergency");
  private final Label exercise = band(Feather.SHIELD, "band-exercise");
  private final Map<RoomKey, ToggleButton> rail = new EnumMap<>(RoomKey.class);
  private final ChangeListener<Optional<ConsoleStatus>> onStatus = (o, before, now) -> refresh();
  private final ChangeListener<Optional<Incoming>> onCaller = (o, before, now) -> showCaller(now);
  private final ChangeListener<Boolean> onTrouble = (o, before, now) -> refresh();

  ShellView(
      ShellViewModel model,
      CallerModel caller,
      Texts texts,
      List<RoomKey> rooms,
      RoomNavigator navigator,
      StatusBar statusBar) {
    this.model = model;
    this.caller = caller;
    this.navigator = navigator;
    this.texts = texts;
    this.statusBar = statusBar;
    this.search = new SearchBox(model, navigator, texts, root);
    keys = new KeySheet(root, texts);
    root.getStyleClass().add("shell");
    root.getStylesheets().add(sheet());
    page.setTop(new VBox(exercise, emergency, top()));
    page.setLeft(rail(rooms, navigator));
    page.setBottom(statusBar);
    statusBar.onDetails(this::openDetails);
    veil.setOnMousePressed(_ -> closeDetails());
    model.status().addListener(onStatus);
    model.trouble().addListener(onTrouble);
    caller.caller().addListener(onCaller);
    showCaller(caller.caller().get());
    refresh();
  }

  private static String sheet() {
    return Objects.requireNonNull(ShellView.class.getResource("/org/tocsin/ui/shell/shell.css"))
        .toExternalForm();
  }

  private static Label band(Feather sign, String style) {
    var band = new Label("", new FontIcon(sign));
    band.getStyleClass().addAll("band", style);
    band.setMaxWidth(Double.MAX_VALUE);
    return band;
  }

  private Node top() {
    var name = new Label(texts.get("shell.title"), new FontIcon(Feather.RADIO));
    name.getStyleClass().add("shell-name");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var bar = new HBox(name, space, keys.opener(), search);
    bar.getStyleClass().add("shell-top");
    return bar;
  }

  private Node rail(List<RoomKey> rooms, RoomNavigator navigator) {
    var group = new ToggleGroup();
    var column = new VBox();
    column.getStyleClass().add("shell-rail");
    for (var room : rooms) {
      var button = new ToggleButton(texts.get(word(room)), new FontIcon(sign(room)));
      button.setContentDisplay(ContentDisplay.TOP);
      button.setId("shell-room-" + room.name());
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(event -> navigator.open(room));
      rail.put(room, button);
      column.getChildren().add(button);
    }
    return column;
  }

  private static String word(RoomKey room) {
    return switch (room) {
      case REGISTRY -> "shell.room.registry";
      case ALERTS -> "shell.room.alerts";
      case FOLLOW_UP -> "shell.room.followUp";
      case ADMINISTRATION -> "shell.room.administration";
    };
  }

  private static Feather sign(RoomKey room) {
    return switch (room) {
      case REGISTRY -> Feather.USERS;
      case ALERTS -> Feather.BELL;
      case FOLLOW_UP -> Feather.ACTIVITY;
      case ADMINISTRATION -> Feather.SETTINGS;
    };
  }

  private void refresh() {
    model.status().get().ifPresent(this::showStatus);
    if (model.trouble().get()) {
      statusBar.showTrouble();
    }
    var calling = model.emergencies();
    var paused = model.pausedEmergencies();
    show(emergency, !calling.isEmpty() || !paused.isEmpty());
    emergency.setText(
        calling.isEmpty()
            ? texts.format("shell.band.emergencyPaused", String.join(", ", paused))
            : texts.format("shell.band.emergency", String.join(", ", calling)));
    show(exercise, model.simulated() || model.exercising());
    exercise.setText(texts.get(model.simulated() ? "shell.band.simulator" : "shell.band.exercise"));
  }

  private void showCaller(Optional<Incoming> call) {
    if (callerPane != null) {
      callerPane.close();
    }
    callerPane =
        call.map(each -> new CallerPane(texts, each, this::openFile, caller::dismiss)).orElse(null);
    page.setRight(callerPane);
  }

  private void openFile(FileId file) {
    navigator.open(RoomKey.REGISTRY, file.number());
  }

  /// Goes to the file of whoever called last.
  void openCaller() {
    if (!isAsking()) {
      caller.caller().get().stream()
          .flatMap(call -> call.files().stream())
          .findFirst()
          .ifPresent(file -> openFile(file.id()));
    }
  }

  private void showStatus(ConsoleStatus status) {
    statusBar.show(status);
    if (panel != null) {
      panel.show(status);
    }
  }

  /// Shows, above the status bar, each PBX and who makes the calls; once more closes it.
  void openDetails() {
    if (isAsking()) {
      return;
    }
    if (panel != null) {
      closeDetails();
      return;
    }
    var opened = new PbxPanel(texts, new ExtensionField(texts, caller), this::closeDetails);
    model.status().get().ifPresent(opened::show);
    StackPane.setAlignment(opened, Pos.BOTTOM_LEFT);
    StackPane.setMargin(opened, new Insets(8, 8, statusBar.getHeight() + 6, 12));
    root.getChildren().addAll(veil, opened);
    panel = opened;
    opened.focus();
    // Whoever goes on by keyboard has read it.
    opened
        .focusWithinProperty()
        .addListener((_, _, within) -> {
          if (!within && opened.equals(panel)) {
            removeDetails();
          }
        });
  }

  private void closeDetails() {
    statusBar.focusDetails();
    removeDetails();
  }

  private void removeDetails() {
    if (panel != null) {
      var left = panel;
      panel = null;
      left.close();
      root.getChildren().removeAll(veil, left);
    }
  }

  private static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  Parent root() {
    return root;
  }

  /// Lays a question over the page, which waits behind it.
  void ask(ClosingSheet question) {
    removeDetails();
    keys.close();
    page.setDisable(true);
    root.getChildren().setAll(page, question);
    question.focus();
  }

  boolean isAsking() {
    return page.isDisable();
  }

  void stopAsking() {
    root.getChildren().setAll(page);
    page.setDisable(false);
  }

  /// @param keysOfRoom what it understands of the keyboard
  void showRoom(RoomKey key, Node content, List<KeyHelp> keysOfRoom) {
    rail.values().forEach(button -> button.setSelected(false));
    Objects.requireNonNull(rail.get(key)).setSelected(true);
    page.setCenter(content);
    keys.showRoom(texts.get(word(key)), keysOfRoom);
  }

  /// Shows the keys over the page; once more closes them.
  void openKeys() {
    if (!isAsking()) {
      keys.toggle();
    }
  }

  void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  void close() {
    removeDetails();
    keys.close();
    search.close();
    caller.caller().removeListener(onCaller);
    if (callerPane != null) {
      callerPane.close();
    }
    model.status().removeListener(onStatus);
    model.trouble().removeListener(onTrouble);
  }
}

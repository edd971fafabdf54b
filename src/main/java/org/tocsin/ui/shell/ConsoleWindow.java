package org.tocsin.ui.shell;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.KeptFocus;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.common.ThemeChoice;

/// The console's window: one room at a time, in the language and the look that the person chose.
///
/// A change of either builds the views anew; the rooms keep what was typed. FX thread.
public final class ConsoleWindow {
  private static final double SMALLEST_WIDTH = 1180;
  private static final double SMALLEST_HEIGHT = 720;
  private static final List<KeyCode> ROOM_KEYS =
      List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);

  private final Map<RoomKey, Room> rooms = new EnumMap<>(RoomKey.class);
  private final RoomNavigator navigator;
  private final ShellViewModel model;
  private final CallerModel caller;
  private final Preferences preferences;
  private final ZoneId zone;
  private final Scene scene = new Scene(new Group(), 1280, 800);
  private Language language;
  private ThemeChoice theme;
  private RoomKey current;
  private @Nullable ShellView shell;
  private Room.@Nullable View view;
  private Subscription kept = Subscription.EMPTY;

  /// @param rooms in any order, at least one
  /// @param navigator the one that the rooms were built with
  public ConsoleWindow(
      List<Room> rooms,
      RoomNavigator navigator,
      StatusSource status,
      QuickSearch search,
      DeskSource desk,
      BackgroundTasks tasks,
      Preferences preferences,
      ZoneId zone) {
    rooms.forEach(room -> this.rooms.put(room.key(), room));
    this.navigator = navigator;
    this.model = new ShellViewModel(status, search, tasks);
    this.caller = new CallerModel(desk, preferences, tasks);
    this.preferences = preferences;
    this.zone = zone;
    this.language = preferences.language();
    this.theme = preferences.theme();
    this.current = this.rooms.keySet().iterator().next();
    navigator.follow(this::open, this::open);
    addKeys();
  }

  /// Shows the console; its watching ends with the window.
  public void show(Stage stage) {
    build();
    stage.setTitle(Texts.of("shell", language, zone).get("shell.title"));
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    stage.setScene(scene);
    stage.setOnCloseRequest(event -> {
      if (mustAsk(stage)) {
        event.consume();
      }
    });
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> close());
    stage.show();
    focus();
  }

  /// Asks before what is unfinished is lost; nobody is asked about nothing.
  private boolean mustAsk(Stage stage) {
    var texts = Texts.of("shell", language, zone);
    var unfinished = new ArrayList<>(model.unfinishedCalls(texts));
    rooms.values().forEach(room -> unfinished.addAll(room.unfinished(language)));
    if (unfinished.isEmpty()) {
      return false;
    }
    var page = Objects.requireNonNull(shell);
    if (!page.isAsking()) {
      var focused = Optional.ofNullable(scene.getFocusOwner());
      Runnable stay =
          () -> {
            page.stopAsking();
            focused.ifPresent(Node::requestFocus);
          };
      page.ask(new ClosingSheet(texts, unfinished, stay, stage::close));
    }
    return true;
  }

  private void addKeys() {
    var keys = scene.getAccelerators();
    int next = 0;
    for (var room : rooms.keySet()) {
      keys.put(control(ROOM_KEYS.get(next++)), () -> open(room));
    }
    keys.put(new KeyCodeCombination(KeyCode.F1), () -> Objects.requireNonNull(shell).openKeys());
    keys.put(new KeyCodeCombination(KeyCode.F8), () -> Objects.requireNonNull(shell).openDetails());
    keys.put(new KeyCodeCombination(KeyCode.F9), () -> Objects.requireNonNull(shell).openCaller());
    keys.put(control(KeyCode.K), () -> Objects.requireNonNull(shell).focusSearch());
  }

  private static KeyCodeCombination control(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  private void build() {
    closeViews();
    var texts = Texts.of("shell", language, zone);
    var bar = new StatusBar(texts, theme, this::changeLanguage, this::changeTheme);
    shell = new ShellView(model, caller, texts, List.copyOf(rooms.keySet()), navigator, bar);
    scene.setRoot(shell.root());
    theme.apply(scene);
    openView();
  }

  /// Builds anew and leaves the focus on what had it.
  private void rebuild() {
    var focused = Optional.ofNullable(scene.getFocusOwner()).map(Node::getId);
    build();
    focused.map(id -> scene.lookup("#" + id)).ifPresentOrElse(Node::requestFocus, this::focus);
  }

  private void openView() {
    var room = Objects.requireNonNull(rooms.get(current));
    view = room.open(language);
    Objects.requireNonNull(shell).showRoom(current, view.root(), room.keys(language));
    kept = new KeptFocus(view.root(), view::focus).attach();
  }

  private void open(RoomKey room) {
    if (shell == null) {
      current = room;
      return;
    }
    closeView();
    current = room;
    openView();
    focus();
  }

  private void open(RoomKey room, long id) {
    open(room);
    Objects.requireNonNull(rooms.get(room)).show(id);
  }

  private void focus() {
    if (view != null) {
      // What stands in a scroll is not in the window before that.
      view.root().applyCss();
      view.focus();
    }
  }

  private void changeLanguage() {
    language = language == Language.FRENCH ? Language.ENGLISH : Language.FRENCH;
    preferences.keep(language, theme);
    rebuild();
  }

  private void changeTheme() {
    theme = theme.other();
    preferences.keep(language, theme);
    rebuild();
  }

  private void closeView() {
    kept.unsubscribe();
    if (view != null) {
      view.close();
      view = null;
    }
  }

  private void closeViews() {
    closeView();
    if (shell != null) {
      shell.close();
    }
  }

  private void close() {
    closeViews();
    caller.close();
    model.close();
  }
}

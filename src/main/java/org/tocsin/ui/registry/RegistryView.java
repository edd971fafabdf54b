package org.tocsin.ui.registry;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.shared.Channel;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.Texts;

/// The room's screen: what was found on the left, one file on the right.
final class RegistryView implements Room.View {
  private final RegistryViewModel model;
  private final SplitPane root = new SplitPane();
  private final SearchPane search;
  private final InvalidsPane invalids;
  private final FilePane file;
  private final EventHandler<KeyEvent> keys = this::pressed;
  private final Subscription attached;

  RegistryView(RegistryViewModel model, Texts texts, FilePicker picker) {
    this.model = model;
    var words = new Words(texts);
    file = new FilePane(model, words);
    search = new SearchPane(model, words, picker, model::wantFocus);
    var imports = new ImportPane(model, words, picker);
    var duplicates =
        new DuplicatesPane(
            model.duplicates(),
            words,
            () -> {
              model.closeDuplicates();
              search.focus();
            });
    var nothing = nothing(words);
    root.getStyleClass().add("registry");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    RegistryView.class.getResource("/org/tocsin/ui/registry/registry.css"))
                .toExternalForm());
    invalids = new InvalidsPane(model, words);
    root.getItems()
        .addAll(
            new StackPane(search.root(), invalids.root()),
            new StackPane(nothing, file.root(), imports.root(), duplicates.root()));
    root.setDividerPositions(0.53);
    // Also while somebody types in the search above all rooms.
    root.sceneProperty().subscribe(this::listen);
    attached =
        Subscription.combine(
            model.attach(),
            search.attach(),
            file.attach(),
            imports.attach(),
            invalids.attach(),
            model.invalids().showing().subscribe(this::showInvalids),
            duplicates.attach(),
            model
                .page()
                .subscribe(page -> {
                  nothing.setVisible(page == RegistryViewModel.Page.NOTHING);
                  file.root().setVisible(page == RegistryViewModel.Page.FILE);
                  imports.root().setVisible(page == RegistryViewModel.Page.IMPORT);
                  duplicates.root().setVisible(page == RegistryViewModel.Page.DUPLICATES);
                  if (page == RegistryViewModel.Page.DUPLICATES) {
                    duplicates.focus();
                  }
                }));
  }

  private void listen(@Nullable Scene before, @Nullable Scene now) {
    Optional.ofNullable(before)
        .ifPresent(scene -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys));
    Optional.ofNullable(now).ifPresent(scene -> scene.addEventFilter(KeyEvent.KEY_PRESSED, keys));
  }

  private void pressed(KeyEvent event) {
    Stream.of(everywhere(), onFile(), onNumbers())
        .flatMap(keys -> keys.entrySet().stream())
        .filter(key -> key.getKey().match(event))
        .findFirst()
        .ifPresent(key -> {
          key.getValue().run();
          event.consume();
        });
  }

  private Map<RegistryKey, Runnable> everywhere() {
    return Map.of(
        RegistryKey.INVALIDS,
        () -> {
          model.invalids().showing().set(true);
          invalids.focus();
        },
        RegistryKey.DUPLICATES,
        model::openDuplicates,
        RegistryKey.NEW,
        search::openNew,
        RegistryKey.FILTERS,
        () -> {
          model.invalids().showing().set(false);
          search.flipFilters();
        });
  }

  private Map<RegistryKey, Runnable> onFile() {
    return model.page().get() == RegistryViewModel.Page.FILE
        ? Map.of(
            RegistryKey.HISTORY, model.history()::toggle, RegistryKey.LIKELY, model.likely()::see)
        : Map.of();
  }

  /// What is understood as long as a file is on screen, or on its way there.
  private Map<RegistryKey, Runnable> onNumbers() {
    return model.hasFile()
        ? Map.of(
            RegistryKey.NUMBER, () -> model.onNumbers(ContactsModel::editNext),
            RegistryKey.VOICE, () -> model.onNumbers(numbers -> numbers.add(Channel.VOICE)),
            RegistryKey.SMS, () -> model.onNumbers(numbers -> numbers.add(Channel.SMS)))
        : Map.of();
  }

  private void showInvalids(boolean shown) {
    boolean wasShown = invalids.root().isVisible();
    invalids.root().setVisible(shown);
    search.root().setVisible(!shown);
    if (shown != wasShown && root.getScene() != null) {
      focus();
    }
  }

  private static VBox nothing(Words words) {
    var title = new Label(words.get("registry.nothing.title"), new FontIcon("fth-search"));
    title.getStyleClass().add("file-title");
    var hint = new Label(words.get("registry.nothing.hint"));
    hint.getStyleClass().add("hint");
    hint.setWrapText(true);
    var box = new VBox(title, hint);
    box.getStyleClass().add("nothing");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void focus() {
    if (invalids.root().isVisible()) {
      invalids.focus();
    } else {
      search.focus();
    }
  }

  @Override
  public void close() {
    attached.unsubscribe();
  }
}

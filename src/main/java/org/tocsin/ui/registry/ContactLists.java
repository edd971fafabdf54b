package org.tocsin.ui.registry;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.shared.Channel;

/// Voice numbers and SMS numbers, each list in the order in which it is tried.
final class ContactLists {
  private static final String PENCIL = "pencil";
  private static final List<String> BUTTONS = List.of("call", "up", "down", PENCIL, "bin");

  private final FileModel model;
  private final Words words;
  private final HBox root = new HBox();
  private final Map<Channel, VBox> lists = new EnumMap<>(Channel.class);
  private final Map<Channel, Button> adders = new EnumMap<>(Channel.class);

  ContactLists(FileModel model, Words words) {
    this.model = model;
    this.words = words;
    root.getStyleClass().add("contacts");
    for (var channel : Channel.values()) {
      root.getChildren().add(column(channel));
    }
  }

  HBox root() {
    return root;
  }

  Node adder(Channel channel) {
    return Objects.requireNonNull(adders.get(channel));
  }

  /// Puts the focus on the pencil of a row.
  void focus(Channel channel, int index) {
    focus(channel, index, PENCIL);
  }

  private void focus(Channel channel, int index, String button) {
    var rows = list(channel).getChildren();
    var node = index < rows.size() ? rows.get(index).lookup("." + button) : null;
    if (node != null && node.isDisabled()) {
      focus(channel, index);
    } else {
      (node == null ? adder(channel) : node).requestFocus();
    }
  }

  private VBox list(Channel channel) {
    return Objects.requireNonNull(lists.get(channel));
  }

  private VBox column(Channel channel) {
    var icon = new FontIcon(channel == Channel.VOICE ? "fth-phone" : "fth-message-square");
    var name = new Label(words.channel(channel), icon);
    name.getStyleClass().add("list-name");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var add =
        new Button(
            words.texts().format("registry.contact.add", key(channel).keys().getDisplayText()),
            new FontIcon("fth-plus"));
    add.setId("registry-add-" + channel.name());
    add.setAccessibleText(words.get("registry.contact.add." + channel.name()));
    add.setTooltip(new Tooltip(add.getAccessibleText()));
    add.getStyleClass().addAll("flat", "small");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(_ -> model.contacts().add(channel));
    adders.put(channel, add);
    var head = new HBox(name, add);
    head.setAlignment(Pos.CENTER_LEFT);
    var rows = new VBox();
    rows.setId("registry-list-" + channel.name());
    rows.getStyleClass().add("contact-rows");
    lists.put(channel, rows);
    var column = new VBox(head, rows);
    column.getStyleClass().add("contact-column");
    column.setMinWidth(0);
    column.setPrefWidth(300);
    HBox.setHgrow(column, Priority.ALWAYS);
    return column;
  }

  private static RegistryKey key(Channel channel) {
    return channel == Channel.VOICE ? RegistryKey.VOICE : RegistryKey.SMS;
  }

  private void show(Channel channel) {
    var rows = list(channel).getChildren();
    var contacts = model.form().list(channel);
    rows.clear();
    for (int i = 0; i < contacts.size(); i++) {
      rows.add(row(contacts.get(i), i, contacts.size()));
    }
    if (contacts.isEmpty()) {
      var none = new Label(words.get("registry.contact.none." + channel.name()));
      none.getStyleClass().add("hint");
      none.setWrapText(true);
      rows.add(none);
    }
  }

  private Node row(ContactRow row, int index, int size) {
    var contact = row.contact();
    var number = new Label(contact.number().display());
    number.getStyleClass().add("contact-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    var call = button("fth-phone-outgoing", "registry.contact.call", row);
    call.getStyleClass().add("call");
    call.setOnAction(_ -> model.phone().call(contact.number()));
    var up = button("fth-arrow-up", "registry.contact.up", row);
    up.getStyleClass().add("up");
    up.setDisable(index == 0);
    up.setOnAction(_ -> move(row, index - 1));
    var down = button("fth-arrow-down", "registry.contact.down", row);
    down.getStyleClass().add("down");
    down.setDisable(index == size - 1);
    down.setOnAction(_ -> move(row, index + 1));
    var edit = isFirst(row) ? "registry.contact.editFirst" : "registry.contact.edit";
    var pencil = button("fth-edit-2", edit, row);
    pencil.getStyleClass().add(PENCIL);
    pencil.setOnAction(_ -> model.contacts().edit(row));
    var bin = button("fth-trash-2", "registry.contact.remove", row);
    bin.getStyleClass().add("bin");
    bin.setOnAction(_ -> model.contacts().remove(row));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var line = new HBox(number, call, space, up, down, pencil, bin);
    line.setAlignment(Pos.CENTER_LEFT);
    var texts = new VBox(line);
    texts.getStyleClass().add("contact-row");
    say(texts, words.details(contact), "hint");
    if (!contact.active()) {
      number.getStyleClass().add("is-off");
      say(texts, words.get("registry.contact.inactive"), "hint");
    }
    if (contact.invalid()) {
      say(texts, words.get("registry.contact.invalid"), "fault");
    }
    row.fault().ifPresent(fault -> say(texts, words.fault(fault), "fault"));
    if (size > 1) {
      number.setGraphic(new FontIcon("fth-more-vertical"));
      texts.getStyleClass().add("is-movable");
      sayPlace(List.of(call, up, down, pencil, bin), index, size);
      texts.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, row, index));
      RowDrag.install(list(contact.channel()), texts, place -> move(row, place));
    }
    return texts;
  }

  /// Who hears the screen knows from each button where its number stands.
  private void sayPlace(List<Button> buttons, int index, int size) {
    for (var button : buttons) {
      button.setAccessibleText(
          words
              .texts()
              .format("registry.contact.place", button.getAccessibleText(), index + 1, size));
    }
  }

  private void pressed(KeyEvent event, ContactRow row, int index) {
    if (RegistryKey.EARLIER.match(event) || RegistryKey.LATER.match(event)) {
      move(row, RegistryKey.EARLIER.match(event) ? index - 1 : index + 1);
      event.consume();
    }
  }

  /// Whether it is the one that a key leads to.
  private boolean isFirst(ContactRow row) {
    return Stream.of(Channel.values())
        .flatMap(channel -> model.form().list(channel).stream())
        .findFirst()
        .filter(row::equals)
        .isPresent();
  }

  /// The keyboard stays on the same button of the number that moved; on its pencil when that one
  /// can bring it no further.
  private void move(ContactRow row, int place) {
    var channel = row.contact().channel();
    var button = buttonInFocus();
    if (model.contacts().move(row, place)) {
      focus(channel, place, button);
      model.tell(
          Notice.good(
              "registry.contact.moved",
              row.contact().number().display(),
              place + 1,
              model.form().list(channel).size()));
    }
  }

  private String buttonInFocus() {
    var focused = root.getScene().getFocusOwner();
    return focused == null
        ? PENCIL
        : BUTTONS.stream().filter(focused.getStyleClass()::contains).findFirst().orElse(PENCIL);
  }

  private static void say(VBox texts, String words, String style) {
    if (!words.isEmpty()) {
      var label = new Label(words);
      label.getStyleClass().add(style);
      label.setWrapText(true);
      texts.getChildren().add(label);
    }
  }

  private Button button(String icon, String key, ContactRow row) {
    var button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("flat", "small", "button-icon");
    button.setAccessibleText(words.texts().format(key, row.contact().number().display()));
    button.setTooltip(new Tooltip(button.getAccessibleText()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  Subscription attach() {
    var subscription = Subscription.EMPTY;
    for (var channel : Channel.values()) {
      show(channel);
      subscription = subscription.and(model.form().list(channel).subscribe(() -> show(channel)));
    }
    return subscription;
  }
}

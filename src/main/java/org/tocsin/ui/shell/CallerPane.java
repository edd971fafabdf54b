package org.tocsin.ui.shell;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.desk.Incoming;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.RevealingScroll;
import org.tocsin.ui.common.Texts;

/// Beside whatever is being done: who calls, and the files that have his number. It takes no
/// keyboard by itself; F9 opens the first file, Escape closes it where it has the keyboard.
final class CallerPane extends VBox {
  private final Texts texts;
  private final Subscription revealing;

  /// @param onOpen goes to a file
  CallerPane(Texts texts, Incoming call, Consumer<FileId> onOpen, Runnable onClose) {
    this.texts = texts;
    setId("shell-caller");
    getStyleClass().add("caller");
    var cards = new VBox();
    cards.getStyleClass().add("caller-files");
    for (var file : call.files()) {
      cards.getChildren().add(card(file, onOpen));
    }
    if (call.files().isEmpty()) {
      cards.getChildren().add(text(texts.get("shell.caller.none"), "caller-line"));
    }
    var scroll = new RevealingScroll(cards);
    VBox.setVgrow(scroll.root(), Priority.ALWAYS);
    revealing = scroll.attach();
    var number =
        call.ring().caller().map(PhoneNumber::display).orElse(texts.get("shell.caller.hidden"));
    getChildren()
        .addAll(
            head(call, onClose),
            text(number, "caller-number"),
            text(texts.format("shell.caller.at", texts.time(call.ring().at())), "caller-line"),
            scroll.root());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            onClose.run();
          }
        });
  }

  private Node head(Incoming call, Runnable onClose) {
    var title =
        new Label(
            texts.format("shell.caller.title", call.ring().extension()),
            new FontIcon(Feather.PHONE_INCOMING));
    title.getStyleClass().add("caller-title");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var close = new Button("", new FontIcon(Feather.X));
    close.setId("shell-caller-close");
    close.getStyleClass().add("flat");
    close.setAccessibleText(texts.get("shell.caller.close"));
    close.setOnAction(_ -> onClose.run());
    var head = new HBox(title, space, close);
    head.getStyleClass().add("caller-head");
    return head;
  }

  private Node card(ResidentFile file, Consumer<FileId> onOpen) {
    var content = file.content();
    var address = content.address();
    var lines = new ArrayList<String>();
    lines.add(
        Stream.of(
                address.civicNumber().display() + ", " + address.street(),
                address.apartment(),
                address.city())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ")));
    lines.add(texts.get("shell.caller.language." + content.language().code()));
    lines.add(texts.get("shell.caller.consent." + content.consent().name()));
    if (!content.active()) {
      lines.add(texts.get("shell.caller.inactive"));
    }
    if (content.particulars().reducedMobility()) {
      lines.add(texts.get("shell.caller.reducedMobility"));
    }
    content.contacts().forEach(contact -> lines.add(number(contact)));
    var open = new Button(texts.get("shell.caller.open"), new FontIcon(Feather.EDIT_2));
    open.setOnAction(_ -> onOpen.accept(file.id()));
    var name =
        Stream.of(content.familyName(), content.givenName())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    var card = new VBox(text(name, "caller-name"));
    lines.forEach(line -> card.getChildren().add(text(line, "caller-line")));
    if (!content.particulars().note().isEmpty()) {
      card.getChildren().add(text(content.particulars().note(), "caller-note"));
    }
    card.getChildren().add(open);
    card.getStyleClass().add("caller-file");
    card.setAccessibleText(
        Stream.concat(Stream.of(name), lines.stream()).collect(Collectors.joining(". ")));
    return card;
  }

  private String number(ContactPoint contact) {
    var kind = contact.channel() == Channel.VOICE ? "voice" : "sms";
    var state = contact.active() ? "" : texts.get("shell.caller.number.inactive");
    var number =
        Stream.of(contact.number().display(), contact.description())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return texts.format("shell.caller.number." + kind, number) + state;
  }

  private static Label text(String words, String style) {
    var label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  void close() {
    revealing.unsubscribe();
  }
}

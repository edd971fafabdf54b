package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.MergeOutcome;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.ResidentFile;
import org.tocsin.ui.registry.MergeChoice.Part;
import org.tocsin.ui.registry.MergeChoice.Side;

/// Two files side by side: what is taken of each, field by field, by keyboard.
final class ComparePane {
  private static final double NAME_WIDTH = 130;

  private final DuplicatesModel model;
  private final Words words;
  private final VBox root = new VBox();
  private final GridPane grid = new GridPane();
  private final Label faults = new Label();

  ComparePane(DuplicatesModel model, Words words) {
    this.model = model;
    this.words = words;
    root.getStyleClass().add("compare");
    grid.getStyleClass().add("compare-grid");
    faults.getStyleClass().add("trouble");
    faults.setId("registry-compare-faults");
    faults.setWrapText(true);
    faults.managedProperty().bind(faults.visibleProperty());
    var what = new Label(words.get("registry.compare.what"));
    what.setWrapText(true);
    what.getStyleClass().add("plain");
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("file-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    root.getChildren().addAll(what, scroll, faults, answers());
  }

  VBox root() {
    return root;
  }

  private FlowPane answers() {
    var merge = button("merge", "registry.compare.merge", "fth-check", model::merge);
    merge.getStyleClass().add("accent");
    return new FlowPane(
        8,
        6,
        merge,
        button("distinct", "registry.compare.distinct", "fth-users", model::notDuplicate),
        button("back", "registry.compare.back", "fth-x", model::back));
  }

  private Button button(String id, String key, String icon, Runnable action) {
    var button = new Button(words.get(key), new FontIcon(icon));
    button.setId("registry-compare-" + id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void show(Optional<MergeChoice> choice) {
    grid.getChildren().clear();
    choice.ifPresent(this::fill);
  }

  private void fill(MergeChoice choice) {
    Optional<RadioButton> first = Optional.empty();
    int row = 0;
    for (var part : Part.values()) {
      grid.add(name("registry.compare." + part.name()), 0, row);
      if (choice.differs(part)) {
        var pair = new ToggleGroup();
        var left = radio(choice, part, Side.LEFT, pair);
        grid.add(left, 1, row);
        grid.add(radio(choice, part, Side.RIGHT, pair), 2, row);
        first = first.or(() -> Optional.of(left));
      } else {
        grid.add(plain(text(part, choice.file(Side.LEFT))), 1, row, 2, 1);
      }
      row++;
    }
    grid.add(name("registry.section.consent"), 0, row);
    grid.add(plain(words.consent(choice.consent())), 1, row++, 2, 1);
    grid.add(name("registry.section.contacts"), 0, row);
    for (var line : choice.lines()) {
      grid.add(line(choice, line), 1, row++, 2, 1);
    }
    first.ifPresent(Node::requestFocus);
  }

  private Label name(String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("field-name");
    // The two files need the room more than the names of their fields.
    ImportParts.wrap(label);
    label.setPrefWidth(NAME_WIDTH);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label plain(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  private RadioButton radio(MergeChoice choice, Part part, Side side, ToggleGroup pair) {
    var text = text(part, choice.file(side));
    var radio = new RadioButton(text);
    radio.setId("registry-compare-" + part.name() + "-" + side.name());
    radio.setAccessibleText(
        words
            .texts()
            .format("registry.compare.choice", words.get("registry.compare." + part.name()), text));
    radio.setToggleGroup(pair);
    radio.setWrapText(true);
    if (part == Part.CARD || part == Part.ACCOUNT) {
      // A number is not read on two lines.
      radio.setMinWidth(Region.USE_PREF_SIZE);
    }
    radio.setSelected(choice.side(part) == side);
    radio
        .selectedProperty()
        .subscribe((_, selected) -> {
          if (selected) {
            choice.choose(part, side);
          }
        });
    return radio;
  }

  private CheckBox line(MergeChoice choice, MergeChoice.Line line) {
    var contact = line.contact();
    var box = new CheckBox(text(line));
    box.setId("registry-compare-" + contact.channel().name() + "-" + contact.number().national());
    box.setWrapText(true);
    box.setSelected(choice.isTaken(line));
    box.selectedProperty().subscribe((_, taken) -> choice.take(line, taken));
    return box;
  }

  private String text(MergeChoice.Line line) {
    var contact = line.contact();
    var whose = line.left() && line.right() ? "BOTH" : line.left() ? "LEFT" : "RIGHT";
    var number =
        words
            .texts()
            .format(
                "registry.compare.number",
                words.channel(contact.channel()),
                contact.number().display(),
                words.get("registry.compare.whose." + whose));
    var details = words.details(contact);
    return details.isEmpty() ? number : number + " · " + details;
  }

  private String text(Part part, ResidentFile file) {
    var content = file.content();
    var address = content.address();
    var text =
        switch (part) {
          case ACCOUNT -> file.account().display();
          case FAMILY_NAME -> content.familyName();
          case GIVEN_NAME -> content.givenName();
          case LANGUAGE -> words.language(content.language());
          case ADDRESS ->
              (words.street(address)
                      + ", "
                      + address.city()
                      + " "
                      + address.postalCode().map(PostalCode::display).orElse(""))
                  .strip();
          case ACTIVE -> words.value("active", Boolean.toString(content.active()));
          case REDUCED_MOBILITY ->
              words.value("active", Boolean.toString(content.particulars().reducedMobility()));
          case CARD -> content.particulars().card().map(CardNumber::text).orElse("");
          case NOTE -> content.particulars().note();
        };
    return text.isEmpty() ? words.get("registry.difference.empty") : text;
  }

  private void refuse(Optional<MergeOutcome.Invalid> refused) {
    faults.setVisible(refused.isPresent());
    faults.setText(
        refused
            .map(invalid ->
                invalid.faults().stream()
                    .map(words::fault)
                    .distinct()
                    .collect(Collectors.joining("\n")))
            .orElse(""));
  }

  Subscription attach() {
    return Subscription.combine(
        model.choice().subscribe(this::show), model.refused().subscribe(this::refuse));
  }
}

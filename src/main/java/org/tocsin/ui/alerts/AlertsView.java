package org.tocsin.ui.alerts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.Pace;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.Texts;

/// The room's screen: campaigns on the left, the five steps of a new one beside them.
final class AlertsView implements Room.View {
  private final AlertsViewModel model;
  private final Words words;
  private final BorderPane root = new BorderPane();
  private final VBox cards = new VBox();
  private final ScrollPane scroll = new ScrollPane(cards);
  private final Map<Step, Node> cardOf = new EnumMap<>(Step.class);
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final WhatPane what;
  private final CampaignList list;

  AlertsView(AlertsViewModel model, FilePicker picker, Optional<Pace> allowed, Texts texts) {
    this.model = model;
    this.words = new Words(texts);
    root.getStyleClass().add("alerts");
    root.getStylesheets().add(sheet());
    list = new CampaignList(model, texts, subscriptions);
    what = new WhatPane(model, picker, texts, subscriptions);
    addCard(Step.WHAT, what.root());
    addCard(Step.WHO, new WhoPane(model, texts, subscriptions).root());
    addCard(Step.HOW, new HowPane(model.form(), texts, subscriptions).root());
    addCard(Step.CHECK, new CheckPane(model, allowed, texts, subscriptions).root());
    addCard(Step.LAUNCH, new LaunchPane(model, texts, subscriptions).root());
    cards.getStyleClass().add("cards");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page");
    scroll.setId("alerts-page");
    root.setLeft(list.root());
    root.setCenter(new VBox(strip(), scroll));
    VBox.setVgrow(scroll, Priority.ALWAYS);
    model.attach();
  }

  private static String sheet() {
    return Objects.requireNonNull(AlertsView.class.getResource("/org/tocsin/ui/alerts/alerts.css"))
        .toExternalForm();
  }

  /// The steps at a glance, always visible; each takes to its card.
  private HBox strip() {
    var strip = new HBox();
    strip.getStyleClass().add("strip");
    for (var step : Step.values()) {
      var entry = new Button(words.title(step));
      entry.setId("alerts-strip-" + step.name());
      entry.getStyleClass().addAll("strip-step", "flat");
      entry.setMaxWidth(Double.MAX_VALUE);
      entry.setOnAction(_ -> reveal(step));
      HBox.setHgrow(entry, Priority.ALWAYS);
      subscriptions.add(
          model
              .missing()
              .subscribe(missing -> {
                boolean done = missing.getOrDefault(step, List.of()).isEmpty();
                mark(entry, done);
                entry.setGraphic(new FontIcon(done ? "fth-check-circle" : "fth-circle"));
                entry.setAccessibleText(words.titleAndState(step, done));
              }));
      strip.getChildren().add(entry);
    }
    return strip;
  }

  private void reveal(Step step) {
    var card = Objects.requireNonNull(cardOf.get(step));
    double hidden = cards.getHeight() - scroll.getViewportBounds().getHeight();
    double top = card.getBoundsInParent().getMinY() - 12;
    scroll.setVvalue(hidden <= 0 ? 0 : Math.min(1, top / hidden));
    card.lookupAll("*").stream()
        .filter(node -> node.isFocusTraversable() && !node.isDisabled())
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private void addCard(Step step, Node content) {
    var title = new Label(words.title(step));
    title.getStyleClass().add("card-title");
    title.setMinWidth(Label.USE_PREF_SIZE);
    var status = new Label();
    status.setId("alerts-status-" + step.name());
    status.getStyleClass().add("card-status");
    status.setWrapText(true);
    var header = new HBox(title, status);
    header.getStyleClass().add("card-header");
    var card = new VBox(header, content);
    card.getStyleClass().add("card");
    subscriptions.add(
        model
            .missing()
            .subscribe(missing -> {
              var problems = missing.getOrDefault(step, List.of());
              mark(card, problems.isEmpty());
              status.setText(statusWords(step, problems));
              title.setGraphic(
                  new FontIcon(problems.isEmpty() ? "fth-check-circle" : "fth-alert-circle"));
            }));
    if (step != Step.LAUNCH) {
      subscriptions.add(model.launching().subscribe(content::setDisable));
    }
    cardOf.put(step, card);
    cards.getChildren().add(card);
  }

  /// What the last step waits for is said beside its button: once is enough.
  private String statusWords(Step step, List<Problem> problems) {
    if (problems.isEmpty()) {
      return words.done(step);
    }
    return step == Step.LAUNCH ? "" : words.joined(problems);
  }

  private static void mark(Node node, boolean done) {
    node.getStyleClass().removeAll("done", "missing");
    node.getStyleClass().add(done ? "done" : "missing");
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void focus() {
    what.focus();
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
    list.close();
    model.detach();
  }
}

package org.tocsin.ui.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// Step 5: the number of residences is typed, and calls leave.
final class LaunchPane {
  private final AlertsViewModel model;
  private final Texts texts;
  private final Words words;
  private final TextField typed = new TextField();
  private final Button launch;
  private final Label figures = new Label();
  private final Label reason = new Label();
  private final Label notice = new Label();
  private final ProgressIndicator working = new ProgressIndicator();
  private final VBox root;

  LaunchPane(AlertsViewModel model, Texts texts, List<Subscription> subscriptions) {
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
    typed.setId("alerts-typed");
    typed.setPrefColumnCount(8);
    typed.textProperty().bindBidirectional(model.typed());
    typed.setOnAction(_ -> model.launch());
    var label = new Label(texts.get("alerts.launch.label"));
    label.setLabelFor(typed);
    label.setMinWidth(Region.USE_PREF_SIZE);
    launch = new Button(texts.get("alerts.launch"), new FontIcon("fth-bell"));
    launch.setId("alerts-launch");
    launch.getStyleClass().addAll("danger", "launch");
    launch.setOnAction(_ -> model.launch());
    launch.setMinWidth(Region.USE_PREF_SIZE);
    working.setPrefSize(22, 22);
    figures.setId("alerts-figures");
    figures.setWrapText(true);
    figures.managedProperty().bind(figures.visibleProperty());
    reason.setId("alerts-reason");
    reason.getStyleClass().add("reason");
    reason.setWrapText(true);
    notice.setId("alerts-notice");
    notice.getStyleClass().add("outcome");
    notice.setGraphic(new FontIcon("fth-alert-triangle"));
    notice.setWrapText(true);
    notice.managedProperty().bind(notice.visibleProperty());
    var line = new HBox(label, typed, launch, working);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("choices");
    root = new VBox(figures, line, reason, notice);
    root.getStyleClass().add("launching");
    subscriptions.add(model.missing().subscribe(_ -> show()));
    subscriptions.add(model.launching().subscribe(_ -> show()));
    subscriptions.add(model.count().subscribe(this::showFigures));
    subscriptions.add(model.notices().subscribe(this::tell));
  }

  Node root() {
    return root;
  }

  private void tell(List<Problem> problems) {
    notice.setVisible(!problems.isEmpty());
    notice.setText(words.joined(problems));
  }

  /// Both figures in one sentence: the one that is typed, and how many of these phones ring.
  private void showFigures(Optional<AudienceCount> count) {
    figures.setVisible(count.isPresent());
    figures.setText(count.map(this::sentence).orElse(""));
  }

  private String sentence(AudienceCount count) {
    int silent = count.residences() - count.callable();
    if (silent == 0) {
      return texts.format("alerts.launch.all", count.residences());
    }
    var why = new ArrayList<String>();
    add(why, "alerts.launch.noNumber", count.noNumber());
    add(why, "alerts.launch.noConsent", count.noConsent());
    add(why, "alerts.launch.inactive", count.inactive());
    return texts.format(
        "alerts.launch.some",
        count.residences(),
        count.callable(),
        silent,
        String.join(texts.get("alerts.launch.and"), why));
  }

  private void add(List<String> why, String key, int residences) {
    if (residences > 0) {
      why.add(texts.format(key, residences));
    }
  }

  private void show() {
    working.setVisible(model.launching().get());
    // Not disabled: it keeps the focus for another number.
    typed.setEditable(!model.launching().get());
    launch.setDisable(!model.canLaunch());
    if (model.launching().get()) {
      reason.setText(texts.get("alerts.launch.working"));
    } else if (model.canLaunch()) {
      int callable = model.count().get().map(AudienceCount::callable).orElse(0);
      reason.setText(texts.format("alerts.launch.ready", callable));
    } else {
      reason.setText(words.joined(model.missing().get().getOrDefault(Step.LAUNCH, List.of())));
    }
  }
}

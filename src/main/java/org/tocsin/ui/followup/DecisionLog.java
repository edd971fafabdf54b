package org.tocsin.ui.followup;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.audit.AuditEntry;
import org.tocsin.ui.common.Texts;

/// What was decided about the alert, by whom and when, the newest first.
final class DecisionLog {
  /// The newest decision can be read even where the rest has to be scrolled to.
  private static final double LEAST_HEIGHT = 64;

  private final FollowUpViewModel model;
  private final Texts texts;
  private final VBox decisions = new VBox();
  private final ScrollPane scroll = new ScrollPane(decisions);

  DecisionLog(FollowUpViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    decisions.getStyleClass().add("decisions");
    decisions.setId("followup-decisions");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("log");
    scroll.setMinHeight(LEAST_HEIGHT);
  }

  Node root() {
    return scroll;
  }

  Subscription attach() {
    showDecisions();
    return model.readings().decisions().subscribe(this::showDecisions);
  }

  private void showDecisions() {
    decisions
        .getChildren()
        .setAll(model.readings().decisions().stream().map(this::decision).toList());
  }

  private Node decision(AuditEntry entry) {
    var what = new Label(action(entry));
    what.getStyleClass().add("decision-what");
    what.setWrapText(true);
    var who =
        new Label(
            texts.format(
                "followup.decision.who",
                texts.timeToTheSecond(entry.at()),
                entry.actor().name().startsWith("<")
                    ? texts.get("followup.decision.system")
                    : entry.actor().name()));
    who.getStyleClass().add("decision-who");
    var box = new VBox(what, who);
    box.getStyleClass().add("decision");
    return box;
  }

  private String action(AuditEntry entry) {
    return switch (entry.action()) {
      case "campaign.create" -> texts.get("followup.decision.create");
      case "campaign.update" -> texts.get("followup.decision.update");
      case "campaign.launch" ->
          texts.format("followup.decision.launch", figure(entry, "residences"));
      case "campaign.pause" -> texts.get("followup.decision.pause");
      case "campaign.resume" -> texts.get("followup.decision.resume");
      case "campaign.lift" -> texts.get("followup.decision.lift");
      case "campaign.abort" -> texts.get("followup.decision.abort");
      case "campaign.complete" -> texts.get("followup.decision.complete");
      case "campaign.pace" ->
          texts.format(
              "followup.decision.pace", figure(entry, "channels"), figure(entry, "callsPerSecond"));
      default -> entry.action();
    };
  }

  /// As a number where it is one, so that it is written as the language writes it.
  private static Object figure(AuditEntry entry, String detail) {
    var written = entry.details().getOrDefault(detail, "");
    try {
      return Double.valueOf(written);
    } catch (NumberFormatException _) {
      return written;
    }
  }
}

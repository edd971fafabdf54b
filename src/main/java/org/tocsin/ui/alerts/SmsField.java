package org.tocsin.ui.alerts;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.shared.Language;
import org.tocsin.telephony.TextSegments;
import org.tocsin.ui.common.Texts;

/// The words of a text, with what they cost: segments, and the characters that make them dearer.
final class SmsField {
  private static final int LINES = 3;

  private final Texts texts;
  private final TextArea area = new TextArea();
  private final Label count = new Label();
  private final Label forcing = new Label();
  private final VBox root = new VBox(area, count, forcing);

  SmsField(Language language, StringProperty body, Texts texts, List<Subscription> subscriptions) {
    this.texts = texts;
    area.setId("alerts-text-" + language.code());
    area.setPromptText(texts.get("alerts.text.prompt"));
    area.setPrefRowCount(LINES);
    area.setWrapText(true);
    area.textProperty().bindBidirectional(body);
    count.setId("alerts-text-count-" + language.code());
    forcing.setId("alerts-text-forcing-" + language.code());
    forcing.setWrapText(true);
    count.managedProperty().bind(count.visibleProperty());
    forcing.managedProperty().bind(forcing.visibleProperty());
    root.getStyleClass().add("sound");
    subscriptions.add(body.subscribe(this::tell));
  }

  Node root() {
    return root;
  }

  private void tell(String body) {
    var cost = TextSegments.count(body.strip());
    count.setVisible(cost.segments() > 0);
    count.setText(texts.format("alerts.text.count", cost.segments(), cost.left()));
    forcing.setVisible(!cost.forcing().isEmpty());
    forcing.setText(texts.format("alerts.text.forcing", String.join(" ", cost.forcing())));
  }
}

package org.tocsin.ui.sound;

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
public final class SmsField {
  private static final int LINES = 3;

  private final StringProperty body;
  private final Texts texts;
  private final TextArea area = new TextArea();
  private final Label count = new Label();
  private final Label forcing = new Label();
  private final VBox root = new VBox(area, count, forcing);

  /// @param room what the ids of its parts begin with
  public SmsField(Language language, StringProperty body, String room, Texts texts) {
    this.body = body;
    this.texts = texts;
    area.setId(room + "-text-" + language.code());
    area.setPromptText(texts.get("sms.prompt"));
    area.setPrefRowCount(LINES);
    area.setWrapText(true);
    count.setId(room + "-text-count-" + language.code());
    forcing.setId(room + "-text-forcing-" + language.code());
    forcing.setWrapText(true);
    count.managedProperty().bind(count.visibleProperty());
    forcing.managedProperty().bind(forcing.visibleProperty());
    root.getStyleClass().add("sound");
  }

  public Node root() {
    return root;
  }

  public Subscription attach() {
    area.textProperty().bindBidirectional(body);
    return body.subscribe(this::tell).and(() -> area.textProperty().unbindBidirectional(body));
  }

  private void tell(String words) {
    var cost = TextSegments.count(words.strip());
    count.setVisible(cost.segments() > 0);
    count.setText(texts.format("sms.count", cost.segments(), cost.left()));
    forcing.setVisible(!cost.forcing().isEmpty());
    forcing.setText(texts.format("sms.forcing", String.join(" ", cost.forcing())));
  }
}

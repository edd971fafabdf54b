package org.tocsin.ui.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.dispatch.CustodyStore.Mute;
import org.tocsin.ui.common.Texts;

/// Says who makes the calls, and which PBXs cannot play the message.
final class CallersLine {
  private final FollowUpViewModel model;
  private final Texts texts;
  private final Label who = new Label();
  private final Label mutes = new Label();
  private final VBox root = new VBox(who, mutes);

  CallersLine(FollowUpViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    who.setId("followup-callers");
    mutes.setId("followup-mutes");
    mutes.setGraphic(new FontIcon("fth-alert-triangle"));
    for (var label : new Label[] {who, mutes}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.managedProperty().bind(label.visibleProperty());
    }
    mutes.getStyleClass().add("trouble");
    root.setMinHeight(Region.USE_PREF_SIZE);
  }

  Node root() {
    return root;
  }

  Subscription attach() {
    return model.readings().callers().subscribe(this::show);
  }

  /// Nothing is said of an alert that is over, nor before it is known.
  private void show(Optional<Callers> known) {
    who.setVisible(known.isPresent());
    mutes.setVisible(known.filter(it -> !it.mutes().isEmpty()).isPresent());
    known.ifPresent(callers -> {
      boolean nobody = callers.all().isEmpty();
      who.setText(nobody ? texts.get("followup.callers.nobody") : named(callers));
      who.setGraphic(new FontIcon(nobody ? "fth-phone-off" : "fth-phone-outgoing"));
      who.getStyleClass().remove("trouble");
      if (nobody) {
        who.getStyleClass().add("trouble");
      }
      mutes.setText(callers.mutes().stream().map(this::muted).collect(Collectors.joining("\n")));
    });
  }

  private String named(Callers callers) {
    return texts.format(
        "followup.callers",
        callers.all().stream().map(this::named).distinct().collect(Collectors.joining(", ")));
  }

  private String named(Callers.Caller caller) {
    if (caller.here()) {
      return texts.get("followup.callers.here");
    }
    var key = caller.service() ? "followup.callers.service" : "followup.callers.console";
    return texts.format(key, caller.workstation());
  }

  private String muted(Mute mute) {
    var reason = mute.reason().name().toLowerCase(Locale.ROOT);
    return texts.format("followup.mute." + reason, mute.pbx(), mute.file());
  }
}

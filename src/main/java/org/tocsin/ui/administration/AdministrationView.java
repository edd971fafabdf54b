package org.tocsin.ui.administration;

import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.tocsin.ui.common.RevealingScroll;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.Texts;

/// The room's screen: the city's rules on the left, the numbers never to call on the right.
final class AdministrationView implements Room.View {
  private final HBox root = new HBox();
  private final PolicyPane policy;
  private final Subscription attached;

  AdministrationView(PolicyModel policyModel, DoNotCallModel doNotCallModel, Texts texts) {
    policy = new PolicyPane(policyModel, texts);
    var doNotCall = new DoNotCallPane(doNotCallModel, texts);
    var scroll = new RevealingScroll(policy.root());
    scroll.root().setFitToHeight(false);
    root.getStyleClass().add("administration");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    AdministrationView.class.getResource(
                        "/org/tocsin/ui/administration/administration.css"))
                .toExternalForm());
    for (var part : new Region[] {scroll.root(), doNotCall.root()}) {
      part.setPrefWidth(500);
      HBox.setHgrow(part, Priority.ALWAYS);
    }
    root.getChildren().addAll(scroll.root(), doNotCall.root());
    attached = Subscription.combine(policy.attach(), doNotCall.attach(), scroll.attach());
    policyModel.load();
    doNotCallModel.load();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void focus() {
    policy.focus();
  }

  @Override
  public void close() {
    attached.unsubscribe();
  }
}

package org.tocsin.ui.common;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/// Keeps what stands in it within its height: in a low window it scrolls, and what has the keyboard
/// is brought into view.
public final class RevealingScroll {
  /// Of what has the keyboard, its name above it and what is wrong in it below.
  private static final double AROUND = 30;

  private final Region content;
  private final ScrollPane root;

  public RevealingScroll(Region content) {
    this.content = content;
    root = new ScrollPane(content);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.setFitToWidth(true);
    root.setFitToHeight(true);
  }

  public ScrollPane root() {
    return root;
  }

  public Subscription attach() {
    // Later: what is focused has often just been added, and is not laid out yet.
    return root.sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .subscribe(_ -> Platform.runLater(this::reveal));
  }

  private void reveal() {
    var scene = root.getScene();
    var focused = scene == null ? null : scene.getFocusOwner();
    if (focused != null && !focused.equals(content) && isWithin(focused)) {
      root.applyCss();
      root.layout();
      show(focused);
    }
  }

  private boolean isWithin(Node node) {
    Node above = node;
    while (above != null && !above.equals(content)) {
      above = above.getParent();
    }
    return above != null;
  }

  private void show(Node node) {
    double seen = root.getViewportBounds().getHeight();
    double hidden = content.getHeight() - seen;
    if (hidden <= 0) {
      return;
    }
    var place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double top = root.getVvalue() * hidden;
    double wanted =
        Math.min(place.getMinY() - AROUND, Math.max(top, place.getMaxY() + AROUND - seen));
    root.setVvalue(Math.clamp(wanted / hidden, 0, 1));
  }
}

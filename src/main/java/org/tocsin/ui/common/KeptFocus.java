package org.tocsin.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Keeps the focus within a part of the window: when what had it goes away, it comes back to where
/// one was before, instead of the first field of the window, where the keys of the part mean
/// nothing. A person who leaves the part himself is not held.
public final class KeptFocus {
  private static final int REMEMBERED = 12;

  private final Parent part;
  private final Runnable begin;

  /// Where one was, the latest first.
  private final Deque<Node> places = new ArrayDeque<>();

  private boolean returning;

  /// @param begin puts the focus where work in the part begins, when nothing of where one was is
  ///   left
  public KeptFocus(Parent part, Runnable begin) {
    this.part = part;
    this.begin = begin;
  }

  public Subscription attach() {
    return part.sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::moved);
  }

  private void moved(@Nullable Node now) {
    if (now != null && isWithin(now)) {
      places.remove(now);
      places.addFirst(now);
      if (places.size() > REMEMBERED) {
        places.removeLast();
      }
    } else if (part.getScene() != null
        && !returning
        && !places.isEmpty()
        && !isThere(places.getFirst())) {
      returning = true;
      // The window is still giving the focus to what comes first in it.
      Platform.runLater(this::comeBack);
    }
  }

  private void comeBack() {
    returning = false;
    var owner = Optional.ofNullable(part.getScene()).map(Scene::getFocusOwner);
    if (part.getScene() == null || part.isDisabled() || owner.filter(this::isWithin).isPresent()) {
      return;
    }
    places.removeIf(place -> place.getScene() == null);
    places.stream().filter(this::isThere).findFirst().ifPresentOrElse(Node::requestFocus, begin);
  }

  private boolean isWithin(Node node) {
    Node above = node;
    while (above != null && !above.equals(part)) {
      above = above.getParent();
    }
    return above != null;
  }

  private boolean isThere(Node node) {
    Node above = node;
    while (above != null && above.isVisible() && !above.equals(part)) {
      above = above.getParent();
    }
    return part.equals(above) && !node.isDisabled();
  }
}

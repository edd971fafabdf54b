package org.tocsin.ui.registry;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;

/// Takes a row of a list to another place with the mouse; a line shows where it would be put.
final class RowDrag {
  private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
  private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("drop-before");
  private static final PseudoClass AFTER = PseudoClass.getPseudoClass("drop-after");

  /// A row that is taken farther than this out of its list stays where it was.
  private static final double REACH = 30;

  private static final int NOWHERE = -1;

  private final Pane list;
  private final Node row;
  private final IntConsumer drop;
  private final Scene scene;
  private final EventHandler<MouseEvent> moved = this::dragged;
  private final EventHandler<MouseEvent> ended = this::released;

  private RowDrag(Pane list, Node row, IntConsumer drop) {
    this.list = list;
    this.row = row;
    this.drop = drop;
    this.scene = row.getScene();
  }

  /// @param drop takes the place in the list that the row was put at
  static void install(Pane list, Node row, IntConsumer drop) {
    row.setOnMousePressed(event -> {
      if (!isOnButton(event)) {
        new RowDrag(list, row, drop).hold();
      }
    });
  }

  /// Follows the mouse wherever it goes until its button is let go.
  private void hold() {
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
    scene.addEventFilter(MouseEvent.MOUSE_RELEASED, ended);
  }

  private static boolean isOnButton(MouseEvent event) {
    var node = event.getPickResult().getIntersectedNode();
    while (node != null && !(node instanceof ButtonBase)) {
      node = node.getParent();
    }
    return node != null;
  }

  private void dragged(MouseEvent event) {
    row.pseudoClassStateChanged(DRAGGED, true);
    mark(gap(event));
    event.consume();
  }

  private void released(MouseEvent event) {
    scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, moved);
    scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, ended);
    mark(NOWHERE);
    if (row.getPseudoClassStates().contains(DRAGGED)) {
      row.pseudoClassStateChanged(DRAGGED, false);
      int from = rows().indexOf(row);
      int gap = gap(event);
      int to = gap > from ? gap - 1 : gap;
      if (from >= 0 && to >= 0 && to != from) {
        drop.accept(to);
      }
      event.consume();
    }
  }

  private List<Node> rows() {
    return list.getChildren();
  }

  /// Before which row the mouse is; after the last one is their number.
  private int gap(MouseEvent event) {
    var at = list.sceneToLocal(event.getSceneX(), event.getSceneY());
    var bounds = list.getLayoutBounds();
    if (at.getX() < bounds.getMinX() - REACH
        || at.getX() > bounds.getMaxX() + REACH
        || at.getY() < bounds.getMinY() - REACH
        || at.getY() > bounds.getMaxY() + REACH) {
      return NOWHERE;
    }
    return (int)
        rows().stream()
            .map(Node::getBoundsInParent)
            .filter(place -> place.getCenterY() < at.getY())
            .count();
  }

  private void mark(int gap) {
    var rows = rows();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).pseudoClassStateChanged(BEFORE, i == gap);
      rows.get(i).pseudoClassStateChanged(AFTER, i == rows.size() - 1 && gap == rows.size());
    }
  }
}

package org.tocsin.ui.followup;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.tocsin.board.CampaignFigures;
import org.tocsin.ui.common.Texts;

/// Ended calls by outcome, as one bar; the chips below it are its legend.
final class OutcomeBar {
  private static final double LEAST_LABELLED = 34;

  private final FollowUpViewModel model;
  private final Texts texts;
  private final Segments bar = new Segments();
  private Map<Phase, Integer> shown = Map.of();

  OutcomeBar(FollowUpViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    bar.getStyleClass().add("bar");
    bar.setId("followup-bar");
  }

  Node root() {
    return bar;
  }

  Subscription attach() {
    return model
        .figures()
        .subscribe(figures -> show(figures.map(OutcomeBar::counts).orElse(Map.of())));
  }

  private static Map<Phase, Integer> counts(CampaignFigures figures) {
    var counts = new EnumMap<Phase, Integer>(Phase.class);
    figures
        .outcomes()
        .forEach((outcome, count) -> {
          if (count > 0) {
            counts.put(Phase.of(outcome), count);
          }
        });
    return counts;
  }

  private void show(Map<Phase, Integer> counts) {
    if (counts.equals(shown)) {
      return;
    }
    shown = counts;
    bar.show(counts);
  }

  /// Parts side by side, as wide as their counts.
  private final class Segments extends Pane {
    private final Map<Phase, Label> parts = new EnumMap<>(Phase.class);
    private Map<Phase, Integer> counts = Map.of();

    void show(Map<Phase, Integer> newCounts) {
      counts = newCounts;
      counts.keySet().forEach(phase -> parts.computeIfAbsent(phase, this::part));
      parts.forEach((phase, part) -> part.setVisible(counts.containsKey(phase)));
      setAccessibleText(texts.format("followup.bar.accessible", counts.size()));
      requestLayout();
    }

    private Label part(Phase phase) {
      var part = new Label();
      part.getStyleClass().addAll("part", phase.family().styleClass(), "part-" + phase.name());
      part.setMinWidth(Region.USE_PREF_SIZE);
      Tooltip.install(part, new Tooltip(texts.get(phase.key())));
      getChildren().add(part);
      return part;
    }

    @Override
    protected void layoutChildren() {
      double whole = counts.values().stream().mapToInt(Integer::intValue).sum();
      double left = 0;
      for (var entry : counts.entrySet()) {
        double width = getWidth() * entry.getValue() / whole;
        var part = parts.get(entry.getKey());
        if (part != null) {
          part.setText(width < LEAST_LABELLED ? "" : texts.number(entry.getValue()));
          part.resizeRelocate(left, 0, Math.max(2, width - 2), getHeight());
        }
        left += width;
      }
    }
  }
}

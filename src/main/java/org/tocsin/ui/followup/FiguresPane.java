package org.tocsin.ui.followup;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.tocsin.board.CampaignFigures;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.TargetReason;
import org.tocsin.ui.common.Texts;

/// The figures that are read from across the room.
final class FiguresPane {
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
  private static final double WIDE_FROM = 1_300;

  private final FollowUpViewModel model;
  private final Texts texts;
  private final HBox root = new HBox();
  private final Tile reached;
  private final Tile inProgress;
  private final Tile remaining;
  private final Tile unreachable;
  private final Tile stopped;
  private final Tile notCalled;
  private final Tile rate;
  private final Tile elapsed;

  FiguresPane(FollowUpViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    root.getStyleClass().add("figures");
    root.widthProperty()
        .subscribe(width -> root.pseudoClassStateChanged(WIDE, width.doubleValue() >= WIDE_FROM));
    reached = tile("reached", "family-good");
    inProgress = tile("inProgress", "family-live");
    remaining = tile("remaining", "family-neutral");
    unreachable = tile("unreachable", "family-bad");
    stopped = tile("stopped", "family-neutral");
    notCalled = tile("notCalled", "family-neutral");
    rate = tile("rate", "family-neutral");
    elapsed = tile("elapsed", "family-neutral");
    notCalled.root.setPrefWidth(250);
  }

  Node root() {
    return root;
  }

  Subscription attach() {
    return model.figures().subscribe(figures -> figures.ifPresentOrElse(this::show, this::blank));
  }

  private Tile tile(String name, String family) {
    var tile = new Tile(texts.get("followup.figure." + name), family);
    tile.root.setId("followup-figure-" + name);
    HBox.setHgrow(tile.root, Priority.ALWAYS);
    root.getChildren().add(tile.root);
    return tile;
  }

  private void blank() {
    for (var tile :
        new Tile[] {reached, inProgress, remaining, unreachable, notCalled, rate, elapsed}) {
      tile.show("–", "");
    }
    stopped.setVisible(false);
    rate.setVisible(true);
  }

  private void show(CampaignFigures figures) {
    var pace = held(figures);
    int callable = figures.residences() - sum(figures.neverAttempted());
    reached.show(
        texts.number(figures.reached()),
        texts.format(
            "followup.figure.reached.detail", percent(figures.reached(), callable), callable));
    inProgress.show(
        texts.number(figures.inProgress()),
        texts.format("followup.figure.inProgress.detail", pace.channels()));
    remaining.show(
        texts.number(figures.open()),
        texts.format("followup.figure.remaining.detail", figures.queued()));
    unreachable.show(
        texts.number(figures.unreachable()),
        figures.unknown() == 0
            ? texts.get("followup.figure.unreachable.detail")
            : texts.format("followup.figure.unknown.detail", figures.unknown()));
    stopped.show(texts.number(figures.stopped()), texts.get("followup.figure.stopped.detail"));
    stopped.setVisible(figures.stopped() > 0);
    // Once the alert is over its place is worth more than a rate of calls that is nil.
    rate.setVisible(figures.stopped() == 0 || !figures.state().isOver());
    notCalled.show(texts.number(sum(figures.neverAttempted())), reasons(figures));
    rate.show(
        texts.number(figures.callsLastMinute()),
        texts.format("followup.figure.rate.detail", pace.callsPerSecond()));
    elapsed.show(
        model.elapsed().map(FiguresPane::clock).orElse("–"),
        figures
            .launchedAt()
            .map(at -> texts.format("followup.figure.elapsed.detail", texts.time(at)))
            .orElse(""));
  }

  /// An alert may ask for more than there is.
  private Pace held(CampaignFigures figures) {
    var asked = new Pace(figures.channelsAllowed(), figures.callsPerSecondAllowed());
    return model.commands().pace().held(asked);
  }

  private String reasons(CampaignFigures figures) {
    if (figures.neverAttempted().isEmpty()) {
      return texts.get("followup.figure.notCalled.none");
    }
    return figures.neverAttempted().entrySet().stream()
        .sorted(
            Map.Entry.<TargetReason, Integer>comparingByValue()
                .reversed()
                .thenComparing(Comparator.comparing(Map.Entry::getKey)))
        .map(entry -> texts.format("followup.reason." + entry.getKey().code(), entry.getValue()))
        .collect(Collectors.joining(" · "));
  }

  private static int sum(Map<TargetReason, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static int percent(int part, int whole) {
    return whole == 0 ? 0 : (int) (100L * part / whole);
  }

  /// `4:07`, `1:04:07`: figures alone, the same in both languages.
  static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /// One figure with its name and what it means.
  private static final class Tile {
    private final Label value = new Label("–");
    private final Label detail = new Label();
    private final VBox root;

    Tile(String name, String family) {
      var title = new Label(name);
      title.getStyleClass().add("figure-name");
      value.getStyleClass().add("figure-value");
      value.setMinWidth(Label.USE_PREF_SIZE);
      detail.getStyleClass().add("figure-detail");
      detail.setWrapText(true);
      root = new VBox(title, value, detail);
      root.getStyleClass().addAll("figure", family);
      root.setMinWidth(0);
      root.setPrefWidth(134);
    }

    void setVisible(boolean visible) {
      root.setVisible(visible);
      root.setManaged(visible);
    }

    void show(String figure, String meaning) {
      value.setText(figure);
      value.pseudoClassStateChanged(LONG, figure.length() > 5);
      detail.setText(meaning);
      root.setAccessibleText(figure + " " + meaning);
    }
  }
}

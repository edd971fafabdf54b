package org.tocsin.ui.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.Room;
import org.tocsin.ui.common.Texts;

/// The room's screen: figures above, calls below, commands on the right.
final class FollowUpView implements Room.View {
  private final FollowUpViewModel model;
  private final FilePicker picker;
  private final Texts texts;
  private final StackPane root = new StackPane();
  private final ComboBox<Campaign> chooser = new ComboBox<>();
  private final VBox empty;
  private final CallTable table;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean choosing;

  FollowUpView(FollowUpViewModel model, FilePicker picker, Texts texts) {
    this.model = model;
    this.picker = picker;
    this.texts = texts;
    this.table = new CallTable(model, texts);
    root.getStyleClass().add("followup");
    root.getStylesheets().add(sheet());
    var page = page();
    empty = empty();
    root.getChildren().addAll(page, empty);
    model.attach();
    subscriptions.add(model.campaign().subscribe(shown -> show(page, shown.isPresent())));
  }

  /// What has the keyboard hands it over before it disappears: it would go to the top of the
  /// window.
  private void show(BorderPane page, boolean found) {
    page.setVisible(found);
    if (found && empty.isFocused()) {
      focus();
    }
    empty.setVisible(!found);
  }

  private static String sheet() {
    return Objects.requireNonNull(
            FollowUpView.class.getResource("/org/tocsin/ui/followup/followup.css"))
        .toExternalForm();
  }

  private BorderPane page() {
    var page = new BorderPane();
    page.getStyleClass().add("page");
    var figures = new FiguresPane(model, texts);
    var bar = new OutcomeBar(model, texts);
    var filters = new FilterBar(model, texts);
    var callers = new CallersLine(model, texts);
    var commands = new CommandPane(model, picker, texts, callers.root());
    subscriptions.add(figures.attach());
    subscriptions.add(bar.attach());
    subscriptions.add(filters.attach());
    subscriptions.add(commands.attach());
    subscriptions.add(table.attach());
    var top = new VBox(header(), figures.root(), bar.root());
    top.getStyleClass().add("top");
    page.setTop(top);
    subscriptions.add(callers.attach());
    // What comes and goes stands beside the commands, never above: a button stays where it is.
    var calls = new VBox(trouble(), filters.chips(), filters.fields(), table.root());
    calls.getStyleClass().add("calls");
    VBox.setVgrow(table.root(), Priority.ALWAYS);
    // By keyboard the commands come right after the alert, before the filters and the calls.
    page.setRight(commands.root());
    page.setCenter(calls);
    return page;
  }

  private HBox header() {
    chooser.setId("followup-campaign");
    chooser.getStyleClass().add("campaign-chooser");
    chooser.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Campaign campaign) {
            return campaign == null ? "" : named(campaign);
          }

          @Override
          public Campaign fromString(String text) {
            throw new UnsupportedOperationException("The list is not typed into");
          }
        });
    chooser.setItems(model.campaigns());
    chooser.setMaxWidth(Double.MAX_VALUE);
    chooser
        .valueProperty()
        .addListener((_, _, chosen) -> {
          if (chosen != null && !choosing) {
            model.choose(chosen.id());
          }
        });
    var state = new Label();
    state.setId("followup-state");
    state.getStyleClass().add("state-badge");
    state.setMinWidth(Label.USE_PREF_SIZE);
    subscriptions.add(
        model
            .campaign()
            .subscribe(shown -> {
              shown.ifPresent(this::select);
              showState(state);
            }));
    subscriptions.add(
        model.campaigns().subscribe(() -> model.campaign().get().ifPresent(this::select)));
    subscriptions.add(model.figures().subscribe(_ -> showState(state)));
    var header = new HBox(chooser, state);
    header.getStyleClass().add("header");
    header.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(chooser, Priority.ALWAYS);
    return header;
  }

  private String named(Campaign campaign) {
    var at = campaign.launchedAt().orElse(campaign.createdAt());
    return texts.format(
        "followup.campaign.named",
        campaign.name(),
        texts.get("followup.purpose." + campaign.purpose().code()),
        texts.date(at),
        texts.time(at));
  }

  private void select(Campaign shown) {
    choosing = true;
    model.campaigns().stream()
        .filter(listed -> listed.id().equals(shown.id()))
        .findFirst()
        .ifPresent(chooser::setValue);
    choosing = false;
  }

  private void showState(Label label) {
    var state = model.state().or(() -> model.campaign().get().map(Campaign::state));
    label.setVisible(state.isPresent());
    state.ifPresent(shown -> {
      label.setText(texts.get("followup.state." + shown.code()));
      model
          .campaign()
          .get()
          .ifPresent(campaign ->
              chooser.setAccessibleText(
                  texts.format("followup.campaign", campaign.name(), label.getText())));
      if (!shown.equals(label.getUserData())) {
        label.setUserData(shown);
        label.setGraphic(new FontIcon(icon(shown)));
        label.getStyleClass().removeIf(style -> style.startsWith("state-is-"));
        label.getStyleClass().add("state-is-" + shown.code());
      }
    });
  }

  private static String icon(CampaignState state) {
    return switch (state) {
      case DRAFT -> "fth-edit-2";
      case RUNNING -> "fth-radio";
      case PAUSED -> "fth-pause";
      case COMPLETED -> "fth-check-circle";
      case ABORTED -> "fth-x-octagon";
      case LIFTED -> "fth-sunrise";
    };
  }

  private Label trouble() {
    var label = new Label();
    label.getStyleClass().add("trouble");
    label.setGraphic(new FontIcon("fth-alert-triangle"));
    label.setWrapText(true);
    label.managedProperty().bind(label.visibleProperty());
    subscriptions.add(
        model
            .trouble()
            .subscribe(notice -> {
              label.setVisible(notice.isPresent());
              label.setText(notice.map(this::words).orElse(""));
            }));
    return label;
  }

  private String words(Notice notice) {
    return texts.format(notice.key(), notice.arguments().toArray());
  }

  private VBox empty() {
    var icon = new FontIcon("fth-bell-off");
    icon.getStyleClass().add("empty-icon");
    var title = new Label(texts.get("followup.empty.title"));
    title.getStyleClass().add("empty-title");
    var hint = new Label(texts.get("followup.empty.hint"));
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    var box = new VBox(icon, title, hint);
    box.setId("followup-empty");
    box.setFocusTraversable(true);
    box.setAccessibleText(title.getText() + " " + hint.getText());
    box.getStyleClass().add("empty");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  @Override
  public Parent root() {
    return root;
  }

  /// On the alert's name and state, with the commands next.
  @Override
  public void focus() {
    (model.campaign().get().isPresent() ? chooser : empty).requestFocus();
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
    table.close();
    chooser.setItems(FXCollections.observableArrayList());
    model.detach();
  }
}

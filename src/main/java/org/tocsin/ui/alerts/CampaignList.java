package org.tocsin.ui.alerts;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.ui.common.Texts;

/// Drafts, running and past alerts; one is opened by a click or Enter.
final class CampaignList {
  private final AlertsViewModel model;
  private final Texts texts;
  private final ListView<Campaign> list = new ListView<>();
  private final VBox root;

  CampaignList(AlertsViewModel model, Texts texts, List<Subscription> subscriptions) {
    this.model = model;
    this.texts = texts;
    list.setId("alerts-list");
    list.setAccessibleText(texts.get("alerts.list"));
    list.setItems(model.campaigns());
    list.setCellFactory(_ -> new Cell());
    var none = new Label(texts.get("alerts.list.none"));
    none.setWrapText(true);
    none.getStyleClass().add("placeholder");
    list.setPlaceholder(none);
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        open();
      }
    });
    var anew = new Button(texts.get("alerts.list.new"), new FontIcon("fth-plus"));
    anew.setId("alerts-new");
    anew.setMaxWidth(Double.MAX_VALUE);
    anew.setOnAction(_ -> model.startAnew());
    var heading = new Label(texts.get("alerts.list"));
    heading.getStyleClass().add("heading");
    VBox.setVgrow(list, Priority.ALWAYS);
    root = new VBox(anew, heading, list);
    root.getStyleClass().add("campaigns");
    subscriptions.add(model.launching().subscribe(root::setDisable));
  }

  Node root() {
    return root;
  }

  void close() {
    list.setItems(FXCollections.observableArrayList());
  }

  private void open() {
    var chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.open(chosen);
    }
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

  /// Name, then state and purpose, then date.
  private final class Cell extends ListCell<Campaign> {
    private final Text name = new Text();
    private final Label state = new Label();
    private final Label date = new Label();
    private final VBox box;

    Cell() {
      name.getStyleClass().add("campaign-name");
      name.setWrappingWidth(200);
      date.getStyleClass().add("campaign-date");
      box = new VBox(name, state, date);
      box.getStyleClass().add("campaign");
      box.prefWidthProperty().bind(list.widthProperty().subtract(36));
      setOnMouseClicked(_ -> {
        if (!isEmpty()) {
          open();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Campaign campaign, boolean empty) {
      super.updateItem(campaign, empty);
      setText(null);
      if (empty || campaign == null) {
        setGraphic(null);
        return;
      }
      var at = campaign.launchedAt().orElse(campaign.createdAt());
      name.setText(campaign.name());
      state.setText(
          texts.format(
              "alerts.list.state",
              texts.get("alerts.state." + campaign.state().code()),
              texts.get("alerts.purpose." + campaign.purpose().code())));
      state.setGraphic(new FontIcon(icon(campaign.state())));
      state.getStyleClass().setAll("label", "campaign-state", "is-" + campaign.state().code());
      date.setText(texts.format("alerts.list.date", texts.date(at), texts.time(at)));
      setGraphic(box);
    }
  }
}

package org.tocsin.ui.followup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.audit.AuditEntry;
import org.tocsin.campaign.CampaignState;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Texts;

/// What may be ordered, and what was decided.
final class CommandPane {
  private final FollowUpViewModel model;
  private final CommandModel commands;
  private final Texts texts;
  private final Map<Command, Button> buttons = new EnumMap<>(Command.class);
  private final VBox question = new VBox();
  private final Label notice = new Label();
  private final VBox decisions = new VBox();
  private final VBox root;
  private final List<Subscription> subscriptions = new ArrayList<>();

  CommandPane(FollowUpViewModel model, Texts texts, Node callers) {
    this.model = model;
    this.commands = model.commands();
    this.texts = texts;
    question.setId("followup-question");
    question.getStyleClass().add("question");
    hideWithoutSpace(question);
    notice.setId("followup-notice");
    notice.getStyleClass().add("notice");
    notice.setWrapText(true);
    hideWithoutSpace(notice);
    decisions.getStyleClass().add("decisions");
    decisions.setId("followup-decisions");
    notice.setMinHeight(Region.USE_PREF_SIZE);
    root =
        new VBox(
            buttons(), question, notice, pace(), callers, heading("followup.decisions"), log());
    root.getStyleClass().add("commands");
  }

  private static void hideWithoutSpace(Node node) {
    node.managedProperty().bind(node.visibleProperty());
    node.setVisible(false);
  }

  Node root() {
    return root;
  }

  Subscription attach() {
    subscriptions.add(commands.possible().subscribe(_ -> enable()));
    subscriptions.add(commands.busy().subscribe(_ -> enable()));
    subscriptions.add(
        commands
            .asked()
            .subscribe(asked -> {
              question.setVisible(asked.isPresent());
              asked.ifPresent(this::askInWords);
            }));
    subscriptions.add(
        commands
            .notice()
            .subscribe(told -> {
              notice.setVisible(told.isPresent());
              notice.setText(told.map(this::words).orElse(""));
            }));
    subscriptions.add(model.decisions().subscribe(this::showDecisions));
    showDecisions();
    return () -> subscriptions.forEach(Subscription::unsubscribe);
  }

  private VBox buttons() {
    var box = new VBox();
    box.getStyleClass().add("command-buttons");
    for (var command : Command.values()) {
      var button =
          new Button(texts.get("followup.command." + command.code()), new FontIcon(command.icon()));
      button.setId("followup-command-" + command.name());
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(_ -> commands.ask(command));
      if (command == Command.ABORT) {
        button.getStyleClass().addAll("danger", "button-outlined");
      }
      buttons.put(command, button);
      box.getChildren().add(button);
    }
    return box;
  }

  private void enable() {
    buttons.forEach((command, button) ->
        button.setDisable(commands.busy().get() || !commands.possible().get().contains(command)));
  }

  private void askInWords(Command command) {
    var title = new Label(texts.get("followup.question." + command.code()));
    title.getStyleClass().add("question-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    var explanation = new Label(texts.get("followup.explanation." + command.code()));
    explanation.setWrapText(true);
    explanation.setMinHeight(Region.USE_PREF_SIZE);
    var yes = new Button(texts.get("followup.confirm." + command.code()));
    yes.setId("followup-confirm");
    yes.getStyleClass().add(command == Command.ABORT ? "danger" : "accent");
    yes.setOnAction(_ -> commands.confirm());
    yes.setMinWidth(Region.USE_PREF_SIZE);
    var no = new Button(texts.get("followup.command.keep"));
    no.setId("followup-withdraw");
    no.setCancelButton(true);
    no.setOnAction(_ -> commands.withdraw());
    no.setMinWidth(Region.USE_PREF_SIZE);
    var answers = new FlowPane(yes, no);
    answers.getStyleClass().add("answers");
    question.getChildren().setAll(title, explanation, answers);
    no.requestFocus();
  }

  private VBox pace() {
    var grid = new GridPane();
    grid.getStyleClass().add("pace");
    var channels = field("followup.pace.channels", "followup-channels", 0, grid);
    channels.textProperty().bindBidirectional(commands.channels());
    var rate = field("followup.pace.rate", "followup-rate", 1, grid);
    rate.textProperty().bindBidirectional(commands.callsPerSecond());
    var apply = new Button(texts.get("followup.pace.apply"), new FontIcon("fth-sliders"));
    apply.setId("followup-pace-apply");
    apply.setMaxWidth(Double.MAX_VALUE);
    apply.setOnAction(_ -> commands.changePace());
    var box = new VBox(heading("followup.pace"), grid, apply);
    box.getStyleClass().add("pace-box");
    subscriptions.add(commands.over().subscribe(box::setDisable));
    // A question takes its place: both would not fit in a low window.
    box.visibleProperty().bind(question.visibleProperty().not());
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private TextField field(String key, String id, int line, GridPane grid) {
    var field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(5);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setOnAction(_ -> commands.changePace());
    var label = new Label(texts.get(key));
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    grid.addRow(line, label, field);
    return field;
  }

  private Label heading(String key) {
    var heading = new Label(texts.get(key));
    heading.getStyleClass().add("heading");
    return heading;
  }

  private ScrollPane log() {
    var scroll = new ScrollPane(decisions);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("log");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private void showDecisions() {
    decisions.getChildren().setAll(model.decisions().stream().map(this::decision).toList());
  }

  private Node decision(AuditEntry entry) {
    var what = new Label(action(entry));
    what.getStyleClass().add("decision-what");
    what.setWrapText(true);
    var who =
        new Label(
            texts.format(
                "followup.decision.who",
                texts.timeToTheSecond(entry.at()),
                entry.actor().name().startsWith("<")
                    ? texts.get("followup.decision.system")
                    : entry.actor().name()));
    who.getStyleClass().add("decision-who");
    var box = new VBox(what, who);
    box.getStyleClass().add("decision");
    return box;
  }

  private String action(AuditEntry entry) {
    return switch (entry.action()) {
      case "campaign.create" -> texts.get("followup.decision.create");
      case "campaign.update" -> texts.get("followup.decision.update");
      case "campaign.launch" ->
          texts.format("followup.decision.launch", figure(entry, "residences"));
      case "campaign.pause" -> texts.get("followup.decision.pause");
      case "campaign.resume" -> texts.get("followup.decision.resume");
      case "campaign.abort" -> texts.get("followup.decision.abort");
      case "campaign.complete" -> texts.get("followup.decision.complete");
      case "campaign.pace" ->
          texts.format(
              "followup.decision.pace", figure(entry, "channels"), figure(entry, "callsPerSecond"));
      default -> entry.action();
    };
  }

  /// As a number where it is one, so that it is written as the language writes it.
  private static Object figure(AuditEntry entry, String detail) {
    var written = entry.details().getOrDefault(detail, "");
    try {
      return Double.valueOf(written);
    } catch (NumberFormatException _) {
      return written;
    }
  }

  private String words(Notice told) {
    var arguments = told.arguments().stream().map(this::inWords).toArray();
    return texts.format(told.key(), arguments);
  }

  private Object inWords(Object argument) {
    return switch (argument) {
      case CampaignState state -> texts.get("followup.state." + state.code());
      case PbxHealth.State state ->
          texts.get("followup.pbx." + state.name().toLowerCase(Locale.ROOT));
      default -> argument;
    };
  }
}

package org.tocsin.ui.followup;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.campaign.CampaignState;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.FilePicker;
import org.tocsin.ui.common.RevealingScroll;
import org.tocsin.ui.common.Texts;

/// What may be ordered, and what was decided.
final class CommandPane {
  private final CommandModel commands;
  private final Texts texts;
  private final Map<Command, Button> buttons = new EnumMap<>(Command.class);
  private final Label why = new Label();
  private final Label notice = new Label();
  private final QuestionPane question;
  private final PacePane pace;
  private final VBox pacing;
  private final DecisionLog log;
  private final RevealingScroll scroll;

  CommandPane(FollowUpViewModel model, FilePicker picker, Texts texts, Node callers) {
    this.commands = model.commands();
    this.texts = texts;
    question = new QuestionPane(commands, picker, texts);
    pace = new PacePane(commands, texts);
    log = new DecisionLog(model, texts);
    why.setId("followup-why");
    why.getStyleClass().add("why");
    notice.setId("followup-notice");
    notice.getStyleClass().add("notice");
    for (var label : List.of(why, notice)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.managedProperty().bind(label.visibleProperty());
    }
    notice.setVisible(false);
    pacing = new VBox(heading("followup.pace"), pace.root());
    pacing.getStyleClass().add("pace-box");
    var decided = new VBox(heading("followup.decisions"), log.root());
    decided.getStyleClass().add("pace-box");
    VBox.setVgrow(log.root(), Priority.ALWAYS);
    VBox.setVgrow(decided, Priority.ALWAYS);
    // A question takes their place: all would not fit in a low window.
    for (var node : List.of(pacing, callers, decided)) {
      node.visibleProperty().bind(question.root().visibleProperty().not());
      node.managedProperty().bind(node.visibleProperty());
    }
    var ordered = buttons();
    // What it takes to lift an alert is long, and has its own way back.
    ordered
        .visibleProperty()
        .bind(commands.asked().map(asked -> !asked.equals(Optional.of(Command.LIFT))));
    ordered.managedProperty().bind(ordered.visibleProperty());
    // That nobody calls is not to be scrolled for.
    var all = new VBox(ordered, why, question.root(), callers, notice, pacing, decided);
    all.getStyleClass().add("commands");
    scroll = new RevealingScroll(all);
    scroll.root().setId("followup-commands");
    scroll.root().getStyleClass().add("commands-scroll");
  }

  Node root() {
    return scroll.root();
  }

  Subscription attach() {
    return commands
        .possible()
        .subscribe(_ -> {
          enable();
          explain();
        })
        .and(commands.busy().subscribe(_ -> enable()))
        .and(commands.state().subscribe(_ -> explain()))
        .and(commands.asked().subscribe(_ -> explain()))
        .and(commands.notice().subscribe(this::tell))
        .and(commands.asked().subscribe(this::keepKeyboard))
        .and(question.attach())
        .and(pace.attach())
        .and(log.attach())
        .and(scroll.attach());
  }

  private VBox buttons() {
    var halves = new HBox(button(Command.PAUSE), button(Command.RESUME));
    halves.getStyleClass().add("side-by-side");
    halves.getChildren().forEach(half -> HBox.setHgrow(half, Priority.ALWAYS));
    var box = new VBox(halves, button(Command.RETRY), button(Command.LIFT), button(Command.ABORT));
    box.getStyleClass().add("command-buttons");
    return box;
  }

  private Button button(Command command) {
    var button =
        new Button(texts.get("followup.command." + command.code()), new FontIcon(command.icon()));
    button.setId("followup-command-" + command.name());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(_ -> commands.ask(command));
    if (command.isGrave()) {
      button.getStyleClass().addAll("danger", "button-outlined");
    }
    buttons.put(command, button);
    return button;
  }

  private void enable() {
    buttons.forEach((command, button) ->
        button.setDisable(commands.busy().get() || !commands.possible().get().contains(command)));
  }

  /// What is grey is said in words; a question or a notice takes the place.
  private void explain() {
    var state = commands.state().get();
    why.setVisible(
        state.isPresent() && commands.asked().get().isEmpty() && commands.notice().get().isEmpty());
    var key = commands.tellsOfALifting() ? "followup.why.lifting." : "followup.why.";
    why.setText(state.map(now -> texts.get(key + now.code())).orElse(""));
  }

  /// The answer that was given goes away: the keyboard would go to the top of the window.
  private void keepKeyboard(Optional<Command> asked) {
    if (asked.isEmpty() && question.root().isFocusWithin()) {
      scroll.root().requestFocus();
    }
  }

  private void tell(Optional<Notice> told) {
    notice.setVisible(told.isPresent());
    notice.setText(told.map(this::words).orElse(""));
    explain();
  }

  private Label heading(String key) {
    var heading = new Label(texts.get(key));
    heading.getStyleClass().add("heading");
    return heading;
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
      case Command command -> texts.get("followup.kept." + command.code());
      case CampaignFault fault ->
          texts.format(
              "fault." + fault.kind().name().toLowerCase(Locale.ROOT), fault.details().toArray());
      default -> argument;
    };
  }
}

package org.tocsin.ui.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.PbxWords.Line;
import org.tocsin.ui.shell.PbxWords.Mark;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;

/// The line below all rooms: each state with a sign and words.
final class StatusBar extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Texts texts;
  private final PbxWords words;
  private final Button pbx = new Button("", new FontIcon(Feather.PHONE));
  private final Label channels = entry(Feather.PHONE_CALL);
  private final Label database = entry(Feather.DATABASE);
  private final Tooltip details = new Tooltip();
  private final Label running = entry(Feather.BELL);
  private final Label callers = entry(Feather.PHONE_OUTGOING);
  private final Label person = entry(Feather.USER);

  StatusBar(Texts texts, ThemeChoice theme, Runnable otherLanguage, Runnable otherTheme) {
    this.texts = texts;
    words = new PbxWords(texts);
    getStyleClass().add("shell-status");
    pbx.setId("shell-pbx");
    pbx.getStyleClass().addAll("status-entry", "status-opens", "flat");
    pbx.setMinWidth(USE_PREF_SIZE);
    pbx.setAccessibleHelp(texts.get("shell.panel.open"));
    pbx.setTooltip(new Tooltip(texts.get("shell.panel.open")));
    callers.setId("shell-callers");
    callers.setTooltip(details);
    var space = new Region();
    setHgrow(space, Priority.ALWAYS);
    var language = new Button(texts.get("shell.language.other"), new FontIcon(Feather.GLOBE));
    language.setId("shell-language");
    language.setOnAction(event -> otherLanguage.run());
    var dark = theme == ThemeChoice.LIGHT;
    var look =
        new Button(
            texts.get(dark ? "shell.theme.dark" : "shell.theme.light"),
            new FontIcon(dark ? Feather.MOON : Feather.SUN));
    look.setId("shell-theme");
    look.setOnAction(event -> otherTheme.run());
    language.setMinWidth(USE_PREF_SIZE);
    look.setMinWidth(USE_PREF_SIZE);
    language.getStyleClass().add("flat");
    look.getStyleClass().add("flat");
    getChildren().setAll(pbx, channels, callers, database, running, space, person, language, look);
  }

  private static Label entry(Feather sign) {
    var label = new Label("", new FontIcon(sign));
    label.getStyleClass().add("status-entry");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  void show(ConsoleStatus status) {
    var summary = words.summary(status);
    pbx.setText(summary.title());
    mark(pbx, summary.mark());
    channels.setText(
        texts.format("shell.channels", status.channelsUsed(), status.channelsAllowed()));
    showCallers(status);
    database.setText(status.database());
    mark(database, Mark.GOOD);
    running.setText(texts.format("shell.running", status.running().size()));
    person.setText(status.person());
  }

  private void showCallers(ConsoleStatus status) {
    var who = status.callers();
    callers.setText(callerWords(who.stream().map(words::named).distinct().toList()));
    callers.setGraphic(new FontIcon(who.isEmpty() ? Feather.PHONE_OFF : Feather.PHONE_OUTGOING));
    mark(callers, who.isEmpty() ? Mark.BAD : Mark.GOOD);
    details.setText(
        words.callers(status).stream().map(Line::spoken).collect(Collectors.joining("\n")));
  }

  /// Several have no room in the bar: they are in the details.
  private String callerWords(List<String> names) {
    return switch (names.size()) {
      case 0 -> texts.get("shell.callers.nobody");
      case 1 -> texts.format("shell.callers", names.getFirst());
      default -> texts.format("shell.callers.several", names.size());
    };
  }

  void showTrouble() {
    database.setText(texts.get("shell.database.silent"));
    mark(database, Mark.BAD);
  }

  static void mark(Labeled label, Mark mark) {
    label.pseudoClassStateChanged(GOOD, mark == Mark.GOOD);
    label.pseudoClassStateChanged(DOUBTFUL, mark == Mark.DOUBTFUL);
    label.pseudoClassStateChanged(BAD, mark == Mark.BAD);
  }

  /// What the PBX's part of the bar does when it is pressed.
  void onDetails(Runnable open) {
    pbx.setOnAction(_ -> open.run());
  }

  void focusDetails() {
    pbx.requestFocus();
  }
}

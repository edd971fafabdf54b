package org.tocsin.ui.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.StatusSource.Caller;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;

/// The line below all rooms: each state with a sign and words.
final class StatusBar extends HBox {
  private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
  private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final Texts texts;
  private final Label pbx = entry(Feather.PHONE);
  private final Label channels = entry(Feather.PHONE_CALL);
  private final Label database = entry(Feather.DATABASE);
  private final Tooltip details = new Tooltip();
  private final Label running = entry(Feather.BELL);
  private final Label callers = entry(Feather.PHONE_OUTGOING);
  private final Label person = entry(Feather.USER);

  StatusBar(Texts texts, ThemeChoice theme, Runnable otherLanguage, Runnable otherTheme) {
    this.texts = texts;
    getStyleClass().add("shell-status");
    pbx.setId("shell-pbx");
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
    pbx.setText(texts.get(pbxKey(status.pbx())));
    var state = status.pbx().state();
    boolean hopeful = state == PbxHealth.State.CONNECTING || state == PbxHealth.State.DIALPLAN_OLD;
    mark(pbx, status.pbx().canPlaceCalls(), hopeful);
    channels.setText(
        texts.format("shell.channels", status.pbx().channels(), status.channelsAllowed()));
    showCallers(status.callers());
    database.setText(status.database());
    mark(database, true, false);
    running.setText(texts.format("shell.running", status.running().size()));
    person.setText(status.person());
  }

  private void showCallers(List<Caller> who) {
    callers.setText(
        who.isEmpty()
            ? texts.get("shell.callers.nobody")
            : texts.format(
                "shell.callers",
                who.stream().map(this::named).distinct().collect(Collectors.joining(", "))));
    callers.setGraphic(new FontIcon(who.isEmpty() ? Feather.PHONE_OFF : Feather.PHONE_OUTGOING));
    mark(callers, !who.isEmpty(), false);
    details.setText(who.stream().map(this::detailed).collect(Collectors.joining("\n")));
  }

  private String named(Caller caller) {
    if (caller.here()) {
      return texts.get("shell.callers.here");
    }
    return texts.format(
        caller.service() ? "shell.callers.service" : "shell.callers.console", caller.workstation());
  }

  private String detailed(Caller caller) {
    return texts.format(
        "shell.callers.detail", named(caller), caller.pbxs(), caller.inFlight(), caller.channels());
  }

  void showTrouble() {
    database.setText(texts.get("shell.database.silent"));
    mark(database, false, false);
  }

  private static void mark(Label label, boolean good, boolean doubtful) {
    label.pseudoClassStateChanged(GOOD, good);
    label.pseudoClassStateChanged(DOUBTFUL, !good && doubtful);
    label.pseudoClassStateChanged(BAD, !good && !doubtful);
  }

  private static String pbxKey(PbxHealth health) {
    return switch (health.state()) {
      case CONNECTED -> health.simulated() ? "shell.pbx.simulator" : "shell.pbx.connected";
      case CONNECTING -> "shell.pbx.connecting";
      case UNREACHABLE -> "shell.pbx.unreachable";
      case REFUSED -> "shell.pbx.refused";
      case UNTRUSTED -> "shell.pbx.untrusted";
      case DIALPLAN_MISSING -> "shell.pbx.dialplanMissing";
      case DIALPLAN_OLD -> "shell.pbx.dialplanOld";
      case CLOSED -> "shell.pbx.closed";
      case NOT_CONFIGURED -> "shell.pbx.notConfigured";
    };
  }
}

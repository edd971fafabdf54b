package org.tocsin.ui.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Policy;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.sound.ChosenSound;

/// Step 4: what is ready, line by line.
final class CheckPane {
  /// How long a phone rings before most people answer.
  private static final Duration RINGING = Duration.ofSeconds(10);

  private final AlertsViewModel model;
  private final Optional<Pace> allowed;
  private final Texts texts;
  private final Words words;
  private final Label pbx = line("alerts-check-pbx");
  private final Label messages = line("alerts-check-messages");
  private final Label sms = line("alerts-check-sms");
  private final Label audience = line("alerts-check-audience");
  private final Label pace = line("alerts-check-pace");
  private final VBox root = new VBox(pbx, messages, sms, audience, pace);

  CheckPane(
      AlertsViewModel model,
      Optional<Pace> allowed,
      Texts texts,
      List<Subscription> subscriptions) {
    this.model = model;
    this.allowed = allowed;
    this.texts = texts;
    this.words = new Words(texts);
    root.getStyleClass().add("checks");
    subscriptions.add(model.missing().subscribe(_ -> show()));
    subscriptions.add(model.pbx().subscribe(_ -> show()));
    subscriptions.add(model.count().subscribe(_ -> show()));
    subscriptions.add(model.textsLeave().subscribe(_ -> show()));
    // Another message or pace changes how long the calls take, and nothing else of the above.
    for (var language : Language.values()) {
      subscriptions.add(model.form().sound(language).subscribe(_ -> show()));
    }
    for (var field : List.of(PolicyField.CHANNELS, PolicyField.CALLS_PER_SECOND)) {
      subscriptions.add(model.form().policy().field(field).subscribe(_ -> show()));
    }
  }

  Node root() {
    return root;
  }

  private static Label line(String id) {
    var line = new Label();
    line.setId(id);
    line.setWrapText(true);
    return line;
  }

  private void show() {
    var health = model.pbx().get();
    var trouble = model.problemsOfPbx();
    boolean simulated = health.isPresent() && health.get().simulated();
    set(
        pbx,
        trouble.isEmpty(),
        trouble.isEmpty()
            ? texts.get(simulated ? "alerts.check.simulator" : "alerts.check.pbx")
            : words.joined(trouble));
    var form = model.form();
    boolean french =
        form.sound(Language.FRENCH).get().filter(s -> s.problem().isEmpty()).isPresent();
    var other = form.sound(Language.ENGLISH).get();
    set(
        messages,
        french && other.flatMap(ChosenSound::problem).isEmpty(),
        messageWords(french, other.isPresent()));
    showTexts();
    var count = model.count().get();
    set(
        audience,
        count.filter(c -> c.callable() > 0).isPresent(),
        count
            .map(c -> texts.format("alerts.check.audience", c.callable(), c.residences()))
            .orElse(texts.get("alerts.check.audience.none")));
    set(pace, form.policy().policy().isPresent() && count.isPresent(), paceWords());
  }

  /// That no text can leave is told, and keeps no call from leaving.
  private void showTexts() {
    boolean leave = model.textsLeave().get();
    set(sms, leave, texts.get(leave ? "alerts.check.sms" : "alerts.check.sms.noWay"));
    sms.setVisible(model.writesTexts());
    sms.setManaged(model.writesTexts());
  }

  private String messageWords(boolean french, boolean english) {
    if (!french) {
      return texts.get("alerts.check.messages.none");
    }
    return texts.get(english ? "alerts.check.messages.both" : "alerts.check.messages.french");
  }

  /// The first round alone: what the calls come to is not known before they are made.
  private String paceWords() {
    var wanted = model.form().policy().policy().map(Policy::pace);
    var call = model.form().longestMessage().map(RINGING::plus);
    var count = model.count().get();
    if (wanted.isEmpty() || call.isEmpty() || count.isEmpty()) {
      return texts.get("alerts.check.pace.none");
    }
    var pace = allowed.map(wanted.get()::within).orElse(wanted.get());
    var words =
        texts.format(
            "alerts.check.pace",
            pace.channels(),
            pace.callsPerSecond(),
            texts.duration(pace.firstRound(count.get().callable(), call.get())));
    return pace.channels() == wanted.get().channels()
        ? words
        : words
            + " "
            + texts.format("alerts.check.pace.limited", wanted.get().channels(), pace.channels());
  }

  private static void set(Label line, boolean good, String text) {
    line.setText(text);
    line.setGraphic(new FontIcon(good ? "fth-check" : "fth-alert-circle"));
    line.getStyleClass().removeAll("done", "missing");
    line.getStyleClass().add(good ? "done" : "missing");
  }
}

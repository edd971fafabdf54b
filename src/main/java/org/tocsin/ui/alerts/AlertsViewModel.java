package org.tocsin.ui.alerts;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.shared.Language;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.sound.AudioPlayer;
import org.tocsin.ui.sound.ChosenSound;
import org.tocsin.ui.sound.SoundModel;

/// An alert from its first word to its launch. It lives as long as the console: what is written is
/// not lost when the room or the language changes. FX thread.
final class AlertsViewModel {
  private static final Duration PACE = Duration.ofSeconds(2);
  private static final List<Problem> NOT_READ = List.of(Problem.of("alerts.trouble.reading"));

  private final AlertsDesk desk;
  private final BackgroundTasks tasks;
  private final Navigator navigator;
  private final AlertForm form = new AlertForm(this::review);
  private final ObservableList<Campaign> campaigns = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<PbxHealth>> pbx =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty textsLeave = new SimpleBooleanProperty();
  private final StringProperty typed = new SimpleStringProperty("");
  private final ObjectProperty<List<Problem>> notices = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Map<Step, List<Problem>>> missing =
      new SimpleObjectProperty<>(Map.of());
  private final AudienceCounter counter;
  private final SoundModel messages;
  private final LaunchModel launching;
  private Pending opening = () -> {};
  private Pending listing = () -> {};
  private Pending watching = () -> {};
  private List<Object> kept = form.written();
  private boolean streetsRead;
  private boolean ready;
  private int attached;

  AlertsViewModel(AlertsDesk desk, BackgroundTasks tasks, Navigator navigator, AudioPlayer player) {
    this.desk = desk;
    this.tasks = tasks;
    this.navigator = navigator;
    counter = new AudienceCounter(desk, tasks, this::readingFailed);
    messages = new SoundModel(form::sound, tasks, player);
    launching = new LaunchModel(desk, tasks, notices, this::launched, this::countChanged);
    typed.subscribe(this::review);
    ready = true;
    counter.count().subscribe(this::review);
    review();
  }

  void attach() {
    attached++;
    if (attached > 1) {
      return;
    }
    listing = tasks.every(PACE, desk::campaigns, this::takeList, this::readingFailed);
    watching =
        tasks.every(
            PACE,
            () -> new WaysOut(desk.pbx(), desk.textsLeave()),
            this::takeWays,
            this::readingFailed);
    readStreets();
    follow();
    counter.recount();
  }

  private void readStreets() {
    streetsRead = false;
    tasks.run(
        () -> new StreetList(desk.streets(), desk.streetAliases()),
        list -> {
          streetsRead = true;
          form.streets().set(list);
        },
        this::readingFailed);
  }

  void detach() {
    attached--;
    if (attached == 0) {
      listing.cancel();
      watching.cancel();
      messages.stop();
    }
  }

  /// The database answers: what it left unread is asked again.
  private void takeList(List<Campaign> list) {
    if (!campaigns.equals(list)) {
      campaigns.setAll(list);
    }
    if (notices.get().equals(NOT_READ)) {
      notices.set(List.of());
    }
    if (!streetsRead) {
      readStreets();
    }
    counter.retry();
  }

  private void takeWays(WaysOut found) {
    textsLeave.set(found.texts());
    pbx.set(Optional.of(found.pbx()));
    review();
  }

  private record WaysOut(PbxHealth pbx, boolean texts) {}

  private void readingFailed(Exception failure) {
    notices.set(NOT_READ);
  }

  /// Works out again what is missing, and counts again when the audience is another.
  private void review() {
    if (!ready) {
      return;
    }
    follow();
    missing.set(reviewed().missing());
  }

  private StepReview reviewed() {
    return new StepReview(form, counter.count().get(), pbx.get(), typed.get());
  }

  /// What keeps the PBX from calling for this alert, whatever else is missing.
  List<Problem> problemsOfPbx() {
    return reviewed().problemsOfPbx();
  }

  private void follow() {
    counter.follow(form.audience(), textsLeave.get() && writesTexts());
  }

  boolean writesTexts() {
    return !form.texts().texts().isEmpty();
  }

  boolean canLaunch() {
    return !launching.launching().get() && missing.get().values().stream().allMatch(List::isEmpty);
  }

  /// Writes the alert down and launches it; the outcome is told on the page.
  void launch() {
    if (canLaunch()) {
      var written = form.written();
      form.draft()
          .ifPresent(
              draft -> launching.launch(draft, reviewed().typedNumber(), () -> kept = written));
    }
  }

  /// Whether something was written that no draft keeps.
  boolean isUnsaved() {
    return !form.written().equals(kept);
  }

  private void launched(CampaignId id) {
    startAnew();
    navigator.open(RoomKey.FOLLOW_UP, id.number());
  }

  private void countChanged(Audience audience, AudienceCount fresh) {
    typed.set("");
    counter.take(Optional.of(audience), fresh);
  }

  /// An empty page; none while a launch is under way, whose answer is told on its page.
  void startAnew() {
    if (launching.launching().get()) {
      return;
    }
    opening.cancel();
    messages.forgetReading();
    launching.keepTo(Optional.empty());
    typed.set("");
    notices.set(List.of());
    form.clear();
    kept = form.written();
  }

  /// Opens a campaign of the list: a draft here, any other where it is followed. The page changes
  /// when the whole draft has been read, unless another was opened or begun in the meantime.
  void open(Campaign campaign) {
    if (campaign.state() != CampaignState.DRAFT) {
      navigator.open(RoomKey.FOLLOW_UP, campaign.id().number());
      return;
    }
    opening.cancel();
    opening =
        tasks.run(
            () -> readSounds(campaign),
            sounds -> fill(campaign, sounds),
            _ -> notices.set(List.of(Problem.of("alerts.trouble.opening"))));
  }

  private Map<Language, ChosenSound> readSounds(Campaign draft) {
    var sounds = new EnumMap<Language, ChosenSound>(Language.class);
    for (var message : draft.messages()) {
      desk.audio(message)
          .map(wav -> ChosenSound.of(message.fileName(), wav))
          .ifPresent(sound -> sounds.put(message.language(), sound));
    }
    return sounds;
  }

  private void fill(Campaign draft, Map<Language, ChosenSound> sounds) {
    if (launching.launching().get()) {
      return;
    }
    startAnew();
    form.fill(draft, sounds);
    kept = form.written();
    launching.keepTo(Optional.of(draft));
  }

  AlertForm form() {
    return form;
  }

  ObservableList<Campaign> campaigns() {
    return campaigns;
  }

  ReadOnlyObjectProperty<Optional<AudienceCount>> count() {
    return counter.count();
  }

  SoundModel messages() {
    return messages;
  }

  ReadOnlyObjectProperty<Optional<PbxHealth>> pbx() {
    return pbx;
  }

  /// Whether there is a way out for texts.
  ReadOnlyBooleanProperty textsLeave() {
    return textsLeave;
  }

  StringProperty typed() {
    return typed;
  }

  ReadOnlyBooleanProperty launching() {
    return launching.launching();
  }

  ReadOnlyObjectProperty<List<Problem>> notices() {
    return notices;
  }

  ReadOnlyObjectProperty<Map<Step, List<Problem>>> missing() {
    return missing;
  }
}

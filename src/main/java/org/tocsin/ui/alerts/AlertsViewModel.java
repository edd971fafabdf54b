package org.tocsin.ui.alerts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.DraftOutcome;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.common.BackgroundTasks.Pending;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.RoomKey;

/// An alert from its first word to its launch. It lives as long as the console: what is written is
/// not lost when the room or the language changes. FX thread.
final class AlertsViewModel {
  private static final Duration PACE = Duration.ofSeconds(2);

  private final AlertsDesk desk;
  private final BackgroundTasks tasks;
  private final Navigator navigator;
  private final AudioPlayer player;
  private final AlertForm form = new AlertForm(this::review);
  private final ObservableList<Campaign> campaigns = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<AudienceCount>> count =
      new SimpleObjectProperty<>(Optional.empty());
  private final SimpleBooleanProperty counting = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<PbxHealth>> pbx =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty typed = new SimpleStringProperty("");
  private final SimpleBooleanProperty launching = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Language>> playing =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<List<Problem>> notices = new SimpleObjectProperty<>(List.of());
  private final ObjectProperty<Map<Step, List<Problem>>> missing =
      new SimpleObjectProperty<>(Map.of());
  private Optional<Audience> counted = Optional.empty();
  private Optional<Kept> kept = Optional.empty();
  private Pending listing = () -> {};
  private Pending watching = () -> {};
  private boolean ready;
  private int attached;

  /// The campaign that was written down for a draft, so that a second try does not write another.
  private record Kept(CampaignDraft draft, CampaignId id) {}

  AlertsViewModel(AlertsDesk desk, BackgroundTasks tasks, Navigator navigator, AudioPlayer player) {
    this.desk = desk;
    this.tasks = tasks;
    this.navigator = navigator;
    this.player = player;
    typed.subscribe(this::review);
    ready = true;
    review();
  }

  void attach() {
    attached++;
    if (attached > 1) {
      return;
    }
    listing = tasks.every(PACE, desk::campaigns, this::takeList, this::readingFailed);
    watching = tasks.every(PACE, desk::pbx, this::takeHealth, this::readingFailed);
    tasks.run(desk::streets, list -> form.streets().set(new StreetList(list)), this::readingFailed);
    recount();
  }

  void detach() {
    attached--;
    if (attached == 0) {
      listing.cancel();
      watching.cancel();
      player.stop();
    }
  }

  private void takeList(List<Campaign> list) {
    if (!campaigns.equals(list)) {
      campaigns.setAll(list);
    }
  }

  private void takeHealth(PbxHealth health) {
    pbx.set(Optional.of(health));
    review();
  }

  private void readingFailed(Exception failure) {
    notices.set(List.of(Problem.of("alerts.trouble.reading")));
  }

  /// Works out again what is missing, and counts again when the audience is another.
  private void review() {
    if (!ready) {
      return;
    }
    if (!form.audience().equals(counted)) {
      recount();
    }
    var found = new EnumMap<Step, List<Problem>>(Step.class);
    found.put(Step.WHAT, form.problemsOfWhat());
    found.put(Step.WHO, problemsOfWho());
    found.put(Step.HOW, form.problemsOfHow());
    found.put(Step.CHECK, problemsOfCheck());
    boolean complete = found.values().stream().allMatch(List::isEmpty);
    found.put(Step.LAUNCH, problemsOfLaunch(complete));
    missing.set(found);
  }

  private List<Problem> problemsOfWho() {
    var problems = new ArrayList<>(form.problemsOfWho());
    if (problems.isEmpty()) {
      if (count.get().isEmpty()) {
        problems.add(Problem.of("alerts.who.counting"));
      } else if (count.get().get().callable() == 0) {
        problems.add(Problem.of("alerts.who.nobody"));
      }
    }
    return problems;
  }

  private List<Problem> problemsOfCheck() {
    var health = pbx.get();
    if (health.isEmpty()) {
      return List.of(Problem.of("alerts.pbx.asking"));
    }
    if (!health.get().canPlaceCalls()) {
      return List.of(PbxWords.problem(health.get()));
    }
    boolean exercise = form.purpose().get().filter(Purpose.EXERCISE::equals).isPresent();
    return exercise && !health.get().simulated()
        ? List.of(Problem.of("alerts.check.exerciseOnRealPbx"))
        : List.of();
  }

  private List<Problem> problemsOfLaunch(boolean complete) {
    if (!complete) {
      return List.of(Problem.of("alerts.launch.stepsFirst"));
    }
    int residences = count.get().map(AudienceCount::residences).orElse(0);
    if (typed.get().isBlank()) {
      return List.of(Problem.of("alerts.launch.typeNumber", residences));
    }
    return typedNumber() == residences
        ? List.of()
        : List.of(Problem.of("alerts.launch.otherNumber", residences));
  }

  /// Spaces and separators of thousands may be typed as they are read.
  private int typedNumber() {
    var digits = typed.get().replaceAll("[\\s\\p{Z},.]", "");
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }

  /// Never more than one count at once: changes meanwhile are counted together afterwards.
  private void recount() {
    counted = form.audience();
    count.set(Optional.empty());
    if (!counting.get()) {
      counted.ifPresent(this::count);
    }
  }

  private void count(Audience audience) {
    counting.set(true);
    tasks.run(
        () -> desk.count(audience),
        result -> {
          counting.set(false);
          if (counted.equals(Optional.of(audience))) {
            count.set(Optional.of(result));
            review();
          } else {
            counted.ifPresent(this::count);
          }
        },
        failure -> {
          counting.set(false);
          readingFailed(failure);
        });
  }

  /// Reads a file as the message of a language.
  void chooseSound(Language language, Path file) {
    tasks.run(
        () -> ChosenSound.of(file.getFileName() + "", Files.readAllBytes(file)),
        sound -> form.sound(language).set(Optional.of(sound)),
        _ -> notices.set(List.of(Problem.of("alerts.sound.unreadable", file.getFileName() + ""))));
  }

  void removeSound(Language language) {
    form.sound(language).set(Optional.empty());
  }

  /// Plays a message, or stops it.
  void listen(Language language) {
    if (playing.get().isPresent()) {
      player.stop();
      return;
    }
    form.sound(language)
        .get()
        .ifPresent(sound -> {
          playing.set(Optional.of(language));
          tasks.run(
              () -> {
                player.play(sound.wav());
                return language;
              },
              _ -> playing.set(Optional.empty()),
              _ -> {
                playing.set(Optional.empty());
                notices.set(List.of(Problem.of("alerts.sound.noDevice")));
              });
        });
  }

  boolean canLaunch() {
    return !launching.get() && missing.get().values().stream().allMatch(List::isEmpty);
  }

  /// Writes the alert down and launches it; the outcome is told on the page.
  void launch() {
    var draft = form.draft();
    if (!canLaunch() || draft.isEmpty()) {
      return;
    }
    int confirmed = typedNumber();
    launching.set(true);
    notices.set(List.of());
    var same = kept.filter(one -> one.draft().equals(draft.get()));
    if (same.isPresent()) {
      launchKept(same.get().id(), confirmed);
    } else {
      tasks.run(
          () -> desk.create(draft.get()),
          outcome -> written(draft.get(), outcome, confirmed),
          this::launchFailed);
    }
  }

  private void written(CampaignDraft draft, DraftOutcome outcome, int confirmed) {
    switch (outcome) {
      case DraftOutcome.Created created -> {
        kept = Optional.of(new Kept(draft, created.campaign().id()));
        launchKept(created.campaign().id(), confirmed);
      }
      case DraftOutcome.Refused refused -> {
        launching.set(false);
        notices.set(refused.faults().stream().map(Problem::of).toList());
      }
    }
  }

  private void launchKept(CampaignId id, int confirmed) {
    tasks.run(() -> desk.launch(id, confirmed), this::launched, this::launchFailed);
  }

  private void launched(LaunchResult result) {
    launching.set(false);
    switch (result) {
      case LaunchResult.Launched launched -> {
        startAnew();
        navigator.open(RoomKey.FOLLOW_UP, launched.id().number());
      }
      case LaunchResult.CountChanged changed -> {
        notices.set(
            List.of(
                Problem.of(
                    "alerts.outcome.countChanged", changed.typed(), changed.count().residences())));
        count.set(Optional.of(changed.count()));
        typed.set("");
        review();
      }
      case LaunchResult.Refused refused ->
          notices.set(refused.faults().stream().map(Problem::of).toList());
      case LaunchResult.AlreadyLaunched _ ->
          notices.set(List.of(Problem.of("alerts.outcome.alreadyLaunched")));
      case LaunchResult.PbxNotReady notReady ->
          notices.set(List.of(PbxWords.problem(notReady.health())));
      case LaunchResult.SoundNotReady notReady ->
          notices.set(List.of(PbxWords.problem(notReady.message(), notReady.proof())));
    }
  }

  private void launchFailed(Exception failure) {
    launching.set(false);
    notices.set(List.of(Problem.of("alerts.trouble.launch")));
  }

  /// An empty page.
  void startAnew() {
    kept = Optional.empty();
    typed.set("");
    notices.set(List.of());
    form.clear();
  }

  /// Opens a campaign of the list: a draft here, any other where it is followed.
  void open(Campaign campaign) {
    if (campaign.state() != CampaignState.DRAFT) {
      navigator.open(RoomKey.FOLLOW_UP, campaign.id().number());
      return;
    }
    startAnew();
    form.fill(campaign);
    campaign.messages().forEach(this::readMessage);
  }

  private void readMessage(VoiceMessage message) {
    tasks.run(
        () -> desk.audio(message),
        bytes ->
            form.sound(message.language())
                .set(bytes.map(wav -> ChosenSound.of(message.fileName(), wav))),
        this::readingFailed);
  }

  AlertForm form() {
    return form;
  }

  ObservableList<Campaign> campaigns() {
    return campaigns;
  }

  ReadOnlyObjectProperty<Optional<AudienceCount>> count() {
    return count;
  }

  ReadOnlyObjectProperty<Optional<PbxHealth>> pbx() {
    return pbx;
  }

  StringProperty typed() {
    return typed;
  }

  ReadOnlyBooleanProperty launching() {
    return launching;
  }

  ReadOnlyObjectProperty<Optional<Language>> playing() {
    return playing;
  }

  ReadOnlyObjectProperty<List<Problem>> notices() {
    return notices;
  }

  ReadOnlyObjectProperty<Map<Step, List<Problem>>> missing() {
    return missing;
  }
}

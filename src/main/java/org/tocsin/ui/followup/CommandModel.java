package org.tocsin.ui.followup;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.AllClear;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Ringing;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.BackgroundTasks;
import org.tocsin.ui.sound.AudioPlayer;
import org.tocsin.ui.sound.ChosenSound;
import org.tocsin.ui.sound.SoundModel;

/// The commands of an alert: one is asked for, then confirmed. FX thread.
final class CommandModel {
  private final FollowUpDesk desk;
  private final BackgroundTasks tasks;
  private final Consumer<CampaignId> onBegun;
  private final Runnable onDone;
  private final PaceModel pace;
  private final SoundModel messages;
  private final Map<Language, ObjectProperty<Optional<ChosenSound>>> sounds =
      new EnumMap<>(Language.class);
  private final Map<Language, StringProperty> texts = new EnumMap<>(Language.class);
  private final ObjectProperty<Optional<Command>> asked =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Set<Command>> possible = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<Ringing> ringing = new SimpleObjectProperty<>(Ringing.FINISH);
  private final ObjectProperty<Optional<AudienceCount>> unreached =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty confirmable = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<CampaignState>> state =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Campaign> campaign = Optional.empty();
  private Optional<Notice> welcome = Optional.empty();

  /// @param allowed what all alerts together may use; empty where no PBX is configured
  /// @param onBegun told of a campaign that a command has begun
  CommandModel(
      FollowUpDesk desk,
      BackgroundTasks tasks,
      AudioPlayer player,
      Optional<Pace> allowed,
      Consumer<CampaignId> onBegun,
      Runnable onDone) {
    this.desk = desk;
    this.tasks = tasks;
    this.onBegun = onBegun;
    this.onDone = onDone;
    pace = new PaceModel(desk, tasks, allowed, this::tell, onDone);
    messages = new SoundModel(this::sound, tasks, player);
  }

  /// What those are texted whom the alert was texted.
  StringProperty text(Language language) {
    return texts.computeIfAbsent(
        language,
        _ -> {
          var body = new SimpleStringProperty("");
          body.subscribe(this::review);
          return body;
        });
  }

  private ObjectProperty<Optional<ChosenSound>> sound(Language language) {
    return sounds.computeIfAbsent(
        language,
        _ -> {
          var sound = new SimpleObjectProperty<Optional<ChosenSound>>(Optional.empty());
          sound.subscribe(this::review);
          return sound;
        });
  }

  void choose(Campaign chosen) {
    boolean same = campaign.filter(shown -> shown.id().equals(chosen.id())).isPresent();
    campaign = Optional.of(chosen);
    asked.set(Optional.empty());
    notice.set(welcome);
    welcome = Optional.empty();
    if (!same) {
      messages.forgetReading();
      sounds.values().forEach(sound -> sound.set(Optional.empty()));
      texts.values().forEach(body -> body.set(""));
    }
    pace.choose(chosen.id(), chosen.policy().pace());
    stateChanged(chosen.state());
  }

  void stateChanged(CampaignState now) {
    var makeSense = campaign.map(it -> Command.possible(it, now)).orElse(Set.of());
    possible.set(makeSense);
    state.set(Optional.of(now));
    if (asked.get().filter(command -> !makeSense.contains(command)).isPresent()) {
      asked.set(Optional.empty());
    }
    review();
  }

  void ask(Command command) {
    if (possible.get().contains(command)) {
      notice.set(Optional.empty());
      ringing.set(command.usualRinging());
      unreached.set(Optional.empty());
      asked.set(Optional.of(command));
      review();
      if (command == Command.RETRY) {
        count();
      }
    }
  }

  private void count() {
    campaign
        .map(Campaign::id)
        .ifPresent(id ->
            tasks.run(
                () -> desk.unreached(id),
                count -> {
                  if (isChosen(id)) {
                    unreached.set(Optional.of(count));
                    review();
                  }
                },
                _ -> fail(id)));
  }

  void withdraw() {
    messages.stop();
    asked.set(Optional.empty());
    review();
  }

  /// Whether all is there that the command needs.
  private void review() {
    confirmable.set(asked.get().filter(this::isComplete).isPresent());
  }

  private boolean isComplete(Command command) {
    return switch (command) {
      case LIFT ->
          sound(Language.FRENCH).get().isPresent()
              && sounds.values().stream()
                  .flatMap(sound -> sound.get().stream())
                  .allMatch(sound -> sound.problem().isEmpty())
              && (!wasTexted() || !text(Language.FRENCH).get().isBlank());
      case RETRY -> unreached.get().filter(count -> count.callable() > 0).isPresent();
      case PAUSE, RESUME, ABORT -> true;
    };
  }

  /// Does what was asked for.
  ///
  /// @param naming makes the name of a campaign that the command begins from the alert's own
  void confirm(Function<String, String> naming) {
    if (!confirmable.get() || asked.get().isEmpty() || campaign.isEmpty()) {
      return;
    }
    var command = asked.get().get();
    var id = campaign.get().id();
    var work = work(command, id, CampaignDraft.shortened(naming.apply(campaign.get().name())));
    withdraw();
    if (command.letsCallsLeave()) {
      notice.set(Optional.of(Notice.of("followup.working." + command.code())));
    }
    busy.set(true);
    tasks.run(work, result -> done(command, id, result), _ -> fail(id));
  }

  private Callable<CommandResult> work(Command command, CampaignId id, String name) {
    var phones = ringing.get();
    int residences = unreached.get().map(AudienceCount::residences).orElse(0);
    var allClear = new AllClear(name, audio(), texts());
    return switch (command) {
      case PAUSE -> () -> desk.pause(id, phones);
      case RESUME -> () -> desk.resume(id);
      case RETRY -> () -> desk.retry(id, name, residences);
      case LIFT -> () -> desk.lift(id, allClear, phones);
      case ABORT -> () -> desk.abort(id, phones);
    };
  }

  private Map<Language, String> texts() {
    var written = new EnumMap<Language, String>(Language.class);
    texts.forEach((language, body) -> {
      if (!body.get().isBlank()) {
        written.put(language, body.get().strip());
      }
    });
    return written;
  }

  private Map<Language, CampaignDraft.AudioFile> audio() {
    var audio = new EnumMap<Language, CampaignDraft.AudioFile>(Language.class);
    sounds.forEach((language, sound) ->
        sound
            .get()
            .ifPresent(file ->
                audio.put(language, new CampaignDraft.AudioFile(file.fileName(), file.wav()))));
    return audio;
  }

  private void done(Command command, CampaignId id, CommandResult result) {
    busy.set(false);
    if (isChosen(id)) {
      notice.set(Notice.of(command, result));
      switch (result) {
        case CommandResult.Moved moved -> stateChanged(moved.state());
        case CommandResult.NotPossible refused -> stateChanged(refused.state());
        case CommandResult.Begun begun -> {
          welcome = notice.get();
          onBegun.accept(begun.campaign());
        }
        case CommandResult.OtherPbx _,
            CommandResult.PbxNotReady _,
            CommandResult.Hindered _,
            CommandResult.Refused _,
            CommandResult.CountChanged _,
            CommandResult.SoundNotReady _ -> {}
      }
    }
    onDone.run();
  }

  /// Another alert may have been chosen while the order was carried out.
  private boolean isChosen(CampaignId id) {
    return campaign.filter(chosen -> chosen.id().equals(id)).isPresent();
  }

  private void tell(Notice what) {
    notice.set(Optional.of(what));
  }

  private void fail(CampaignId id) {
    busy.set(false);
    if (isChosen(id)) {
      tell(Notice.of("followup.trouble.command"));
    }
  }

  /// The languages in which a lifting may be told.
  List<Language> languages() {
    boolean english = campaign.flatMap(it -> it.policy().english()).isPresent();
    return english ? List.of(Language.FRENCH, Language.ENGLISH) : List.of(Language.FRENCH);
  }

  /// Whether the alert was sent as a text too.
  boolean wasTexted() {
    return campaign.filter(it -> !it.texts().isEmpty()).isPresent();
  }

  boolean tellsOfALifting() {
    return campaign.map(it -> it.audience() instanceof Audience.Notified).orElse(false);
  }

  PaceModel pace() {
    return pace;
  }

  SoundModel messages() {
    return messages;
  }

  ReadOnlyObjectProperty<Optional<Command>> asked() {
    return asked;
  }

  ReadOnlyObjectProperty<Set<Command>> possible() {
    return possible;
  }

  ObjectProperty<Ringing> ringing() {
    return ringing;
  }

  /// Those whom it did not reach, once they are counted.
  ReadOnlyObjectProperty<Optional<AudienceCount>> unreached() {
    return unreached;
  }

  ReadOnlyObjectProperty<Optional<Notice>> notice() {
    return notice;
  }

  ReadOnlyBooleanProperty busy() {
    return busy;
  }

  ReadOnlyBooleanProperty confirmable() {
    return confirmable;
  }

  ReadOnlyObjectProperty<Optional<CampaignState>> state() {
    return state;
  }
}

package org.tocsin.ui.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignDraft;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.sound.ChosenSound;

/// An alert as it is written: what, to whom, how. FX thread.
final class AlertForm {
  private static final int LONGEST_NAME = 120;

  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Purpose>> purpose =
      new SimpleObjectProperty<>(Optional.empty());
  private final Map<Language, ObjectProperty<Optional<ChosenSound>>> sounds =
      new EnumMap<>(Language.class);
  private final BooleanProperty everyone = new SimpleBooleanProperty(true);
  private final ObservableList<StreetPart> parts = FXCollections.observableArrayList();
  private final ObjectProperty<StreetList> streets =
      new SimpleObjectProperty<>(new StreetList(List.of(), List.of()));
  private final PolicyForm policy = new PolicyForm();
  private final TextForm texts;
  private final Runnable onChange;

  /// @param onChange told after each change of anything in it
  AlertForm(Runnable onChange) {
    this.onChange = onChange;
    texts = new TextForm(onChange);
    for (var language : Language.values()) {
      sounds.put(language, new SimpleObjectProperty<>(Optional.empty()));
    }
    purpose.subscribe((before, after) -> {
      var old = Policy.defaults(before.orElse(Purpose.INFORMATION));
      var reason = policy.english().get();
      if (policy.policy().equals(Optional.of(old.withEnglish(reason)))) {
        after.map(Policy::defaults).map(it -> it.withEnglish(reason)).ifPresent(policy::fill);
      }
    });
    name.subscribe(onChange);
    purpose.subscribe(onChange);
    sounds.values().forEach(sound -> sound.subscribe(onChange));
    everyone.subscribe(onChange);
    parts.subscribe(onChange);
    streets.subscribe(onChange);
    policy.onChange(onChange);
  }

  StreetPart addPart() {
    var part = new StreetPart();
    part.street().subscribe(onChange);
    part.from().subscribe(onChange);
    part.to().subscribe(onChange);
    part.side().subscribe(onChange);
    part.priority().subscribe(onChange);
    parts.add(part);
    return part;
  }

  void clear() {
    name.set("");
    purpose.set(Optional.empty());
    sounds.values().forEach(sound -> sound.set(Optional.empty()));
    texts.fill(Map.of());
    everyone.set(true);
    parts.clear();
    policy.fill(Policy.defaults(Purpose.INFORMATION));
  }

  /// Takes over what was kept of a draft.
  void fill(Campaign draft, Map<Language, ChosenSound> messages) {
    clear();
    name.set(draft.name());
    purpose.set(Optional.of(draft.purpose()));
    policy.fill(draft.policy());
    texts.fill(draft.texts());
    messages.forEach((language, message) -> sound(language).set(Optional.of(message)));
    if (draft.audience() instanceof Audience.Streets chosen) {
      everyone.set(false);
      chosen.ranges().forEach(this::fillPart);
    }
  }

  private void fillPart(CivicRange range) {
    var part = addPart();
    part.street().set(streets.get().label(range.city(), range.street()));
    part.from().set(range.from() == 1 ? "" : "" + range.from());
    part.to().set(range.to() == CivicRange.HIGHEST ? "" : "" + range.to());
    part.side().set(range.side());
    part.priority().set(range.priority());
  }

  /// All that was written, so that it can be told whether it changed.
  List<Object> written() {
    var all = new ArrayList<Object>(List.of(name.get(), purpose.get(), everyone.get()));
    sounds.values().forEach(sound -> all.add(sound.get()));
    parts.forEach(part -> all.add(part.written()));
    all.add(policy.written());
    all.addAll(texts.written());
    return all;
  }

  List<Problem> problemsOfWhat() {
    var problems = new ArrayList<Problem>();
    if (name.get().isBlank()) {
      problems.add(Problem.of("alerts.what.nameMissing"));
    } else if (name.get().length() > LONGEST_NAME) {
      problems.add(Problem.of("alerts.what.nameTooLong", LONGEST_NAME));
    }
    if (purpose.get().isEmpty()) {
      problems.add(Problem.of("alerts.what.purposeMissing"));
    }
    if (sound(Language.FRENCH).get().isEmpty()) {
      problems.add(Problem.of("alerts.what.frenchMissing"));
    }
    if (speaksEnglish() && policy.english().get().isEmpty()) {
      problems.add(Problem.of("alerts.what.englishReason.missing"));
    }
    sounds
        .values()
        .forEach(sound -> sound.get().flatMap(ChosenSound::problem).ifPresent(problems::add));
    texts.problem().ifPresent(problems::add);
    return problems;
  }

  /// Whether anything is said or written in English, which takes a reason.
  boolean speaksEnglish() {
    return sound(Language.ENGLISH).get().isPresent()
        || !texts.body(Language.ENGLISH).get().isBlank();
  }

  List<Problem> problemsOfWho() {
    if (everyone.get()) {
      return List.of();
    }
    var filled = parts.stream().filter(part -> !part.isBlank()).toList();
    if (filled.isEmpty()) {
      return List.of(Problem.of("alerts.who.noStreet"));
    }
    return filled.stream().flatMap(part -> part.problem(streets.get()).stream()).toList();
  }

  List<Problem> problemsOfHow() {
    int wrong = 0;
    for (var field : PolicyField.values()) {
      wrong += policy.problem(field).isPresent() ? 1 : 0;
    }
    for (var field : WindowField.values()) {
      wrong += policy.window().problem(field, purpose.get()).isPresent() ? 1 : 0;
    }
    return wrong == 0 ? List.of() : List.of(Problem.of("alerts.how.wrong", wrong));
  }

  /// Who is called, when nothing is wrong with it.
  Optional<Audience> audience() {
    if (!problemsOfWho().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        everyone.get()
            ? new Audience.Everyone()
            : new Audience.Streets(
                parts.stream().flatMap(part -> part.range(streets.get()).stream()).toList()));
  }

  /// The whole, when nothing is wrong with it.
  Optional<CampaignDraft> draft() {
    var chosen = purpose.get();
    var called = audience();
    var how = policy.policy();
    if (chosen.isEmpty() || called.isEmpty() || how.isEmpty() || !problemsOfWhat().isEmpty()) {
      return Optional.empty();
    }
    var audio = new EnumMap<Language, CampaignDraft.AudioFile>(Language.class);
    sounds.forEach((language, sound) ->
        sound
            .get()
            .ifPresent(file ->
                audio.put(language, new CampaignDraft.AudioFile(file.fileName(), file.wav()))));
    return Optional.of(
        new CampaignDraft(
            name.get().strip(), chosen.get(), audio, called.get(), how.get(), texts.texts()));
  }

  /// The length of the longest message, when there is one that can be played.
  Optional<Duration> longestMessage() {
    return sounds.values().stream()
        .flatMap(sound -> sound.get().stream())
        .flatMap(sound -> sound.length().stream())
        .max(Comparator.naturalOrder());
  }

  StringProperty name() {
    return name;
  }

  ObjectProperty<Optional<Purpose>> purpose() {
    return purpose;
  }

  ObjectProperty<Optional<ChosenSound>> sound(Language language) {
    return sounds.computeIfAbsent(language, _ -> new SimpleObjectProperty<>(Optional.empty()));
  }

  BooleanProperty everyone() {
    return everyone;
  }

  ObservableList<StreetPart> parts() {
    return parts;
  }

  ObjectProperty<StreetList> streets() {
    return streets;
  }

  TextForm texts() {
    return texts;
  }

  PolicyForm policy() {
    return policy;
  }
}

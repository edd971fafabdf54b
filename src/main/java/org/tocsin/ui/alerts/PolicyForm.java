package org.tocsin.ui.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.ui.common.Problem;

/// How an alert calls, as it is typed.
final class PolicyForm {
  private final Map<PolicyField, StringProperty> fields = new EnumMap<>(PolicyField.class);
  private final ObjectProperty<ReachGrade> stopGrade =
      new SimpleObjectProperty<>(ReachGrade.LEFT_ON_MACHINE);
  private final BooleanProperty detectMachine = new SimpleBooleanProperty(true);
  private final ObjectProperty<Optional<LanguageException>> english =
      new SimpleObjectProperty<>(Optional.empty());
  private Policy filled = Policy.defaults(Purpose.INFORMATION);
  private char separator = ',';

  PolicyForm() {
    for (var field : PolicyField.values()) {
      fields.put(field, new SimpleStringProperty(""));
    }
    fill(filled);
  }

  void fill(Policy policy) {
    filled = policy;
    fields.forEach((field, text) -> text.set(written(field.of(policy))));
    stopGrade.set(policy.stopGrade());
    detectMachine.set(policy.detectMachine());
    english.set(policy.english());
  }

  /// How decimals are written from now on; what is typed already follows.
  void setSeparator(char newSeparator) {
    char old = separator;
    separator = newSeparator;
    fields.values().forEach(text -> text.set(text.get().replace(old, newSeparator)));
  }

  private String written(double figure) {
    if (figure == Math.rint(figure)) {
      return "" + (long) figure;
    }
    return String.format(Locale.ROOT, "%.2f", figure).replaceAll("0+$", "").replace('.', separator);
  }

  StringProperty field(PolicyField field) {
    return fields.computeIfAbsent(field, _ -> new SimpleStringProperty(""));
  }

  ObjectProperty<ReachGrade> stopGrade() {
    return stopGrade;
  }

  BooleanProperty detectMachine() {
    return detectMachine;
  }

  ObjectProperty<Optional<LanguageException>> english() {
    return english;
  }

  /// In no language: decimals are the same with a comma and with a point.
  List<Object> written() {
    var all = new ArrayList<Object>(List.of(stopGrade.get(), detectMachine.get(), english.get()));
    fields.values().forEach(text -> all.add(text.get().replace(',', '.')));
    return all;
  }

  Optional<Problem> problem(PolicyField field) {
    var figure = figure(field);
    if (figure.isPresent() && field.allows(figure.getAsDouble())) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.of(
            field.isWhole() ? "alerts.policy.range.whole" : "alerts.policy.range.decimal",
            field.least(),
            field.most()));
  }

  private OptionalDouble figure(PolicyField field) {
    try {
      return OptionalDouble.of(Double.parseDouble(field(field).get().strip().replace(',', '.')));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }

  /// The policy, when every figure is in its range.
  Optional<Policy> policy() {
    for (var field : PolicyField.values()) {
      if (problem(field).isPresent()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        filled
            .withPace(
                whole(PolicyField.CHANNELS), figure(PolicyField.CALLS_PER_SECOND).orElseThrow())
            .withReach(stopGrade.get(), whole(PolicyField.HEARD_PERCENT), detectMachine.get())
            .withRounds(whole(PolicyField.ROUNDS))
            .withRing(Duration.ofSeconds(whole(PolicyField.RING)))
            .with(Miss.BUSY, rule(PolicyField.BUSY_TRIES, PolicyField.BUSY_WAIT))
            .with(Miss.NO_ANSWER, rule(PolicyField.NO_ANSWER_TRIES, PolicyField.NO_ANSWER_WAIT))
            .with(Miss.CONGESTION, rule(PolicyField.CONGESTION_TRIES, PolicyField.CONGESTION_WAIT))
            .with(
                Miss.HEARD_IN_PART,
                rule(PolicyField.HEARD_IN_PART_TRIES, PolicyField.HEARD_IN_PART_WAIT))
            .withEnglish(english.get()));
  }

  private int whole(PolicyField field) {
    return (int) figure(field).orElseThrow();
  }

  private RetryRule rule(PolicyField tries, PolicyField wait) {
    long seconds = Math.round(figure(wait).orElseThrow() * 60);
    return new RetryRule(whole(tries), Duration.ofSeconds(seconds));
  }
}

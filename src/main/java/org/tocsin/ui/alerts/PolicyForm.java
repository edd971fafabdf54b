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
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Profile;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.ui.common.Problem;

/// How an alert calls, as it is typed.
final class PolicyForm {
  private final Map<PolicyField, StringProperty> fields = new EnumMap<>(PolicyField.class);
  private final ObjectProperty<ReachGrade> stopGrade =
      new SimpleObjectProperty<>(ReachGrade.LEFT_ON_MACHINE);
  private final BooleanProperty detectMachine = new SimpleBooleanProperty(true);
  private final ObjectProperty<Optional<LanguageException>> english =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty identify = new SimpleBooleanProperty();
  private final ObjectProperty<ContactOrder> order = new SimpleObjectProperty<>(ContactOrder.FILE);
  private final ObjectProperty<Optional<Profile>> profile =
      new SimpleObjectProperty<>(Optional.empty());
  private final WindowForm window = new WindowForm();
  private Policy filled = Policy.defaults(Purpose.INFORMATION);
  private char separator = ',';

  PolicyForm() {
    for (var field : PolicyField.values()) {
      fields.put(field, new SimpleStringProperty(""));
    }
    fill(filled);
    onChange(() -> profile.set(policy().flatMap(Profile::of)));
  }

  /// Told after each change of anything in it.
  void onChange(Runnable listener) {
    fields.values().forEach(text -> text.subscribe(listener));
    for (var field : WindowField.values()) {
      window.field(field).subscribe(listener);
    }
    stopGrade.subscribe(listener);
    detectMachine.subscribe(listener);
    identify.subscribe(listener);
    order.subscribe(listener);
    english.subscribe(listener);
  }

  /// Takes over the figures of a profile; pace, hours and manners stay, but for what is wrong.
  void fill(Profile chosen) {
    var wanted = filled.with(chosen);
    for (var field : PolicyField.values()) {
      boolean ofPace = field == PolicyField.CHANNELS || field == PolicyField.CALLS_PER_SECOND;
      if (!ofPace || problem(field).isPresent()) {
        field(field).set(written(field.of(wanted)));
      }
    }
    stopGrade.set(wanted.stopGrade());
    detectMachine.set(wanted.detectMachine());
    order.set(wanted.order());
    if (window.isWrong()) {
      window.fill(wanted.window());
    }
  }

  void fill(Policy policy) {
    filled = policy;
    fields.forEach((field, text) -> text.set(written(field.of(policy))));
    stopGrade.set(policy.stopGrade());
    detectMachine.set(policy.detectMachine());
    english.set(policy.english());
    identify.set(policy.identify());
    order.set(policy.order());
    window.fill(policy.window());
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

  BooleanProperty identify() {
    return identify;
  }

  ObjectProperty<ContactOrder> order() {
    return order;
  }

  /// The profile that the figures still are; none once one of them was changed.
  ReadOnlyObjectProperty<Optional<Profile>> profile() {
    return profile;
  }

  WindowForm window() {
    return window;
  }

  /// In no language: decimals are the same with a comma and with a point.
  List<Object> written() {
    var all = new ArrayList<Object>(List.of(stopGrade.get(), detectMachine.get(), english.get()));
    all.addAll(List.of(identify.get(), order.get()));
    all.addAll(window.written());
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

  /// The policy, when every figure is in its range and every time is one.
  Optional<Policy> policy() {
    for (var field : PolicyField.values()) {
      if (problem(field).isPresent()) {
        return Optional.empty();
      }
    }
    if (window.window().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        filled
            .withPace(
                whole(PolicyField.CHANNELS), figure(PolicyField.CALLS_PER_SECOND).orElseThrow())
            .withReach(stopGrade.get(), whole(PolicyField.HEARD_PERCENT), detectMachine.get())
            .withRounds(whole(PolicyField.ROUNDS))
            .withRing(Duration.ofSeconds(whole(PolicyField.RING)))
            .with(RetryRules.of(this::rule))
            .with(order.get())
            .with(window.window().orElseThrow())
            .withIdentify(identify.get())
            .withEnglish(english.get()));
  }

  private int whole(PolicyField field) {
    return (int) figure(field).orElseThrow();
  }

  private RetryRule rule(Miss miss) {
    long seconds = Math.round(figure(PolicyField.wait(miss)).orElseThrow() * 60);
    return new RetryRule(whole(PolicyField.tries(miss)), Duration.ofSeconds(seconds));
  }
}

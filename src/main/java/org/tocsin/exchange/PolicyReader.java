package org.tocsin.exchange;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Profile;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import org.tocsin.exchange.CampaignFileReading.Kind;

/// Reads how a campaign calls from its JSON file; what is not written stays as it is by default.
final class PolicyReader {
  private static final Map<String, ReachGrade> STOP_GRADES = stopGrades();
  private static final Map<String, Optional<Profile>> PROFILES =
      words(Profile.values(), Profile::code, Optional::of);
  private static final Map<String, ContactOrder> ORDERS =
      words(ContactOrder.values(), ContactOrder::code, order -> order);
  private static final Map<String, Optional<LanguageException>> REASONS =
      words(LanguageException.values(), LanguageException::code, Optional::of);
  private static final String[] MISSES =
      Arrays.stream(Miss.values()).map(Miss::code).toArray(String[]::new);

  private PolicyReader() {}

  // In the order in which a person is told them.

  private static <E, T> Map<String, T> words(
      E[] values, Function<E, String> code, Function<E, T> meaning) {
    var words = new LinkedHashMap<String, T>();
    for (var value : values) {
      words.put(code.apply(value), meaning.apply(value));
    }
    return words;
  }

  private static Map<String, ReachGrade> stopGrades() {
    var words = new LinkedHashMap<String, ReachGrade>();
    words.put("confirmed", ReachGrade.CONFIRMED);
    words.put("heard", ReachGrade.HEARD);
    words.put("machine", ReachGrade.LEFT_ON_MACHINE);
    words.put("part", ReachGrade.HEARD_IN_PART);
    words.put("answered", ReachGrade.ANSWERED_ONLY);
    return words;
  }

  static Policy read(JsonReader root, Purpose purpose) {
    var defaults = Policy.defaults(purpose);
    return root.object("policy").map(policy -> written(policy, purpose, defaults)).orElse(defaults);
  }

  private static Policy written(JsonReader policy, Purpose purpose, Policy of) {
    policy.allow(
        "channels",
        "callsPerSecond",
        "rounds",
        "ringSeconds",
        "waitSeconds",
        "tries",
        "stopGrade",
        "heardPercent",
        "detectMachine",
        "profile",
        "order",
        "window",
        "identify",
        "englishReason");
    var profile = policy.word("profile", PROFILES, Optional.<Profile>empty());
    return changed(policy, purpose, profile.map(of::with).orElse(of));
  }

  private static Policy changed(JsonReader policy, Purpose purpose, Policy defaults) {
    var waits = policy.object("waitSeconds");
    waits.ifPresent(each -> each.allow(MISSES));
    var tries = policy.object("tries");
    tries.ifPresent(each -> each.allow(MISSES));
    return defaults
        .withPace(
            policy.whole("channels", 1, Policy.MOST_CHANNELS).orElse(defaults.channels()),
            policy.decimal("callsPerSecond").orElse(defaults.callsPerSecond()))
        .withReach(
            policy.word("stopGrade", STOP_GRADES, defaults.stopGrade()),
            policy.whole("heardPercent", 1, 100).orElse(defaults.heardPercent()),
            policy.flag("detectMachine").orElse(defaults.detectMachine()))
        .withRounds(policy.whole("rounds", 1, Policy.MOST_ROUNDS).orElse(defaults.rounds()))
        .withRing(
            policy.whole("ringSeconds", 5, 120).map(Duration::ofSeconds).orElse(defaults.ring()))
        .with(RetryRules.of(miss -> rule(waits, tries, miss, defaults.after(miss))))
        .with(policy.word("order", ORDERS, defaults.order()))
        .with(window(policy, purpose, defaults.window()))
        .withIdentify(policy.flag("identify").orElse(defaults.identify()))
        .withEnglish(policy.word("englishReason", REASONS, defaults.english()));
  }

  private static CallingWindow window(JsonReader policy, Purpose purpose, CallingWindow defaults) {
    var window = policy.object("window");
    window.ifPresent(days -> days.allow("weekdays", "weekends"));
    var widest = Optional.of(CallingWindow.WIDEST).filter(_ -> purpose.keepsToWindow());
    return new CallingWindow(
        hours(window, "weekdays", defaults.weekdays(), widest.map(CallingWindow::weekdays)),
        hours(window, "weekends", defaults.weekends(), widest.map(CallingWindow::weekends)));
  }

  /// @param widest the hours that may not be passed, if there are any
  private static CallingWindow.Hours hours(
      Optional<JsonReader> window,
      String days,
      CallingWindow.Hours defaults,
      Optional<CallingWindow.Hours> widest) {
    var written = window.flatMap(each -> each.object(days));
    if (written.isEmpty()) {
      return defaults;
    }
    written.get().allow("from", "to");
    var hours =
        new CallingWindow.Hours(
            time(written.get(), "from", widest).orElse(defaults.from()),
            time(written.get(), "to", widest).orElse(defaults.to()));
    if (hours.length().compareTo(CallingWindow.SHORTEST) < 0) {
      window.get().fault(days, Kind.HOURS_TOO_SHORT, "");
    }
    return hours;
  }

  private static Optional<LocalTime> time(
      JsonReader hours, String key, Optional<CallingWindow.Hours> widest) {
    var time = hours.time(key);
    if (time.isPresent() && widest.filter(limits -> !limits.holds(time.get())).isPresent()) {
      hours.fault(
          key,
          Kind.TIME_NOT_ALLOWED,
          "\"%s\"–\"%s\"".formatted(widest.get().from(), widest.get().to()));
      return Optional.empty();
    }
    return time;
  }

  private static RetryRule rule(
      Optional<JsonReader> waits, Optional<JsonReader> tries, Miss miss, RetryRule defaults) {
    int count = tries.flatMap(each -> each.whole(miss.code(), 1, 20)).orElse(defaults.tries());
    var wait =
        waits
            .flatMap(each -> each.whole(miss.code(), 0, 86_400))
            .map(Duration::ofSeconds)
            .orElse(defaults.delay());
    return new RetryRule(count, wait);
  }
}

package org.tocsin.exchange;

import java.time.Duration;
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
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;

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

  static Policy read(JsonReader root, Policy defaults) {
    return root.object("policy").map(policy -> written(policy, defaults)).orElse(defaults);
  }

  private static Policy written(JsonReader policy, Policy of) {
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
    return changed(policy, profile.map(of::with).orElse(of));
  }

  private static Policy changed(JsonReader policy, Policy defaults) {
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
        .with(window(policy, defaults.window()))
        .withIdentify(policy.flag("identify").orElse(defaults.identify()))
        .withEnglish(policy.word("englishReason", REASONS, defaults.english()));
  }

  private static CallingWindow window(JsonReader policy, CallingWindow defaults) {
    var window = policy.object("window");
    window.ifPresent(days -> days.allow("weekdays", "weekends"));
    return new CallingWindow(
        hours(window.flatMap(days -> days.object("weekdays")), defaults.weekdays()),
        hours(window.flatMap(days -> days.object("weekends")), defaults.weekends()));
  }

  private static CallingWindow.Hours hours(
      Optional<JsonReader> hours, CallingWindow.Hours defaults) {
    hours.ifPresent(each -> each.allow("from", "to"));
    return new CallingWindow.Hours(
        hours.flatMap(each -> each.time("from")).orElse(defaults.from()),
        hours.flatMap(each -> each.time("to")).orElse(defaults.to()));
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

package org.tocsin.store.campaign;

import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Pace;
import org.tocsin.campaign.Persistence;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.Reach;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Policies as the database keeps them: a shape of its own, so that a change of the domain's
/// records cannot make an old campaign unreadable unseen. What an old campaign does not say is as
/// its purpose has it by default.
final class PolicyJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PolicyJson() {}

  static String write(Policy policy) {
    var all = new LinkedHashMap<String, Object>();
    all.put("channels", policy.channels());
    all.put("callsPerSecond", policy.callsPerSecond());
    all.put("rounds", policy.rounds());
    all.put("ringMs", policy.ring().toMillis());
    all.put("stopGrade", policy.stopGrade().code());
    all.put("heardPercent", policy.heardPercent());
    all.put("detectMachine", policy.detectMachine());
    policy.persistence().rules().each().forEach((miss, rule) -> all.put(miss.code(), shape(rule)));
    all.put("order", policy.order().code());
    all.put("weekdays", shape(policy.window().weekdays()));
    all.put("weekends", shape(policy.window().weekends()));
    all.put("identify", policy.identify());
    policy.english().ifPresent(reason -> all.put("english", reason.code()));
    return MAPPER.writeValueAsString(all);
  }

  static Policy read(String json, Purpose purpose) {
    var node = MAPPER.readTree(json);
    var defaults = Policy.defaults(purpose);
    return new Policy(
        new Pace(
            node.path("channels").asInt(defaults.channels()),
            node.path("callsPerSecond").asDouble(defaults.callsPerSecond())),
        new Reach(
            text(node, "stopGrade").map(ReachGrade::ofCode).orElse(defaults.stopGrade()),
            node.path("heardPercent").asInt(defaults.heardPercent()),
            node.path("detectMachine").asBoolean(defaults.detectMachine())),
        new Persistence(
            node.path("rounds").asInt(defaults.rounds()),
            Duration.ofMillis(node.path("ringMs").asLong(defaults.ring().toMillis())),
            text(node, "order")
                .map(code -> ContactOrder.ofCode(code).orElseThrow())
                .orElse(defaults.order()),
            RetryRules.of(miss -> rule(node.get(miss.code()), defaults.after(miss)))),
        new CallingWindow(
            hours(node.get("weekdays"), defaults.window().weekdays()),
            hours(node.get("weekends"), defaults.window().weekends())),
        node.path("identify").asBoolean(defaults.identify()),
        text(node, "english").map(code -> LanguageException.ofCode(code).orElseThrow()));
  }

  private static Optional<String> text(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asString);
  }

  private static RetryRule rule(@Nullable JsonNode node, RetryRule defaults) {
    return node == null
        ? defaults
        : new RetryRule(node.get("tries").asInt(), Duration.ofMillis(node.get("delayMs").asLong()));
  }

  private static CallingWindow.Hours hours(@Nullable JsonNode node, CallingWindow.Hours defaults) {
    return node == null
        ? defaults
        : new CallingWindow.Hours(
            LocalTime.parse(node.get("from").asString()),
            LocalTime.parse(node.get("to").asString()));
  }

  private static Map<String, Object> shape(RetryRule rule) {
    return Map.of("tries", rule.tries(), "delayMs", rule.delay().toMillis());
  }

  private static Map<String, Object> shape(CallingWindow.Hours hours) {
    return Map.of("from", hours.from().toString(), "to", hours.to().toString());
  }
}

package org.tocsin.store.campaign;

import java.time.Duration;
import java.util.List;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.CivicRange;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import tools.jackson.databind.json.JsonMapper;

/// Audience and policy as the database keeps them: shapes of their own, so that a change of the
/// domain's records cannot make an old campaign unreadable unseen.
final class CampaignJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CampaignJson() {}

  static String write(Audience audience) {
    return MAPPER.writeValueAsString(
        switch (audience) {
          case Audience.Everyone _ -> new AudienceShape(true, List.of());
          case Audience.Streets streets ->
              new AudienceShape(false, streets.ranges().stream().map(CampaignJson::shape).toList());
        });
  }

  static Audience readAudience(String json) {
    var shape = MAPPER.readValue(json, AudienceShape.class);
    return shape.everyone()
        ? new Audience.Everyone()
        : new Audience.Streets(shape.streets().stream().map(CampaignJson::range).toList());
  }

  static String write(Policy policy) {
    return MAPPER.writeValueAsString(
        new PolicyShape(
            policy.channels(),
            policy.callsPerSecond(),
            policy.rounds(),
            policy.ring().toMillis(),
            policy.stopGrade().code(),
            policy.heardPercent(),
            policy.detectMachine(),
            shape(policy.busy()),
            shape(policy.noAnswer()),
            shape(policy.congestion()),
            shape(policy.heardInPart())));
  }

  static Policy readPolicy(String json) {
    var shape = MAPPER.readValue(json, PolicyShape.class);
    return new Policy(
        shape.channels(),
        shape.callsPerSecond(),
        shape.rounds(),
        Duration.ofMillis(shape.ringMs()),
        ReachGrade.ofCode(shape.stopGrade()),
        shape.heardPercent(),
        shape.detectMachine(),
        rule(shape.busy()),
        rule(shape.noAnswer()),
        rule(shape.congestion()),
        rule(shape.heardInPart()));
  }

  private static RangeShape shape(CivicRange range) {
    return new RangeShape(
        range.city(), range.street(), range.from(), range.to(), range.side().name());
  }

  private static CivicRange range(RangeShape shape) {
    return new CivicRange(
        shape.city(),
        shape.street(),
        shape.from(),
        shape.to(),
        CivicRange.Side.valueOf(shape.side()));
  }

  private static RuleShape shape(RetryRule rule) {
    return new RuleShape(rule.tries(), rule.delay().toMillis());
  }

  private static RetryRule rule(RuleShape shape) {
    return new RetryRule(shape.tries(), Duration.ofMillis(shape.delayMs()));
  }

  record AudienceShape(boolean everyone, List<RangeShape> streets) {}

  record RangeShape(String city, String street, int from, int to, String side) {}

  record RuleShape(int tries, long delayMs) {}

  record PolicyShape(
      int channels,
      double callsPerSecond,
      int rounds,
      long ringMs,
      String stopGrade,
      int heardPercent,
      boolean detectMachine,
      RuleShape busy,
      RuleShape noAnswer,
      RuleShape congestion,
      RuleShape heardInPart) {}
}

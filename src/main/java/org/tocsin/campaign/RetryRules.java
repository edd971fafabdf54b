package org.tocsin.campaign;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// A rule for each way of missing a residence.
public record RetryRules(Map<Miss, RetryRule> each) {
  public RetryRules {
    var all = new EnumMap<Miss, RetryRule>(Miss.class);
    all.putAll(each);
    if (all.size() < Miss.values().length) {
      throw new IllegalArgumentException("A rule is missing");
    }
    each = Collections.unmodifiableMap(all);
  }

  public static RetryRules of(Function<Miss, RetryRule> rule) {
    var all = new EnumMap<Miss, RetryRule>(Miss.class);
    for (var miss : Miss.values()) {
      all.put(miss, rule.apply(miss));
    }
    return new RetryRules(all);
  }

  /// The same rule after everything.
  public static RetryRules always(RetryRule rule) {
    return of(_ -> rule);
  }

  public RetryRule after(Miss miss) {
    var rule = each.get(miss);
    if (rule == null) {
      throw new IllegalStateException("A rule is missing");
    }
    return rule;
  }

  public RetryRules with(Miss changed, RetryRule rule) {
    return of(miss -> miss == changed ? rule : after(miss));
  }
}

package org.tocsin.campaign;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Ways of calling that are offered by name.
public enum Profile {
  /// Soon again and often.
  EMERGENCY(3, Duration.ofMinutes(1), Duration.ofMinutes(2)),
  /// Fewer calls, further apart.
  INFORMATION(2, Duration.ofMinutes(5), Duration.ofMinutes(10));

  private static final int LONG = 3;

  private final Persistence persistence;

  Profile(int rounds, Duration unit, Duration reply) {
    persistence =
        new Persistence(
            rounds,
            Duration.ofSeconds(25),
            ContactOrder.FILE,
            RetryRules.of(miss -> rule(miss, unit, reply)));
  }

  private static RetryRule rule(Miss miss, Duration unit, Duration reply) {
    return switch (miss) {
      case BUSY -> new RetryRule(3, unit);
      case NO_ANSWER -> new RetryRule(3, unit.multipliedBy(LONG));
      case REJECTED, MACHINE -> new RetryRule(2, unit.multipliedBy(LONG));
      case CONGESTION, FAILED -> new RetryRule(5, Duration.ofSeconds(30));
      case HEARD_IN_PART, ANSWERED_ONLY -> new RetryRule(2, unit);
      case TEXT -> new RetryRule(1, reply);
    };
  }

  /// What suits a purpose when nobody chose otherwise.
  public static Profile of(Purpose purpose) {
    return switch (purpose) {
      case EMERGENCY, EXERCISE -> EMERGENCY;
      case MAJOR_SITUATION, INFORMATION -> INFORMATION;
    };
  }

  /// The profile that a policy still is, when no figure of it was changed.
  public static Optional<Profile> of(Policy policy) {
    for (var profile : values()) {
      if (profile.reach().equals(policy.reach())
          && profile.persistence.equals(policy.persistence())) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }

  public Reach reach() {
    return new Reach(ReachGrade.LEFT_ON_MACHINE, 60, true);
  }

  public Persistence persistence() {
    return persistence;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

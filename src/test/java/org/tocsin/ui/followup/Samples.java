package org.tocsin.ui.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.tocsin.board.CallRow;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;

/// Invented campaigns and calls.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-21T19:20:00Z");
  private static final String[] STREETS = {
    "rue des Érables", "boulevard des Seigneurs", "chemin du Tremblay", "rue de l’Église",
    "avenue Sainte-Marie", "rang Saint-François", "place du Marché", "montée des Pionniers"
  };
  private static final String[] NAMES = {
    "Tremblay, Marie",
    "Gagnon, Étienne",
    "Côté, Sylvie",
    "Bouchard, Réjean",
    "Lavoie, Noémie",
    "Fortin, Jean-François",
    "Pelletier, Aïcha",
    "Bélanger, Luc",
    "Garage Simard inc."
  };

  private Samples() {}

  static Campaign campaign(long id, String name, CampaignState state) {
    return campaign(id, name, state, new Audience.Everyone());
  }

  static Campaign campaign(long id, String name, CampaignState state, Audience audience) {
    return new Campaign(
        new CampaignId(id),
        name,
        Purpose.EMERGENCY,
        state,
        List.of(
            new VoiceMessage(
                Language.FRENCH, "alerte.wav", "ab".repeat(32), Duration.ofSeconds(22), 352_044)),
        audience,
        Policy.defaults(Purpose.EMERGENCY),
        "mtremblay",
        NOW.minusSeconds(600),
        Optional.of(NOW.minusSeconds(427)),
        state.isOver() ? Optional.of(NOW.minusSeconds(10)) : Optional.empty(),
        Map.of(),
        List.of());
  }

  /// One that is sent as a text too.
  static Campaign texted(long id, String name, CampaignState state) {
    var spoken = campaign(id, name, state);
    return new Campaign(
        spoken.id(),
        spoken.name(),
        spoken.purpose(),
        spoken.state(),
        spoken.messages(),
        spoken.audience(),
        spoken.policy(),
        spoken.createdBy(),
        spoken.createdAt(),
        spoken.launchedAt(),
        spoken.endedAt(),
        Map.of(Language.FRENCH, "Évacuez."),
        List.of());
  }

  static Campaign inState(Campaign campaign, CampaignState state) {
    return campaign(campaign.id().number(), campaign.name(), state, campaign.audience());
  }

  static AttemptId id(int number) {
    return new AttemptId(new UUID(0x0193_0000_0000_7000L + number, 0x8000_0000_0000_0000L));
  }

  /// A call that has just rung.
  static CallRow ringing(int number) {
    return row(number, AttemptState.RINGING, Optional.empty());
  }

  static CallRow ended(int number, CallOutcome outcome) {
    return row(number, AttemptState.ENDED, Optional.of(outcome));
  }

  static CallRow row(int number, AttemptState state, Optional<CallOutcome> outcome) {
    var street = STREETS[number % STREETS.length];
    var answered = outcome.filter(o -> o.compareTo(CallOutcome.BUSY) < 0);
    return new CallRow(
        id(number),
        NOW.minusSeconds(number % 23),
        Optional.of(NOW.minusSeconds(400).plusSeconds(number)),
        (number * 7 % 900 + 1) + " " + street + (number % 5 == 0 ? ", app. " + number % 9 : ""),
        street,
        NAMES[number % NAMES.length],
        PhoneNumber.parse("418555" + "01%02d".formatted(number % 100)).orElseThrow(),
        1 + number % 2,
        1 + number % 3,
        1,
        state,
        outcome,
        answered.map(Samples::by),
        outcome.filter(o -> o == CallOutcome.CONFIRMED).map(_ -> "1").orElse(""),
        answered.isPresent() ? OptionalInt.of(heard(answered.get())) : OptionalInt.empty(),
        answered.map(_ -> Duration.ofSeconds(9 + number % 20)),
        outcome.map(Samples::cause).orElse(0),
        0,
        "central-1",
        false,
        Channel.VOICE);
  }

  private static AnsweredBy by(CallOutcome outcome) {
    return switch (outcome) {
      case LEFT_ON_MACHINE -> AnsweredBy.MACHINE;
      case ANSWERED_ONLY -> AnsweredBy.UNSURE;
      default -> AnsweredBy.HUMAN;
    };
  }

  private static int heard(CallOutcome outcome) {
    return switch (outcome) {
      case ANSWERED_ONLY -> 0;
      case HEARD_IN_PART -> 35;
      default -> 100;
    };
  }

  private static int cause(CallOutcome outcome) {
    return switch (outcome) {
      case BUSY -> 17;
      case NO_ANSWER -> 19;
      case REJECTED -> 21;
      case CONGESTION -> 34;
      case INVALID_NUMBER -> 1;
      case FAILED -> 38;
      case UNKNOWN, CANCELLED -> 0;
      default -> 16;
    };
  }
}

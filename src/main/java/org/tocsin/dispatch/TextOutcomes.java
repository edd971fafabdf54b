package org.tocsin.dispatch;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tocsin.telephony.CallOutcome;
import org.tocsin.telephony.TextEvent;

/// What a text became, from what its port says. Pure.
public final class TextOutcomes {
  private TextOutcomes() {}

  /// How a text ends.
  static CallOutcome of(TextEvent.Outgoing event) {
    return switch (event) {
      case TextEvent.HandedOver _ -> CallOutcome.SENT;
      case TextEvent.Lost _ -> CallOutcome.UNKNOWN;
      case TextEvent.Refused refused -> of(refused.cause());
    };
  }

  /// What a receipt makes of a text that had ended.
  static CallOutcome of(TextEvent.Receipt receipt) {
    return receipt.failure().map(TextOutcomes::of).orElse(CallOutcome.DELIVERED);
  }

  private static CallOutcome of(TextEvent.Refusal cause) {
    return switch (cause) {
      case NOT_CONNECTED, BUSY -> CallOutcome.FAILED;
      case TOO_LONG, REJECTED -> CallOutcome.REJECTED;
      case INVALID_NUMBER -> CallOutcome.INVALID_NUMBER;
    };
  }

  private static CallOutcome of(TextEvent.Failure cause) {
    return switch (cause) {
      case INVALID_NUMBER -> CallOutcome.INVALID_NUMBER;
      case REJECTED -> CallOutcome.REJECTED;
      case EXPIRED, OTHER -> CallOutcome.FAILED;
    };
  }

  /// The outcomes in whose place a text that has ended may still get this one: what is known better
  /// never gives way to what is known less well.
  ///
  /// @return none for an outcome that no report brings
  public static Optional<Set<CallOutcome>> before(CallOutcome outcome) {
    return switch (outcome) {
      case CONFIRMED ->
          Optional.of(EnumSet.of(CallOutcome.SENT, CallOutcome.DELIVERED, CallOutcome.UNKNOWN));
      case DELIVERED, FAILED, REJECTED, INVALID_NUMBER ->
          Optional.of(EnumSet.of(CallOutcome.SENT, CallOutcome.UNKNOWN));
      case HEARD,
          LEFT_ON_MACHINE,
          HEARD_IN_PART,
          ANSWERED_ONLY,
          SENT,
          BUSY,
          NO_ANSWER,
          CONGESTION,
          CANCELLED,
          UNKNOWN,
          NEVER_ATTEMPTED ->
          Optional.empty();
    };
  }
}

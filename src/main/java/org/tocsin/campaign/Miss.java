package org.tocsin.campaign;

import java.util.Optional;

/// Ways in which trying a number can fail to reach a residence, each with its own rule.
public enum Miss {
  BUSY("busy"),
  NO_ANSWER("noAnswer"),
  /// Refused by the phone that rang, or a text that its provider would not take.
  REJECTED("rejected"),
  /// The network or a trunk had no room.
  CONGESTION("congestion"),
  /// A trunk or the PBX failed, or the call was cut off from here.
  FAILED("failed"),
  /// The whole message on a machine, when the policy wants a person.
  MACHINE("machine"),
  /// A person, or a machine, heard less than the policy wants.
  HEARD_IN_PART("heardInPart"),
  ANSWERED_ONLY("answeredOnly"),
  /// A text to which nobody replied; its wait comes before any other number.
  TEXT("text");

  private final String code;

  Miss(String code) {
    this.code = code;
  }

  /// Name in campaign files and in the database.
  public String code() {
    return code;
  }

  public static Optional<Miss> ofCode(String code) {
    for (var miss : values()) {
      if (miss.code.equals(code)) {
        return Optional.of(miss);
      }
    }
    return Optional.empty();
  }
}

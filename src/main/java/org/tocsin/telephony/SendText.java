package org.tocsin.telephony;

import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneNumber;

/// One text to send.
public record SendText(AttemptId attempt, PhoneNumber to, String body) {

  /// @throws IllegalArgumentException when there is nothing to read in it
  public SendText {
    if (body.isBlank()) {
      throw new IllegalArgumentException("A text without words");
    }
  }

  /// Without the number or the words.
  @Override
  public String toString() {
    return "SendText[" + attempt + "]";
  }
}

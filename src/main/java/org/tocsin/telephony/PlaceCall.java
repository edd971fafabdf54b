package org.tocsin.telephony;

import java.time.Duration;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// One call to place.
///
/// @param callerId the number that the called party sees
/// @param sound the message, already on the PBX
/// @param extension digits to send after the answer, empty when there is none
/// @param delay time between the answer and those digits
/// @param ring how long the phone may ring
/// @param detectMachine whether the PBX listens for an answering machine
public record PlaceCall(
    AttemptId attempt,
    PhoneNumber number,
    PhoneNumber callerId,
    Sound sound,
    Language language,
    String extension,
    Duration delay,
    Duration ring,
    boolean detectMachine) {}

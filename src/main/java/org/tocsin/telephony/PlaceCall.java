package org.tocsin.telephony;

import java.time.Duration;
import java.util.Optional;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// One call to place.
///
/// @param callerId the number that the called party sees
/// @param trunk by which it goes out, as the PBX's settings name it; empty: by the first, which may
///   be the only one
/// @param sound the message, already on the PBX
/// @param introduction who calls («Ville de …, message de …»), also already on the PBX: said once,
///   before the message is played for the first time, and not counted in what was heard. A call
///   goes on without it when it cannot be played
/// @param extension digits to send after the answer, empty when there is none
/// @param delay time between the answer and those digits
/// @param ring how long the phone may ring
/// @param detectMachine whether the PBX listens for an answering machine
public record PlaceCall(
    AttemptId attempt,
    PhoneNumber number,
    PhoneNumber callerId,
    String trunk,
    Sound sound,
    Optional<Sound> introduction,
    Language language,
    String extension,
    Duration delay,
    Duration ring,
    boolean detectMachine) {}

package org.tocsin.telephony;

import java.util.Optional;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;

/// What somebody who calls back is to hear.
///
/// @param attempt under which the call is followed from here on
/// @param sound the message, already on the PBX
/// @param introduction who speaks, as in [PlaceCall]
public record PlayBack(
    AttemptId attempt, Sound sound, Optional<Sound> introduction, Language language) {}

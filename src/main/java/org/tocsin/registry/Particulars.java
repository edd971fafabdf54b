package org.tocsin.registry;

import java.util.Optional;

/// What the city wants to know of a residence besides how to reach it.
///
/// @param reducedMobility somebody there needs help to leave
/// @param note free text, of several lines at most
/// @param card the citizen card of whoever the file names
public record Particulars(boolean reducedMobility, String note, Optional<CardNumber> card) {
  public static final Particulars NONE = new Particulars(false, "", Optional.empty());
}

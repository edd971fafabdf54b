package org.tocsin.registry;

import java.util.Set;

/// What the city decided about its registry.
///
/// @param severalVoiceNumbers whether a residence may have more than one voice contact point
/// @param allowedAreaCodes area codes that may be called; toll fraud goes through the others
/// @param cardPrefixes what the numbers of the city's cards begin with; empty takes any card
/// @param streetsAreOfficial the city's own list of streets was loaded: others are refused
public record CityPolicy(
    boolean severalVoiceNumbers,
    Set<String> allowedAreaCodes,
    Set<String> cardPrefixes,
    boolean streetsAreOfficial) {
  public CityPolicy {
    cardPrefixes = Set.copyOf(cardPrefixes);
    allowedAreaCodes = Set.copyOf(allowedAreaCodes);
  }

  public CityPolicy withOfficialStreets() {
    return new CityPolicy(severalVoiceNumbers, allowedAreaCodes, cardPrefixes, true);
  }
}

package org.tocsin.registry;

import java.util.Set;

/// What the city decided about its registry.
///
/// @param severalVoiceNumbers whether a residence may have more than one voice contact point
/// @param allowedAreaCodes area codes that may be called; toll fraud goes through the others
/// @param streetsAreOfficial the city's own list of streets was loaded: others are refused
public record CityPolicy(
    boolean severalVoiceNumbers, Set<String> allowedAreaCodes, boolean streetsAreOfficial) {
  public CityPolicy {
    allowedAreaCodes = Set.copyOf(allowedAreaCodes);
  }
}

package org.tocsin.registry;

import java.util.Optional;
import java.util.Set;

/// What the city decides anew about its registry; what is empty stays as it was.
///
/// @param severalVoiceNumbers whether a residence may have several voice numbers
/// @param areaCodes the only area codes that may be called
/// @param cardPrefixes what the numbers of the city's cards begin with
/// @param officialStreets whether streets that are not on the city's own list are refused
public record PolicyChange(
    Optional<Boolean> severalVoiceNumbers,
    Optional<Set<String>> areaCodes,
    Optional<Set<String>> cardPrefixes,
    Optional<Boolean> officialStreets) {
  public static final PolicyChange NOTHING =
      new PolicyChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public PolicyChange withSeveralVoiceNumbers(boolean several) {
    return new PolicyChange(Optional.of(several), areaCodes, cardPrefixes, officialStreets);
  }

  public PolicyChange withAreaCodes(Set<String> codes) {
    return new PolicyChange(severalVoiceNumbers, Optional.of(codes), cardPrefixes, officialStreets);
  }

  public PolicyChange withCardPrefixes(Set<String> prefixes) {
    return new PolicyChange(severalVoiceNumbers, areaCodes, Optional.of(prefixes), officialStreets);
  }

  public PolicyChange withOfficialStreets(boolean only) {
    return new PolicyChange(severalVoiceNumbers, areaCodes, cardPrefixes, Optional.of(only));
  }

  CityPolicy of(CityPolicy old) {
    return new CityPolicy(
        severalVoiceNumbers.orElse(old.severalVoiceNumbers()),
        areaCodes.orElse(old.allowedAreaCodes()),
        cardPrefixes.orElse(old.cardPrefixes()),
        officialStreets.orElse(old.streetsAreOfficial()));
  }
}

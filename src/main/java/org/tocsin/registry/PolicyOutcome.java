package org.tocsin.registry;

/// What came of changing what the city decided.
public sealed interface PolicyOutcome {

  /// @param policy as it is from now on
  record Kept(CityPolicy policy) implements PolicyOutcome {}

  /// Only streets of the city's own list were to be accepted, and there is no such list: every
  /// address would be refused. Nothing was changed.
  record NoOfficialStreets() implements PolicyOutcome {}
}

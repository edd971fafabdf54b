package org.tocsin.registry;

import java.util.Optional;

/// A street of a city, as the city's list or a first import named it.
///
/// @param official from the city's own list, not added by an import of residents
/// @param numbers as far as the city's list gives them
public record Street(
    long id, String city, String name, boolean official, Optional<CivicSpan> numbers) {

  public Street(long id, String city, String name, boolean official) {
    this(id, city, name, official, Optional.empty());
  }
}

package org.tocsin.registry;

import java.util.Optional;

/// Where a residence is.
///
/// @param apartment empty when the building is one residence
public record Address(
    String city,
    String street,
    CivicNumber civicNumber,
    String apartment,
    Optional<PostalCode> postalCode) {

  /// Whether both are on the same street of the same city, whatever its spelling.
  public boolean sharesStreetWith(Address other) {
    return StreetName.key(city, street).equals(StreetName.key(other.city, other.street));
  }
}

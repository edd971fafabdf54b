package org.tocsin.store.registry;

import org.tocsin.registry.Address;
import org.tocsin.shared.Folding;

/// A residence as the database tells it from all others.
///
/// @param street the street's id
/// @param apartment folded
record Place(long street, int number, String suffix, String apartment) {
  private static final int LONGEST_APARTMENT = 20;

  static Place of(long street, Address address) {
    return new Place(
        street,
        address.civicNumber().number(),
        address.civicNumber().suffix(),
        cut(Folding.fold(address.apartment())));
  }

  /// Folding may lengthen a text: one letter becomes two.
  private static String cut(String folded) {
    return folded.length() <= LONGEST_APARTMENT ? folded : folded.substring(0, LONGEST_APARTMENT);
  }
}

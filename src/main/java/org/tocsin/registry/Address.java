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
    Optional<PostalCode> postalCode) {}

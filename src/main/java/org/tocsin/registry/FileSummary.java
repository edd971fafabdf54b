package org.tocsin.registry;

import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// A line of a list of files.
///
/// @param number the one that was searched for; else the first voice number, or the first SMS
///   number
public record FileSummary(
    FileId id,
    AccountNumber account,
    String familyName,
    String givenName,
    Address address,
    Optional<PhoneNumber> number,
    boolean active,
    Consent.State consent) {}

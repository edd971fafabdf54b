package org.tocsin.registry;

import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// A line of a list of files.
///
/// @param firstNumber the first voice number, or the first SMS number when there is none
public record FileSummary(
    FileId id,
    AccountNumber account,
    String familyName,
    String givenName,
    Address address,
    Optional<PhoneNumber> firstNumber,
    boolean active,
    Consent.State consent) {}

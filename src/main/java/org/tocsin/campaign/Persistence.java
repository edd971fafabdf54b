package org.tocsin.campaign;

import java.time.Duration;

/// How far a residence is pursued that was not reached.
///
/// @param rounds times that the list of a residence's numbers is gone through
/// @param ring how long a phone rings before the call is given up
public record Persistence(int rounds, Duration ring, ContactOrder order, RetryRules rules) {}

package org.tocsin.campaign;

import java.time.Duration;

/// What follows an outcome that did not reach a residence.
///
/// @param tries how often the same number may end so before it is given up in this campaign
/// @param delay time before the next try
public record RetryRule(int tries, Duration delay) {}

package org.tocsin.board;

import org.tocsin.telephony.AnsweredBy;

/// A figure of the detector that, had it been higher, would have judged some calls rightly.
///
/// @param by what the rule takes whoever answers for
/// @param above the figure would have had to be higher than this at least
/// @param right calls that were judged wrongly by the rule
/// @param cost calls that it judged rightly: probable machines that would have been taken for
///   persons; or persons who would have waited longer for the message
/// @param unknown further calls that it judged, of which nobody knows
/// @param clear the first outnumber the second beyond chance
public record DetectorAdvice(
    DetectorRule rule, AnsweredBy by, int above, int right, int cost, int unknown, boolean clear) {}

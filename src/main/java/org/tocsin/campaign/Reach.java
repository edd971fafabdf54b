package org.tocsin.campaign;

/// What counts as reached.
///
/// @param stopGrade the grade from which a residence is no longer called
/// @param heardPercent share of the message from which it counts as heard
/// @param detectMachine whether answering machines are looked for
public record Reach(ReachGrade stopGrade, int heardPercent, boolean detectMachine) {}

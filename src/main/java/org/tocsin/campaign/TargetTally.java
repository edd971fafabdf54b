package org.tocsin.campaign;

import java.util.Optional;

/// Residences that are counted together: same state, same grade, same reason.
public record TargetTally(TargetState state, ReachGrade grade, Optional<TargetReason> reason) {}

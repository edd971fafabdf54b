package org.tocsin.ui.administration;

import org.tocsin.ui.common.Problem;

/// Something to tell the person.
///
/// @param text a key of the bundle and what is put in
/// @param good whether it went well
record Told(Problem text, boolean good) {}

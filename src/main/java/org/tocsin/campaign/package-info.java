/// Alerts: what is said, to whom, how, and the states that a campaign goes through.
@NullMarked
package org.tocsin.campaign;

import org.jspecify.annotations.NullMarked;

/// Suivi: what is looked at while an alert runs. Figures, every call, and the few commands.
@NullMarked
package org.tocsin.ui.followup;

import org.jspecify.annotations.NullMarked;

/// Alertes: an alert is written, checked and launched on one page.
@NullMarked
package org.tocsin.ui.alerts;

import org.jspecify.annotations.NullMarked;

/// The window around the rooms: rail, search, bands, status bar.
@NullMarked
package org.tocsin.ui.shell;

import org.jspecify.annotations.NullMarked;

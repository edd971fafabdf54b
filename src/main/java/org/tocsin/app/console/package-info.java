/// The window: its start, its preferences, its end.
@NullMarked
package org.tocsin.app.console;

import org.jspecify.annotations.NullMarked;

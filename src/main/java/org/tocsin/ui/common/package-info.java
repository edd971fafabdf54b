/// What every screen uses: texts, background work, navigation, formats.
@NullMarked
package org.tocsin.ui.common;

import org.jspecify.annotations.NullMarked;

/// A voice message that a person chooses, hears and removes, in whichever room.
@NullMarked
package org.tocsin.ui.sound;

import org.jspecify.annotations.NullMarked;

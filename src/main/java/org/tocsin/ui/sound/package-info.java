/// A message that a person chooses and hears, or writes, in whichever room.
@NullMarked
package org.tocsin.ui.sound;

import org.jspecify.annotations.NullMarked;

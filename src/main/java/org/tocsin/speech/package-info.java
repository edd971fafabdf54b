/// Audio files: their format and length, proved before a call depends on them.
@NullMarked
package org.tocsin.speech;

import org.jspecify.annotations.NullMarked;

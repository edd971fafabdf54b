/// The laws of the texts that people see, in French and in English.
@NullMarked
package org.tocsin.texts;

import org.jspecify.annotations.NullMarked;

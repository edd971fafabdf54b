/// The laws of the house, checked on class files; `fixture` breaks each of them on purpose.
@NullMarked
package org.tocsin.architecture;

import org.jspecify.annotations.NullMarked;

/// The object graph: what is made of what, in which order it starts and stops.
@NullMarked
package org.tocsin.app.wiring;

import org.jspecify.annotations.NullMarked;

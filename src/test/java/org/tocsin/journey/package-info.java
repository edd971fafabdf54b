/// Whole journeys: what a city does from a list to the end of its calls.
@NullMarked
package org.tocsin.journey;

import org.jspecify.annotations.NullMarked;

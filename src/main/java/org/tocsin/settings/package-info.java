/// What the city set: one JSON file and the environment, every problem reported at once.
@NullMarked
package org.tocsin.settings;

import org.jspecify.annotations.NullMarked;

/** The sample files that the repository carries. */
@NullMarked
package org.tocsin.sample;

import org.jspecify.annotations.NullMarked;

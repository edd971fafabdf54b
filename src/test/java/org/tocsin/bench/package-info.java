/// Benchmarks, run by `mvn -q -Pbench verify -Dbench=NAME`.
@NullMarked
package org.tocsin.bench;

import org.jspecify.annotations.NullMarked;

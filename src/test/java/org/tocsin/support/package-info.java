/// What tests share: waiting for a condition, a fresh database of each engine.
@NullMarked
package org.tocsin.support;

import org.jspecify.annotations.NullMarked;

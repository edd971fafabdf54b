/// Residences, their files and contact points, and the rules that keep them right.
@NullMarked
package org.tocsin.registry;

import org.jspecify.annotations.NullMarked;

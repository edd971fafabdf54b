/// The registry in the database: files, contact points, streets, search, the city's policy.
@NullMarked
package org.tocsin.store.registry;

import org.jspecify.annotations.NullMarked;

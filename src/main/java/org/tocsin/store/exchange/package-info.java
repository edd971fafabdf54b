/// The memory of imports in the database.
@NullMarked
package org.tocsin.store.exchange;

import org.jspecify.annotations.NullMarked;

/// What screens follow, read from the database.
@NullMarked
package org.tocsin.store.board;

import org.jspecify.annotations.NullMarked;

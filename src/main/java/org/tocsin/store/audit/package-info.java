/// The audit log in the database.
@NullMarked
package org.tocsin.store.audit;

import org.jspecify.annotations.NullMarked;

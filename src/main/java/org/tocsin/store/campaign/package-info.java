/// Campaigns, their audiences and their audio in the database.
@NullMarked
package org.tocsin.store.campaign;

import org.jspecify.annotations.NullMarked;

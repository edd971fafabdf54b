/// Call attempts in the database: claimed, followed, ended.
@NullMarked
package org.tocsin.store.dispatch;

import org.jspecify.annotations.NullMarked;

/// Who did what, when: the entry that every change writes in its own transaction.
@NullMarked
package org.tocsin.audit;

import org.jspecify.annotations.NullMarked;

/// Turns a launched campaign into calls: claim, intend, originate, follow, end.
@NullMarked
package org.tocsin.dispatch;

import org.jspecify.annotations.NullMarked;

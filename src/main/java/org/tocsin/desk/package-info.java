/// What a member of staff does with his own desk phone.
@NullMarked
package org.tocsin.desk;

import org.jspecify.annotations.NullMarked;

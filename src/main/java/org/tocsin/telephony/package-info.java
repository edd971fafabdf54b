/// The port to a PBX: place a call, follow it, hang it up, check the exchange.
@NullMarked
package org.tocsin.telephony;

import org.jspecify.annotations.NullMarked;

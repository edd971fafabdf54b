/// Texts through a provider, by SMPP 3.4; the only room that sees `org.jsmpp`.
@NullMarked
package org.tocsin.telephony.smpp;

import org.jspecify.annotations.NullMarked;

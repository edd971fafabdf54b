/// The adapter to Asterisk, over AMI: the only room that knows the library.
@NullMarked
package org.tocsin.telephony.asterisk;

import org.jspecify.annotations.NullMarked;

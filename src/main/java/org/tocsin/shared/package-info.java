/// What every room may use: phone numbers, identifiers, languages, time, transactions.
@NullMarked
package org.tocsin.shared;

import org.jspecify.annotations.NullMarked;

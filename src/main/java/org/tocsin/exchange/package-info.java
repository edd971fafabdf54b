/// What comes in and goes out as files: lists of residents and streets, campaigns.
@NullMarked
package org.tocsin.exchange;

import org.jspecify.annotations.NullMarked;

/// What the screens and the command line see of a campaign while it runs.
@NullMarked
package org.tocsin.board;

import org.jspecify.annotations.NullMarked;

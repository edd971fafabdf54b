/// The command line: each command, what it prints, how it ends.
@NullMarked
package org.tocsin.app.command;

import org.jspecify.annotations.NullMarked;

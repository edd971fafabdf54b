/// The registry on screen: find a residence's file, read it, correct it, open one, import a list.
@NullMarked
package org.tocsin.ui.registry;

import org.jspecify.annotations.NullMarked;

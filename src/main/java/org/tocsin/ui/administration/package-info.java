/// What the city decides for all rooms: its rules for the registry, the numbers never to call.
@NullMarked
package org.tocsin.ui.administration;

import org.jspecify.annotations.NullMarked;

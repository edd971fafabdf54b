package org.tocsin.campaign;

import java.util.List;

/// Who is called, before it is frozen into residences at launch.
public sealed interface Audience {

  /// Every residence of the registry.
  record Everyone() implements Audience {}

  /// The residences of some streets, or parts of them; one that lies in two ranges counts once.
  record Streets(List<CivicRange> ranges) implements Audience {
    public Streets {
      ranges = List.copyOf(ranges);
    }
  }
}

package org.tocsin.exchange;

import java.util.List;
import org.tocsin.registry.AccountNumber;

/// The active files that a list of everybody does not speak of.
///
/// @param files how many
/// @param deactivated how many of them are not called any more
/// @param first the first of them, at most `MOST`
public record Missing(int files, int deactivated, List<AccountNumber> first) {
  public static final int MOST = 1_000;

  public Missing {
    first = List.copyOf(first);
  }
}

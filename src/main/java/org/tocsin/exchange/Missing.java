package org.tocsin.exchange;

import java.util.List;
import org.tocsin.registry.AccountNumber;

/// The active files that a list of everybody does not speak of.
///
/// @param files how many
/// @param deactivated how many of them are not called any more
/// @param newer other active files that it does not speak of, opened since it was drawn up
/// @param first the first of them, at most `MOST`
public record Missing(int files, int deactivated, int newer, List<AccountNumber> first) {
  public static final int MOST = 1_000;

  public Missing {
    first = List.copyOf(first);
  }
}

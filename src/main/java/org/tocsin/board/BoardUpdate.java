package org.tocsin.board;

import java.util.List;

/// One refresh of a board.
///
/// @param changed rows that are new or differ since the last refresh
/// @param more whether there is more to fetch at once
public record BoardUpdate(CampaignFigures figures, List<CallRow> changed, boolean more) {
  public BoardUpdate {
    changed = List.copyOf(changed);
  }
}

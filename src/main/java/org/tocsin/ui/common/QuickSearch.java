package org.tocsin.ui.common;

import java.util.List;

/// What the search field above all rooms looks through. Blocks: never called on the FX thread.
public interface QuickSearch {

  /// The best few answers, best first.
  List<Hit> find(String typed);

  /// Something found.
  ///
  /// @param id what the room shows when it is opened on it
  record Hit(RoomKey room, long id, String title, String detail) {}
}

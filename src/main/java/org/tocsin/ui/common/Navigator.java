package org.tocsin.ui.common;

/// Takes the person to another room.
public interface Navigator {
  void open(RoomKey room);

  /// Opens a room on something in particular.
  void open(RoomKey room, long id);
}

package org.tocsin.ui.shell;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.RoomKey;

/// The navigator that rooms are built with, before the window that follows it. FX thread.
public final class RoomNavigator implements Navigator {
  private Consumer<RoomKey> toRoom = room -> {};
  private BiConsumer<RoomKey, Long> toThing = (room, id) -> {};

  void follow(Consumer<RoomKey> opensRoom, BiConsumer<RoomKey, Long> opensThing) {
    toRoom = opensRoom;
    toThing = opensThing;
  }

  @Override
  public void open(RoomKey room) {
    toRoom.accept(room);
  }

  @Override
  public void open(RoomKey room, long id) {
    toThing.accept(room, id);
  }
}

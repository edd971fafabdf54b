package org.tocsin.ui.alerts;

import java.util.ArrayList;
import java.util.List;
import org.tocsin.ui.common.Navigator;
import org.tocsin.ui.common.RoomKey;
import org.tocsin.ui.sound.AudioPlayer;

/// Notes where one was taken, and what was played.
final class FakeHouse implements Navigator, AudioPlayer {
  final List<String> visits = new ArrayList<>();
  final List<byte[]> played = new ArrayList<>();

  @Override
  public void open(RoomKey room) {
    visits.add(room.name());
  }

  @Override
  public void open(RoomKey room, long id) {
    visits.add(room.name() + " " + id);
  }

  @Override
  public void play(byte[] wav) {
    played.add(wav);
  }

  @Override
  public void stop() {
    played.clear();
  }
}

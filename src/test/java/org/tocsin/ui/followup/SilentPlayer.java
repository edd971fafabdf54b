package org.tocsin.ui.followup;

import org.tocsin.ui.sound.AudioPlayer;

/// Plays nothing.
final class SilentPlayer implements AudioPlayer {
  @Override
  public void play(byte[] wav) {}

  @Override
  public void stop() {}
}

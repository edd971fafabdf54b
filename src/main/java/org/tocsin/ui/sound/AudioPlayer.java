package org.tocsin.ui.sound;

import java.io.IOException;

/// Plays a message to the person who prepares it.
public interface AudioPlayer {

  /// Plays a WAV file; returns at its end, or soon after `stop`. Never called on the FX thread.
  ///
  /// @throws IOException when this machine has nothing to play sound with
  void play(byte[] wav) throws IOException;

  /// Ends what is playing, if anything is. Any thread.
  void stop();
}

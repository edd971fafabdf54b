package org.tocsin.ui.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Plays through the machine's own sound.
public final class JavaSoundPlayer implements AudioPlayer {
  /// A quarter of a second at 8 kHz, 16 bits: how soon a stop is heard.
  private static final int PORTION_BYTES = 4_000;

  private volatile boolean stopped;

  @Override
  public void play(byte[] wav) throws IOException {
    stopped = false;
    try (var audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav));
        var line = AudioSystem.getSourceDataLine(audio.getFormat())) {
      line.open(audio.getFormat());
      line.start();
      feed(audio, line);
    } catch (UnsupportedAudioFileException | LineUnavailableException e) {
      throw new IOException("Sound cannot be played here", e);
    } catch (IllegalArgumentException e) {
      // How Java Sound says that there is no device at all.
      throw new IOException("There is no sound device", e);
    }
  }

  private void feed(AudioInputStream audio, SourceDataLine line) throws IOException {
    var portion = new byte[PORTION_BYTES];
    int read = audio.read(portion);
    while (read > 0 && !stopped) {
      line.write(portion, 0, read);
      read = audio.read(portion);
    }
    if (stopped) {
      line.flush();
    } else {
      line.drain();
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }
}

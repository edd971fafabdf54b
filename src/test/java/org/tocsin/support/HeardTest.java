package org.tocsin.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeardTest {
  private static final Path MESSAGE = Path.of("sample-data/alerte-fr.wav");
  private static final int HEADER = 44;
  private static final int SECOND = 16_000;
  private static final int PACKET = 320;
  private static final int EARLY = 2 * SECOND + 5 * PACKET;
  private static final int LATE = 7 * SECOND + 7 * PACKET;

  @TempDir Path folder;

  @Test
  void aRecordingOfTheWholeMessageIsLikeIt() throws IOException {
    var heard = heard(join(new byte[2 * SECOND], said(), new byte[SECOND]));

    assertThat(heard.correlation()).isGreaterThan(0.9999);
    assertThat(heard.startSeconds()).isEqualTo(2);
    assertThat(heard.coveredSeconds()).isEqualTo(said().length / (double) SECOND);
  }

  @Test
  void packetsThatAreLateHereAndThereChangeLittle() throws IOException {
    var heard =
        heard(
            join(
                new byte[SECOND],
                part(0, EARLY),
                new byte[PACKET],
                part(EARLY, LATE),
                part(LATE + PACKET, said().length)));

    assertThat(heard.correlation()).isBetween(0.95, 0.999);
  }

  @Test
  void aSecondThatIsMissingIsSeen() throws IOException {
    var heard =
        heard(join(part(0, 3 * SECOND), new byte[2 * SECOND], part(5 * SECOND, said().length)));

    assertThat(heard.correlation()).isLessThan(0.95);
  }

  @Test
  void anotherMessageIsNotLikeIt() throws IOException {
    var said = said();
    var backwards = new byte[said.length];
    for (int at = 0; at < said.length; at += 2) {
      backwards[said.length - at - 2] = said[at];
      backwards[said.length - at - 1] = said[at + 1];
    }

    assertThat(heard(backwards).correlation()).isLessThan(0.7);
  }

  @Test
  void itsFirstWordsWereNotRecorded() throws IOException {
    assertThat(heard(part(SECOND, said().length)).startSeconds()).isEqualTo(-1);
  }

  private Heard heard(byte[] samples) throws IOException {
    var wav = ByteBuffer.allocate(HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(Wavs.of(1, 1, 8_000, 16, samples.length), 0, HEADER).put(samples);
    return Heard.of(Files.write(folder.resolve("heard.wav"), wav.array()), MESSAGE);
  }

  private static byte[] part(int from, int to) throws IOException {
    return Arrays.copyOfRange(said(), from, to);
  }

  private static byte[] said() throws IOException {
    var wav = Files.readAllBytes(MESSAGE);
    return Arrays.copyOfRange(wav, HEADER, wav.length);
  }

  private static byte[] join(byte[]... parts) {
    var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}

package org.tocsin.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What a file is made of, from one reading of its bytes.
///
/// @param refusal why it cannot be a list in text, nothing when it can
record FileProbe(Charset encoding, String sha256, long size, Optional<NotCsv> refusal) {
  private static final int BLOCK = 65_536;
  private static final int SAMPLE = 4_096;

  static FileProbe of(Path file) throws IOException {
    var digest = digest();
    var decoder = StandardCharsets.UTF_8.newDecoder();
    boolean utf8 = true;
    long size = 0;
    Optional<NotCsv> refusal = Optional.of(NotCsv.EMPTY);
    try (var in = Files.newInputStream(file)) {
      var buffer = ByteBuffer.allocate(BLOCK + 8);
      var chars = CharBuffer.allocate(BLOCK + 8);
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        if (size == 0) {
          refusal = refusal(block);
        }
        size += block.length;
        digest.update(block);
        utf8 = utf8 && continues(decoder, buffer.put(block), chars);
        buffer = utf8 ? buffer : ByteBuffer.allocate(BLOCK + 8);
      }
      utf8 = utf8 && buffer.position() == 0;
    }
    var sum = HexFormat.of().formatHex(digest.digest());
    return new FileProbe(CsvFile.encoding(utf8), sum, size, refusal);
  }

  private static boolean continues(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars) {
    bytes.flip();
    chars.clear();
    boolean fine = !decoder.decode(bytes, chars, false).isError();
    bytes.compact();
    return fine;
  }

  /// Pictures, archives and workbooks have many control bytes near their start; a list, hardly any.
  private static Optional<NotCsv> refusal(byte[] start) {
    if (start.length > 1
        && (start[0] == -1 && start[1] == -2 || start[0] == -2 && start[1] == -1)) {
      return Optional.of(NotCsv.UTF_16);
    }
    int looked = Math.min(start.length, SAMPLE);
    int controls = 0;
    for (int i = 0; i < looked; i++) {
      byte read = start[i];
      controls += read >= 0 && read < 32 && read != '\t' && read != '\n' && read != '\r' ? 1 : 0;
    }
    return controls > 1 + looked / 100 ? Optional.of(NotCsv.BINARY) : Optional.empty();
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

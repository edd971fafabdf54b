package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.AUDIO_PART;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jooq.DSLContext;

/// The bytes of audio files, under their hash, in parts that both engines take.
final class AudioTables {
  private static final int PART_BYTES = 512 * 1024;

  private final DSLContext dsl;

  AudioTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  void put(String sha256, byte[] wav) {
    if (dsl.fetchExists(AUDIO_PART, AUDIO_PART.SHA256.eq(sha256))) {
      return;
    }
    for (int part = 0; part * PART_BYTES < wav.length; part++) {
      int from = part * PART_BYTES;
      dsl.insertInto(AUDIO_PART)
          .set(AUDIO_PART.SHA256, sha256)
          .set(AUDIO_PART.PART, part)
          .set(
              AUDIO_PART.CONTENT,
              Arrays.copyOfRange(wav, from, Math.min(from + PART_BYTES, wav.length)))
          .execute();
    }
  }

  Optional<byte[]> find(String sha256) {
    var parts =
        dsl.select(AUDIO_PART.CONTENT)
            .from(AUDIO_PART)
            .where(AUDIO_PART.SHA256.eq(sha256))
            .orderBy(AUDIO_PART.PART)
            .fetch(AUDIO_PART.CONTENT);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    var whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return Optional.of(whole.toByteArray());
  }
}

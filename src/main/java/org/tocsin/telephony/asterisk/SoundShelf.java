package org.tocsin.telephony.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;

/// Messages where the PBX reads them, each under the hash of its content.
final class SoundShelf {
  private static final long PROBE_MS = 10_000;

  private final AmiSettings settings;
  private final AmiActions actions;
  private final AmiLink link;
  private final Mailbox mailbox;
  private final Map<String, CompletableFuture<SoundProof>> probes = new HashMap<>();
  private final Map<String, Long> expected = new HashMap<>();

  SoundShelf(AmiSettings settings, AmiActions actions, AmiLink link, Mailbox mailbox) {
    this.settings = settings;
    this.actions = actions;
    this.link = link;
    this.mailbox = mailbox;
  }

  /// Writes the file and proves that the PBX sees it. Not in the mailbox: the folder may be a slow
  /// share.
  void prepare(Sound sound, byte[] wav, CompletableFuture<SoundProof> proof) {
    try {
      write(sound, wav);
      mailbox.post(() -> probe(sound, proof));
    } catch (IOException e) {
      proof.complete(new SoundProof.NotProved(e.toString()));
    }
  }

  /// Complete or not at all.
  private void write(Sound sound, byte[] wav) throws IOException {
    if (!sha256(wav).equals(sound.sha256())) {
      throw new IOException("The audio is not the one that its hash names");
    }
    Path target = settings.audioDirectory().resolve(sound.sha256() + ".wav");
    if (Files.exists(target) && Files.size(target) == wav.length) {
      return;
    }
    Path part = Files.createTempFile(settings.audioDirectory(), ".", ".part");
    try {
      Files.write(part, wav);
      if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        // A temporary file is its owner's alone; the PBX is another user.
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// Asks the PBX whether it sees the file. In the mailbox.
  private void probe(Sound sound, CompletableFuture<SoundProof> proof) {
    String token = UUID.randomUUID().toString().replace("-", "");
    probes.put(token, proof);
    expected.put(token, (long) sound.sizeBytes());
    link.later(PROBE_MS, () -> answer(token, new SoundProof.NotProved("no answer")));
    link.send(
        actions.probe(sound.sha256(), token),
        answer -> {
          if (!answer.isSuccess()) {
            String why = answer.isLost() ? "not connected" : answer.message();
            answer(token, new SoundProof.NotProved(why));
          }
        });
  }

  /// The PBX's word on a probe. In the mailbox.
  void heard(ProbeMessage message) {
    long wanted = expected.getOrDefault(message.getToken(), 0L);
    answer(message.getToken(), proof(message, wanted));
  }

  private static SoundProof proof(ProbeMessage message, long wanted) {
    if (!message.getExists().equals("yes")) {
      return new SoundProof.Missing();
    }
    String digits = message.getSize();
    long found = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    return found == wanted ? new SoundProof.Ready() : new SoundProof.Different(wanted, found);
  }

  private void answer(String token, SoundProof proof) {
    expected.remove(token);
    var waiting = probes.remove(token);
    if (waiting != null) {
      waiting.complete(proof);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

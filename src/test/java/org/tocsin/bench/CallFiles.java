package org.tocsin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import org.tocsin.telephony.PlaceCall;

/// The way of many scripts: files dropped in the PBX's spool folder, so many at once. Asterisk
/// takes a file away when its call is over; that is all that the script learns of it.
final class CallFiles {
  private static final Duration POLL = Duration.ofMillis(20);

  private final RealPbx real;

  CallFiles(RealPbx real) {
    this.real = real;
  }

  /// @return wall time from the first file to the last one's end
  Duration run(List<PlaceCall> calls, int channels) throws IOException, InterruptedException {
    var spool = real.spool();
    Files.createDirectories(spool);
    real.ctl("city", "module", "load", "pbx_spool.so");
    try {
      return drop(calls, channels, spool);
    } finally {
      real.ctl("city", "module", "unload", "pbx_spool.so");
    }
  }

  private Duration drop(List<PlaceCall> calls, int channels, Path spool)
      throws IOException, InterruptedException {
    var waiting = new ArrayDeque<>(calls);
    var up = new HashSet<Path>();
    long start = System.nanoTime();
    while (!waiting.isEmpty() || !up.isEmpty()) {
      while (up.size() < channels && !waiting.isEmpty()) {
        up.add(drop(waiting.remove(), spool));
      }
      Thread.sleep(POLL);
      up.removeIf(file -> !Files.exists(file));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /// Written beside the folder and moved in whole, as Asterisk asks.
  private Path drop(PlaceCall call, Path spool) throws IOException {
    var name = call.attempt().wire() + ".call";
    var beside = spool.resolveSibling(name);
    Files.writeString(beside, text(call));
    return Files.move(beside, spool.resolve(name));
  }

  private String text(PlaceCall call) {
    var id = call.attempt().wire();
    var sound = real.setting("TOCSIN_PBX_AUDIO_PREFIX") + "/" + call.sound().sha256();
    return String.join(
        "\n",
        "Channel: " + real.setting("TOCSIN_PBX_DIAL").replace("{digits}", call.number().digits()),
        "CallerID: " + call.callerId().national(),
        "WaitTime: " + call.ring().toSeconds(),
        "MaxRetries: 0",
        "Context: tocsin-call",
        "Extension: s",
        "Priority: 1",
        "Setvar: TOCSIN_ID=" + id,
        "Setvar: TOCSIN_SOUND=" + sound,
        "Setvar: TOCSIN_LENGTH=" + call.sound().length().toMillis(),
        "Setvar: TOCSIN_LANGUAGE=" + call.language().code(),
        "Setvar: TOCSIN_DELAY=0",
        "Setvar: TOCSIN_AMD=" + (call.detectMachine() ? "yes" : "no"),
        "");
  }
}

package org.tocsin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.store.DatabaseAddress;

/// The registry's table over a large registry, drawn by the processor: how long each pulse takes,
/// as JavaFX logs it, while somebody types, scrolls and selects a row in every single pulse.
final class ScrollBench {
  /// `PULSE: 12 [17ms:9ms]`: since the one before, and what it took itself.
  private static final Pattern PULSE = Pattern.compile("PULSE: \\d+ \\[-?\\d+ms:(-?\\d+)ms]");

  /// `T29 (1 +27ms): Waiting for previous rendering`: what the pulse before it is counted for.
  private static final Pattern WAITING =
      Pattern.compile("\\(-?\\d+ \\+(\\d+)ms\\): Waiting for previous rendering");

  private static final String WARMING = "warming";

  /// In milliseconds.
  ///
  /// @param waited for the painting of the pulse before it, of what it took
  private record Pulse(int took, int waited) {
    int own() {
      return took - waited;
    }
  }

  private ScrollBench() {}

  static String run() throws Exception {
    int files = Options.number("files", 1_000_000);
    int steps = Options.number("rounds", 600);
    var folder = Files.createTempDirectory("tocsin-bench");
    try {
      var town = new BigTown(1);
      BigTown.fill(DatabaseAddress.embedded(folder), files, town::file);
      var phases = pulses(folder, steps);
      return String.format(
          Locale.ROOT,
          "{\"benchmark\":\"scroll\",\"files\":%d,%s}",
          files,
          phases.entrySet().stream()
              .map(phase -> "\"%s\":%s".formatted(phase.getKey(), json(phase.getValue())))
              .collect(Collectors.joining(",")));
    } finally {
      ScaleBench.delete(folder);
    }
  }

  private static String json(List<Pulse> pulses) {
    return String.format(
        Locale.ROOT,
        "{\"pulses\":%d,%s,%s}",
        pulses.size(),
        figures("", pulses.stream().map(Pulse::took)),
        figures("own_", pulses.stream().map(Pulse::own)));
  }

  private static String figures(String prefix, Stream<Integer> millis) {
    var sorted = millis.sorted().toList();
    return String.format(
        Locale.ROOT,
        "\"%1$sp50_ms\":%2$d,\"%1$sp99_ms\":%3$d,\"%1$sworst_ms\":%4$d,\"%1$sover_33_ms\":%5$d",
        prefix,
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast(),
        sorted.stream().filter(each -> each > 33).count());
  }

  /// @return what each pulse took, in milliseconds, by what was being done
  private static Map<String, List<Pulse>> pulses(Path folder, int steps) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + Options.word("heap", "512m"),
                "-Duser.timezone=America/Toronto",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djavafx.pulseLogger=true",
                "-cp",
                System.getProperty("java.class.path"),
                ScrollProcess.class.getName(),
                folder.toString(),
                "" + steps)
            .redirectErrorStream(true)
            .start();
    var phases = new LinkedHashMap<String, List<Pulse>>();
    var phase = WARMING;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var pulse = PULSE.matcher(line);
        var waiting = WAITING.matcher(line);
        if (line.startsWith("PHASE ")) {
          phase = line.substring("PHASE ".length());
        } else if (pulse.find() && !phase.equals(WARMING)) {
          phases
              .computeIfAbsent(phase, _ -> new ArrayList<>())
              .add(new Pulse(Integer.parseInt(pulse.group(1)), 0));
        } else if (waiting.find() && phases.containsKey(phase)) {
          var last = phases.get(phase).removeLast();
          phases
              .get(phase)
              .add(new Pulse(last.took(), last.waited() + Integer.parseInt(waiting.group(1))));
        }
      }
    }
    if (phases.isEmpty()) {
      throw new IOException("No pulse was logged");
    }
    return phases;
  }
}

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
import org.tocsin.store.DatabaseAddress;

/// The registry's table over a large registry, drawn by the processor: how long each pulse takes,
/// as JavaFX logs it, while somebody types, scrolls and selects a row in every single pulse.
final class ScrollBench {
  /// `PULSE: 12 [17ms:9ms]`: since the one before, and what it took itself.
  private static final Pattern PULSE = Pattern.compile("PULSE: \\d+ \\[-?\\d+ms:(-?\\d+)ms]");

  private static final String WARMING = "warming";

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

  private static String json(List<Integer> pulses) {
    var sorted = pulses.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "{\"pulses\":%d,\"p50_ms\":%d,\"p99_ms\":%d,\"worst_ms\":%d,\"over_33_ms\":%d}",
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.getLast(),
        sorted.stream().filter(millis -> millis > 33).count());
  }

  /// @return what each pulse took, in milliseconds, by what was being done
  private static Map<String, List<Integer>> pulses(Path folder, int steps) throws IOException {
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
    var phases = new LinkedHashMap<String, List<Integer>>();
    var phase = WARMING;
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var pulse = PULSE.matcher(line);
        if (line.startsWith("PHASE ")) {
          phase = line.substring("PHASE ".length());
        } else if (pulse.find() && !phase.equals(WARMING)) {
          phases
              .computeIfAbsent(phase, _ -> new ArrayList<>())
              .add(Integer.valueOf(pulse.group(1)));
        }
      }
    }
    if (phases.isEmpty()) {
      throw new IOException("No pulse was logged");
    }
    return phases;
  }
}

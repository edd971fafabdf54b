package org.tocsin.bench;

import java.util.Map;
import java.util.TreeMap;

/// Runs the benchmark that is named; the last line printed is one JSON object.
public final class Bench {
  private static final Map<String, Run> RUNS =
      new TreeMap<>(
          Map.of(
              "ceiling",
              CeilingBench::run,
              "dispatch",
              DispatchBench::run,
              "import",
              ImportBench::run,
              "kill",
              KillBench::run,
              "scale",
              ScaleBench::run,
              "scroll",
              ScrollBench::run,
              "search",
              SearchBench::run,
              "sweep",
              SweepBench::run));

  private Bench() {}

  /// A benchmark; it answers its JSON object.
  @FunctionalInterface
  interface Run {
    String run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    var run = arguments.length == 1 ? RUNS.get(arguments[0]) : null;
    if (run == null) {
      System.err.println("Benchmarks: " + String.join(", ", RUNS.keySet()));
      System.exit(2);
      return;
    }
    System.out.println(run.run());
    System.exit(0);
  }
}

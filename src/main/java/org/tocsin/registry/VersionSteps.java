package org.tocsin.registry;

import java.util.Map;

/// What versions of one file became by changes that are accounted for: a change and its undoing
/// together are one step, from the version before it to the one that the undoing gave.
///
/// @param steps the version after each step, by the version before
public record VersionSteps(Map<Integer, Integer> steps) {
  public static final VersionSteps NONE = new VersionSteps(Map.of());

  public VersionSteps {
    steps = Map.copyOf(steps);
  }

  /// The version that the file has if nobody else changed it since it had this one.
  public int after(int version) {
    int reached = version;
    for (var next = steps.get(reached); next != null; next = steps.get(reached)) {
      reached = next;
    }
    return reached;
  }
}

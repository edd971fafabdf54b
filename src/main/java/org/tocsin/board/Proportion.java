package org.tocsin.board;

/// A part of a whole that was counted, and what may be concluded from so many.
public record Proportion(int part, int whole) {
  /// For nineteen chances in twenty.
  private static final double Z = 1.96;

  public double share() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /// The lower end of Wilson's interval.
  public double least() {
    return whole == 0 ? 0 : Math.max(0, centre() - margin());
  }

  /// The upper end of Wilson's interval.
  public double most() {
    return whole == 0 ? 1 : Math.min(1, centre() + margin());
  }

  private double centre() {
    return (share() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
  }

  private double margin() {
    double variance = share() * (1 - share()) / whole + Z * Z / (4.0 * whole * whole);
    return Z * Math.sqrt(variance) / (1 + Z * Z / whole);
  }
}

package org.tocsin.campaign;

/// Part of a street: civic numbers from one to another, both included.
public record CivicRange(String city, String street, int from, int to, Side side) {

  public static final int HIGHEST = 999_999;

  /// Which side of the street.
  public enum Side {
    BOTH,
    ODD,
    EVEN
  }

  public CivicRange {
    if (from < 1 || to < from || to > HIGHEST) {
      throw new IllegalArgumentException(
          "Civic numbers go from 1 up, the first not above the last");
    }
  }

  public static CivicRange whole(String city, String street) {
    return new CivicRange(city, street, 1, HIGHEST, Side.BOTH);
  }
}

package org.tocsin.campaign;

/// Part of a street: civic numbers from one to another, both included.
///
/// @param priority from 1, called first, to 9; a residence that lies in two ranges has the more
///   pressing one
public record CivicRange(String city, String street, int from, int to, Side side, int priority) {

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
    if (priority < Lane.MOST_PRESSING || priority > Lane.LEAST_PRESSING) {
      throw new IllegalArgumentException("Priorities go from 1 to 9");
    }
  }

  /// Of the usual priority.
  public CivicRange(String city, String street, int from, int to, Side side) {
    this(city, street, from, to, side, Lane.USUAL);
  }

  public static CivicRange whole(String city, String street) {
    return new CivicRange(city, street, 1, HIGHEST, Side.BOTH);
  }

  public CivicRange withPriority(int newPriority) {
    return new CivicRange(city, street, from, to, side, newPriority);
  }
}

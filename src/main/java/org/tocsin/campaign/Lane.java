package org.tocsin.campaign;

/// Where an attempt waits in its campaign's queue: lanes are emptied in order, so that residences
/// that were never called come before those that are called again, and in each the most pressing
/// first.
public final class Lane {
  public static final int MOST_PRESSING = 1;
  public static final int LEAST_PRESSING = 9;
  public static final int USUAL = 5;

  private static final int PRIORITIES = 10;
  private static final int LAST_ORDINAL = 99;

  private Lane() {}

  /// @param ordinal which attempt for the residence, from 1
  /// @param priority of the residence, from 1 to 9
  public static int of(int ordinal, int priority) {
    return Math.min(ordinal, LAST_ORDINAL) * PRIORITIES + priority;
  }
}

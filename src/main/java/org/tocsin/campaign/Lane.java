package org.tocsin.campaign;

import org.tocsin.shared.Channel;

/// Where an attempt waits in its campaign's queue: lanes are emptied in order, so that residences
/// that were never called come before those that are called again, and in each the most pressing
/// first. Calls and texts wait in lanes of their own: neither walks over the other.
public final class Lane {
  public static final int MOST_PRESSING = 1;
  public static final int LEAST_PRESSING = 9;
  public static final int USUAL = 5;

  private static final int PRIORITIES = 10;
  private static final int LAST_ORDINAL = 99;

  /// Lanes from here on are those of texts.
  private static final int TEXTS = 10_000;

  private Lane() {}

  /// @param ordinal which attempt for the residence, from 1
  /// @param priority of the residence, from 1 to 9
  public static int of(Channel channel, int ordinal, int priority) {
    return start(channel) + Math.min(ordinal, LAST_ORDINAL) * PRIORITIES + priority;
  }

  /// All lanes of a channel come after this one.
  public static int start(Channel channel) {
    return switch (channel) {
      case VOICE -> 0;
      case SMS -> TEXTS;
    };
  }

  /// All lanes of a channel come before this one.
  public static int end(Channel channel) {
    return start(channel) + TEXTS;
  }
}

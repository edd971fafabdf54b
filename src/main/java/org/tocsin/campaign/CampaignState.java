package org.tocsin.campaign;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a campaign is in its life, and the only ways from one state to another.
public enum CampaignState {
  /// Being written; nothing is frozen and nobody is called.
  DRAFT,
  /// Launched: its audience and policy are frozen, calls are made.
  RUNNING,
  /// No new call is made until it is resumed.
  PAUSED,
  /// Every residence has been reached, or all that its policy allows has been tried.
  COMPLETED,
  /// Stopped by a person before its end.
  ABORTED,
  /// What it said no longer holds; those whom it had notified are told so.
  LIFTED;

  private static final Map<CampaignState, Set<CampaignState>> NEXT = transitions();

  private static Map<CampaignState, Set<CampaignState>> transitions() {
    var next = new EnumMap<CampaignState, Set<CampaignState>>(CampaignState.class);
    next.put(DRAFT, EnumSet.of(RUNNING));
    next.put(RUNNING, EnumSet.of(PAUSED, COMPLETED, ABORTED, LIFTED));
    next.put(PAUSED, EnumSet.of(RUNNING, ABORTED, LIFTED));
    next.put(COMPLETED, EnumSet.of(LIFTED));
    next.put(ABORTED, EnumSet.of(LIFTED));
    next.put(LIFTED, EnumSet.noneOf(CampaignState.class));
    return next;
  }

  public boolean canBecome(CampaignState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  public boolean isOver() {
    return this == COMPLETED || this == ABORTED || this == LIFTED;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CampaignState ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}

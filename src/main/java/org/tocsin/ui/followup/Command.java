package org.tocsin.ui.followup;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.tocsin.campaign.Audience;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Ringing;

/// What a person may order of an alert; each is asked once, in words.
enum Command {
  PAUSE("fth-pause"),
  RESUME("fth-play"),
  RETRY("fth-repeat"),
  LIFT("fth-sunrise"),
  ABORT("fth-x-octagon");

  private final String icon;

  Command(String icon) {
    this.icon = icon;
  }

  /// Those that make sense of a campaign that is in a state. What tells of a lifting is not lifted.
  static Set<Command> possible(Campaign campaign, CampaignState state) {
    var possible =
        switch (state) {
          case RUNNING -> EnumSet.of(PAUSE, ABORT);
          case PAUSED -> EnumSet.of(RESUME, ABORT);
          case COMPLETED, ABORTED -> EnumSet.of(RETRY);
          case DRAFT, LIFTED -> EnumSet.noneOf(Command.class);
        };
    if (state.canBecome(CampaignState.LIFTED)
        && !(campaign.audience() instanceof Audience.Notified)) {
      possible.add(LIFT);
    }
    return possible;
  }

  /// Whether it is chosen what becomes of phones that ring.
  boolean choosesRinging() {
    return this == PAUSE || this == ABORT || this == LIFT;
  }

  /// What becomes of them when nobody chose otherwise.
  Ringing usualRinging() {
    return this == PAUSE ? Ringing.FINISH : Ringing.HANG_UP;
  }

  /// Whether calls leave when it is carried out, which takes its time.
  boolean letsCallsLeave() {
    return this == RESUME || this == RETRY || this == LIFT;
  }

  boolean isGrave() {
    return this == ABORT || this == LIFT;
  }

  String icon() {
    return icon;
  }

  /// Ends the keys of its words.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

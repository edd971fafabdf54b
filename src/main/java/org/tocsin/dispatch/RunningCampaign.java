package org.tocsin.dispatch;

import java.time.Instant;
import org.tocsin.campaign.Campaign;

/// A campaign that calls, as the dispatcher remembers it between two looks at the database. Not for
/// several threads.
final class RunningCampaign {
  private final TokenBucket pace;
  private Campaign campaign;
  private Instant idleUntil = Instant.MIN;

  RunningCampaign(Campaign campaign, Instant now) {
    this.campaign = campaign;
    pace = new TokenBucket(campaign.policy().callsPerSecond(), now);
  }

  Campaign campaign() {
    return campaign;
  }

  TokenBucket pace() {
    return pace;
  }

  /// Takes over what a person may have changed; whatever was thought of its queue is looked at
  /// again.
  void refresh(Campaign now) {
    campaign = now;
    pace.setRate(now.policy().callsPerSecond());
    idleUntil = Instant.MIN;
  }

  /// Nothing in its queue is due before then.
  Instant idleUntil() {
    return idleUntil;
  }

  void setIdleUntil(Instant due) {
    idleUntil = due;
  }

  void dueFrom(Instant due) {
    if (due.isBefore(idleUntil)) {
      idleUntil = due;
    }
  }
}

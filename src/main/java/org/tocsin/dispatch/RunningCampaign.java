package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.Pace;
import org.tocsin.shared.Channel;

/// A campaign that calls, as the dispatcher remembers it between two looks at the database. Not for
/// several threads.
final class RunningCampaign {
  /// How long a queue in which only full prefixes were found is believed to be so.
  private static final Duration STARVED = Duration.ofSeconds(5);

  private final TokenBucket tokens;
  private Campaign campaign;
  private Pace pace;
  private Instant idleUntil = Instant.MIN;
  private Instant textsIdleUntil = Instant.MIN;
  private Instant starvedUntil = Instant.MIN;
  private int freed;

  RunningCampaign(Campaign campaign, Pace pace, Instant now) {
    this.campaign = campaign;
    this.pace = pace;
    tokens = new TokenBucket(pace.callsPerSecond(), now);
  }

  Campaign campaign() {
    return campaign;
  }

  TokenBucket tokens() {
    return tokens;
  }

  /// A call leaves.
  void begin() {
    tokens.take(1);
    freed = Math.max(0, freed - 1);
  }

  /// This dispatcher's part of the campaign's pace.
  Pace pace() {
    return pace;
  }

  /// Takes over what a person may have changed; whatever was thought of its queue is looked at
  /// again.
  void refresh(Campaign found, Pace part) {
    campaign = found;
    pace = part;
    tokens.setRate(part.callsPerSecond());
    idleUntil = Instant.MIN;
    textsIdleUntil = Instant.MIN;
  }

  /// No call in its queue is due before then.
  Instant idleUntil() {
    return idleUntil;
  }

  void setIdleUntil(Instant due) {
    idleUntil = due;
  }

  /// No text in its queue is due before then.
  Instant textsIdleUntil() {
    return textsIdleUntil;
  }

  void setTextsIdleUntil(Instant due) {
    textsIdleUntil = due;
  }

  void dueFrom(Channel channel, Instant due) {
    switch (channel) {
      case VOICE -> callDueFrom(due);
      case SMS -> textsIdleUntil = due.isBefore(textsIdleUntil) ? due : textsIdleUntil;
    }
  }

  private void callDueFrom(Instant due) {
    starvedUntil = Instant.MIN;
    if (due.isBefore(idleUntil)) {
      idleUntil = due;
    }
  }

  /// All that is due has a prefix that is full: the queue is not read through again for each free
  /// channel, only for as many calls as prefixes have become free.
  void setStarved(Instant now) {
    starvedUntil = now.plus(STARVED);
    freed = 0;
  }

  /// A call to a number whose prefix has a cap has ended.
  void prefixFreed() {
    freed++;
  }

  /// How many attempts it is worth taking from the queue.
  int appetite(Instant now) {
    return now.isBefore(starvedUntil) ? freed : Integer.MAX_VALUE;
  }
}

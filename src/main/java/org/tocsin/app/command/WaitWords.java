package org.tocsin.app.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Says when a campaign that waits will call again.
final class WaitWords {
  /// A shorter wait is told in seconds: the minute would say too little of it.
  private static final Duration SHORT = Duration.ofMinutes(2);

  private final Messages messages;
  private final Clock clock;

  WaitWords(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /// What follows the figures; nothing when the call is due already.
  String until(Instant due) {
    var now = clock.instant();
    if (!due.isAfter(now)) {
      return "";
    }
    var wait = Duration.between(now, due);
    if (wait.compareTo(SHORT) < 0) {
      return messages.format("command.campaign.next-in", wait.plusMillis(999).toSeconds());
    }
    var moment = due.atZone(clock.getZone());
    var day = moment.toLocalDate();
    if (day.equals(now.atZone(clock.getZone()).toLocalDate())) {
      return messages.format("command.campaign.next-at", moment.toLocalTime());
    }
    var pattern = messages.get("command.date");
    var date = DateTimeFormatter.ofPattern(pattern, messages.language().locale()).format(day);
    return messages.format("command.campaign.next-on", date, moment.toLocalTime());
  }
}

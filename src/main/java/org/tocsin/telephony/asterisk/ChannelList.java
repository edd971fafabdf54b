package org.tocsin.telephony.asterisk;

import java.util.HashMap;
import java.util.Map;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.jspecify.annotations.Nullable;

/// What the PBX's list of channels says of each.
final class ChannelList {
  private ChannelList() {}

  /// @return by the channel's id
  static Map<String, CallFact> of(AmiAnswer answer) {
    Map<String, CallFact> channels = new HashMap<>();
    for (var event : answer.events()) {
      if (event instanceof CoreShowChannelEvent channel && channel.getUniqueid() != null) {
        channels.put(channel.getUniqueid(), state(channel.getChannelStateDesc()));
      }
    }
    return channels;
  }

  private static CallFact state(@Nullable String description) {
    return switch (description) {
      case "Up" -> new CallFact.Answered();
      case "Ringing" -> new CallFact.DialState("RINGING");
      case null, default -> new CallFact.DialBegan();
    };
  }
}

package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventCensusTest {
  @Test
  void onlyEventsThatTheConsoleHasNoUseForAreCounted() {
    var census = new EventCensus();
    List.of(
            "Asterisk Call Manager/11.0.0",
            "Event: Hangup",
            "Event: Newchannel",
            "Event: UserEvent",
            "UserEvent: Tocsin",
            "Event: UserEvent",
            "UserEvent: Somebody",
            "Event",
            "Event: CoreShowChannelsComplete",
            "EventList: Complete",
            "Response: Success")
        .forEach(census::read);

    assertThat(census.unknown()).isEqualTo(2);
  }
}

package org.tocsin.dispatch;

import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// A number of a residence and what it is for. Its position in the list, from 1, names it.
public record Contact(Channel channel, PhoneNumber number) {
  public static Contact voice(PhoneNumber number) {
    return new Contact(Channel.VOICE, number);
  }

  boolean isVoice() {
    return channel == Channel.VOICE;
  }
}

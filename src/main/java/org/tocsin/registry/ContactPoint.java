package org.tocsin.registry;

import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;

/// A number at which a residence wants to be reached (coordonnée).
///
/// @param extension digits sent after the answer, empty when there is none
/// @param delaySeconds seconds to wait after the answer before the extension's digits are sent
/// @param active never called when false
/// @param invalid found invalid by a campaign; never tried again until it is corrected
public record ContactPoint(
    Channel channel,
    PhoneNumber number,
    String description,
    String extension,
    int delaySeconds,
    boolean active,
    boolean invalid) {

  public static final int LONGEST_DELAY_SECONDS = 60;

  public static ContactPoint voice(PhoneNumber number) {
    return new ContactPoint(Channel.VOICE, number, "", "", 0, true, false);
  }

  public static ContactPoint sms(PhoneNumber number) {
    return new ContactPoint(Channel.SMS, number, "", "", 0, true, false);
  }

  /// Whether both are reached by the same number in the same way, whatever else is said of them.
  boolean isSameLine(ContactPoint other) {
    return channel == other.channel && number.equals(other.number);
  }

  ContactPoint withInvalid(boolean found) {
    return new ContactPoint(channel, number, description, extension, delaySeconds, active, found);
  }
}

package org.tocsin.telephony.asterisk;

import org.tocsin.shared.PhoneNumber;

/// How texts leave through the PBX.
///
/// @param destination where the PBX sends a text, as `pjsip:trunk/sip:{digits}@sip.example.ca`;
///   `{digits}`, `{national}` and `{e164}` stand for the number as in a dial string
/// @param sender the number that people see, with the domain if the carrier wants one:
///   `4185550100@sip.example.ca`
/// @param rate segments a second
public record TextSettings(String destination, String sender, double rate) {

  String destination(PhoneNumber number) {
    return DialTemplate.fill(destination, number);
  }
}

package org.tocsin.telephony.asterisk;

import org.tocsin.shared.PhoneNumber;

/// A dial string, or a text's destination, in which a number is to be put.
final class DialTemplate {
  private DialTemplate() {}

  static String fill(String template, PhoneNumber number) {
    return template
        .replace("{digits}", number.digits())
        .replace("{national}", number.national())
        .replace("{e164}", number.e164());
  }
}

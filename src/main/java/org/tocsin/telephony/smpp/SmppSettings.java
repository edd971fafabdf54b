package org.tocsin.telephony.smpp;

import java.nio.file.Path;
import java.util.Optional;

/// How to reach a provider of texts.
///
/// @param name its name in the attempts that it carried
/// @param certificate PEM file of the only certificate that is accepted; without one, the
///   certificate must be trusted by this machine and bear the host's name
/// @param sender the number or the short code that people see
/// @param rate segments a second that the provider allows
public record SmppSettings(
    String name,
    String host,
    int port,
    String systemId,
    String password,
    boolean tls,
    Optional<Path> certificate,
    String sender,
    double rate) {

  /// Without the password.
  @Override
  public String toString() {
    return "SmppSettings[%s, %s@%s:%d%s]".formatted(name, systemId, host, port, tls ? ", TLS" : "");
  }
}

package org.tocsin.telephony.asterisk;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.shared.PhoneNumber;

/// How to reach one PBX.
///
/// @param name its name in the attempts that it carried
/// @param tls speak TLS
/// @param certificate PEM file of the only certificate that is accepted; without one, the
///   certificate must be trusted by this machine and bear the host's name
/// @param dialTemplate Asterisk's dial string, as `PJSIP/{digits}@trunk`; `{digits}` stands for
///   eleven digits (14185550101), `{national}` for ten (4185550101), `{e164}` for +14185550101
/// @param audioDirectory where this console writes messages
/// @param audioPrefix the same folder, as the PBX sees it
public record AmiSettings(
    String name,
    String host,
    int port,
    String user,
    String secret,
    boolean tls,
    Optional<Path> certificate,
    String dialTemplate,
    Path audioDirectory,
    String audioPrefix) {

  /// Asterisk's dial string for this number.
  String dialString(PhoneNumber number) {
    return DialTemplate.fill(dialTemplate, number);
  }

  /// The device that the dial string goes out by, as `PJSIP/trunk`; empty when it has another
  /// shape.
  Optional<String> trunk() {
    int slash = dialTemplate.indexOf('/');
    int at = dialTemplate.lastIndexOf('@');
    return slash > 0 && at > slash
        ? Optional.of(dialTemplate.substring(0, slash + 1) + dialTemplate.substring(at + 1))
        : Optional.empty();
  }

  /// The message's path as the PBX sees it, without extension.
  String soundPath(String sha256) {
    return audioPrefix.endsWith("/") ? audioPrefix + sha256 : audioPrefix + "/" + sha256;
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "AmiSettings[%s, %s@%s:%d%s]".formatted(name, user, host, port, tls ? ", TLS" : "");
  }
}

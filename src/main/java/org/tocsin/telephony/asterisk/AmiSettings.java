package org.tocsin.telephony.asterisk;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.tocsin.shared.PhoneNumber;

/// How to reach one PBX.
///
/// @param name its name in the attempts that it carried
/// @param tls speak TLS
/// @param certificate PEM file of the only certificate that is accepted; without one, the
///   certificate must be trusted by this machine and bear the host's name
/// @param trunks the ways out, in the order of preference: each name with Asterisk's dial string,
///   as `PJSIP/{digits}@trunk`; `{digits}` stands for eleven digits (14185550101), `{national}` for
///   ten (4185550101), `{e164}` for +14185550101
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
    SequencedMap<String, String> trunks,
    Path audioDirectory,
    String audioPrefix) {

  public AmiSettings {
    if (trunks.isEmpty()) {
      throw new IllegalArgumentException("A PBX has at least one trunk");
    }
    trunks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trunks));
  }

  /// With a single way out, which needs no name.
  public AmiSettings(
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
    this(
        name,
        host,
        port,
        user,
        secret,
        tls,
        certificate,
        new LinkedHashMap<>(Map.of("", dialTemplate)),
        audioDirectory,
        audioPrefix);
  }

  /// The trunk's own name; empty: that of the first.
  String trunkName(String trunk) {
    return trunk.isEmpty() ? trunks.firstEntry().getKey() : trunk;
  }

  /// Asterisk's dial string for this number.
  ///
  /// @param trunk its name; empty: the first
  /// @throws IllegalArgumentException when there is no such trunk
  String dialString(String trunk, PhoneNumber number) {
    return DialTemplate.fill(template(trunk), number);
  }

  /// The device that a trunk's dial string goes out by, as `PJSIP/trunk`; empty when it has another
  /// shape.
  Optional<String> device(String trunk) {
    String dialTemplate = template(trunk);
    int slash = dialTemplate.indexOf('/');
    int at = dialTemplate.lastIndexOf('@');
    return slash > 0 && at > slash
        ? Optional.of(dialTemplate.substring(0, slash + 1) + dialTemplate.substring(at + 1))
        : Optional.empty();
  }

  private String template(String trunk) {
    String template = trunks.get(trunkName(trunk));
    if (template == null) {
      throw new IllegalArgumentException("The PBX has no such trunk");
    }
    return template;
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

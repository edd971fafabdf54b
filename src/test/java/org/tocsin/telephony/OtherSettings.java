package org.tocsin.telephony;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import org.tocsin.telephony.asterisk.AmiSettings;

/// The same settings but for one.
final class OtherSettings {
  private OtherSettings() {}

  static AmiSettings on(AmiSettings one, int port) {
    return new AmiSettings(
        one.name(),
        one.host(),
        port,
        one.user(),
        one.secret(),
        one.tls(),
        one.certificate(),
        one.trunks(),
        one.audioDirectory(),
        one.audioPrefix());
  }

  static AmiSettings secret(AmiSettings one, String secret) {
    return new AmiSettings(
        one.name(),
        one.host(),
        one.port(),
        one.user(),
        secret,
        one.tls(),
        one.certificate(),
        one.trunks(),
        one.audioDirectory(),
        one.audioPrefix());
  }

  static AmiSettings dialling(AmiSettings one, String template) {
    return new AmiSettings(
        one.name(),
        one.host(),
        one.port(),
        one.user(),
        one.secret(),
        one.tls(),
        one.certificate(),
        template,
        one.audioDirectory(),
        one.audioPrefix());
  }

  static AmiSettings prefixed(AmiSettings one, String prefix) {
    return new AmiSettings(
        one.name(),
        one.host(),
        one.port(),
        one.user(),
        one.secret(),
        one.tls(),
        one.certificate(),
        one.trunks(),
        one.audioDirectory(),
        prefix);
  }

  static AmiSettings writingTo(AmiSettings one, Path folder) {
    return new AmiSettings(
        one.name(),
        one.host(),
        one.port(),
        one.user(),
        one.secret(),
        one.tls(),
        one.certificate(),
        one.trunks(),
        folder,
        one.audioPrefix());
  }

  static AmiSettings secured(AmiSettings one, String host, int port, Optional<Path> certificate) {
    return new AmiSettings(
        one.name(),
        host,
        port,
        one.user(),
        one.secret(),
        true,
        certificate,
        one.trunks(),
        one.audioDirectory(),
        one.audioPrefix());
  }

  static AmiSettings withTrunks(AmiSettings one, SequencedMap<String, String> trunks) {
    return new AmiSettings(
        one.name(),
        one.host(),
        one.port(),
        one.user(),
        one.secret(),
        one.tls(),
        one.certificate(),
        trunks,
        one.audioDirectory(),
        one.audioPrefix());
  }
}

package org.tocsin.settings;

import java.util.Locale;
import java.util.Optional;

/// Every setting: its place in the file and the environment variable that overrides it.
public enum SettingKey {
  LANGUAGE("language"),
  CALLER_ID("callerId"),
  CHANNELS("channels"),
  CALLS_PER_SECOND("callsPerSecond"),
  /// Asterisk's dial string of a desk phone, with `{extension}`.
  DESK_PHONES("deskPhones"),
  PBX_NAME("pbx.name"),
  PBX_HOST("pbx.host"),
  PBX_PORT("pbx.port"),
  PBX_USER("pbx.user"),
  /// Only from the environment: a secret is never written in the settings file.
  PBX_SECRET("pbx.secret"),
  PBX_SECRET_FILE("pbx.secretFile"),
  PBX_TLS("pbx.tls"),
  PBX_CERTIFICATE("pbx.certificate"),
  PBX_DIAL("pbx.dial"),
  PBX_AUDIO_DIRECTORY("pbx.audioDirectory"),
  PBX_AUDIO_PREFIX("pbx.audioPrefix"),
  /// `asterisk` or `smpp`; without it no text leaves.
  TEXTS_PROVIDER("texts.provider"),
  TEXTS_NAME("texts.name"),
  TEXTS_DESTINATION("texts.destination"),
  TEXTS_HOST("texts.host"),
  TEXTS_PORT("texts.port"),
  TEXTS_SYSTEM_ID("texts.systemId"),
  /// Only from the environment.
  TEXTS_PASSWORD("texts.password"),
  TEXTS_PASSWORD_FILE("texts.passwordFile"),
  TEXTS_TLS("texts.tls"),
  TEXTS_CERTIFICATE("texts.certificate"),
  TEXTS_RATE("texts.rate"),
  TEXTS_FROM("texts.from"),
  DATABASE_URL("database.url"),
  DATABASE_USER("database.user"),
  /// Only from the environment.
  DATABASE_PASSWORD("database.password"),
  DATABASE_PASSWORD_FILE("database.passwordFile");

  private final String path;

  SettingKey(String path) {
    this.path = path;
  }

  /// Where it stands in the file, as `pbx.host`.
  public String path() {
    return path;
  }

  public String variable() {
    return "TOCSIN_" + name().toUpperCase(Locale.ROOT);
  }

  boolean isSecret() {
    return this == PBX_SECRET || this == TEXTS_PASSWORD || this == DATABASE_PASSWORD;
  }

  /// Whether it is as if not said when it is left empty. The others stop whoever leaves them so: an
  /// address that says nothing reaches nothing, and what is done without them (the database of this
  /// machine, a link in clear) is not what somebody who began to write them wants.
  boolean mayBeEmpty() {
    return switch (this) {
      case CALLER_ID,
          PBX_HOST,
          PBX_TLS,
          PBX_AUDIO_DIRECTORY,
          TEXTS_PROVIDER,
          TEXTS_DESTINATION,
          TEXTS_HOST,
          TEXTS_SYSTEM_ID,
          TEXTS_TLS,
          DATABASE_URL ->
          false;
      default -> true;
    };
  }

  static Optional<SettingKey> ofPath(String path) {
    for (var key : values()) {
      if (key.path.equals(path)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}

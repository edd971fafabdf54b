package org.tocsin.settings;

import java.util.Optional;
import org.tocsin.settings.SettingValues.Expected;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.settings.SettingsProblem.Kind;

/// Reads the settings of a PBX that is alone.
final class PbxReader {
  private final SettingValues settings;

  PbxReader(SettingValues settings) {
    this.settings = settings;
  }

  Optional<PbxSettings> read() {
    var host = settings.needed(SettingKey.PBX_HOST, Kind.MISSING_FOR_CALLS);
    int port =
        settings.number(
            SettingKey.PBX_PORT, SettingsReader.AMI_PORT, 1, SettingsReader.HIGHEST_PORT);
    boolean tls = settings.trueOrFalse(SettingKey.PBX_TLS);
    var certificate = settings.certificate(SettingKey.PBX_CERTIFICATE);
    var secret = settings.secret(SettingKey.PBX_SECRET, SettingKey.PBX_SECRET_FILE);
    if (secret.isEmpty() && !settings.isSaid(SettingKey.PBX_SECRET_FILE)) {
      settings.missing(Kind.MISSING_FOR_CALLS, SettingKey.PBX_SECRET);
    }
    var dial =
        settings.parse(
            SettingKey.PBX_DIAL,
            "PJSIP/{digits}@trunk",
            Expected.of(Kind.NOT_A_DIAL_STRING),
            text -> Optional.of(text).filter(SettingsReader::isDialString));
    var audio = settings.audioFolder(SettingKey.PBX_AUDIO_DIRECTORY);
    var name = settings.text(SettingKey.PBX_NAME).orElse("pbx");
    var user = settings.text(SettingKey.PBX_USER).orElse("tocsin");
    var prefix = settings.text(SettingKey.PBX_AUDIO_PREFIX);
    if (host.isEmpty() || secret.isEmpty() || audio.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PbxSettings(
            name,
            host.get(),
            port,
            user,
            secret.get(),
            tls,
            certificate,
            dial,
            audio.get(),
            prefix.orElseGet(() -> audio.get().toString())));
  }
}

package org.tocsin.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import org.tocsin.settings.SettingValues.Expected;
import org.tocsin.settings.Settings.TextsSettings;
import org.tocsin.settings.SettingsProblem.Kind;
import org.tocsin.shared.PhoneNumber;

/// Reads the settings of texts.
final class TextsReader {
  private static final int SMPP_PORT = 2_775;
  private static final double DEFAULT_RATE = 1;
  private static final double LOWEST_RATE = 0.01;
  private static final double HIGHEST_RATE = 1_000;
  private static final Pattern DESTINATION =
      Pattern.compile("[a-z]+:[^\\s{}]*\\{(national|digits|e164)}[^\\s{}]*");
  private static final Pattern SHORT_CODE = Pattern.compile("\\d{3,8}");
  private static final Pattern WITH_DOMAIN = Pattern.compile("([^@]+)(@[A-Za-z0-9.:-]+)");

  private final SettingValues settings;

  TextsReader(SettingValues settings) {
    this.settings = settings;
  }

  /// How texts leave.
  private enum Provider {
    ASTERISK,
    SMPP;

    static Optional<Provider> of(String text) {
      return switch (text.strip()) {
        case "asterisk" -> Optional.of(ASTERISK);
        case "smpp" -> Optional.of(SMPP);
        default -> Optional.empty();
      };
    }
  }

  Optional<TextsSettings> read() {
    var provider =
        settings.optional(
            SettingKey.TEXTS_PROVIDER, Expected.of(Kind.UNKNOWN_PROVIDER), Provider::of);
    var sender = sender();
    double rate =
        settings.parse(
            SettingKey.TEXTS_RATE,
            DEFAULT_RATE,
            new Expected(Kind.OUT_OF_RANGE, "0.01–1000"),
            text ->
                SettingValues.decimal(text)
                    .filter(figure -> figure >= LOWEST_RATE && figure <= HIGHEST_RATE));
    if (provider.isEmpty()) {
      return Optional.empty();
    }
    return switch (provider.get()) {
      case ASTERISK -> byPbx(sender, rate);
      case SMPP -> bySmpp(sender, rate);
    };
  }

  /// Without one, the number that calls show.
  private Optional<String> sender() {
    var from =
        settings.optional(
            SettingKey.TEXTS_FROM, Expected.of(Kind.NOT_A_SENDER), TextsReader::sender);
    if (settings.isSaid(SettingKey.TEXTS_FROM)) {
      return from;
    }
    return settings.said(SettingKey.CALLER_ID).flatMap(TextsReader::sender);
  }

  private static Optional<String> sender(String text) {
    var typed = text.strip();
    if (SHORT_CODE.matcher(typed).matches()) {
      return Optional.of(typed);
    }
    var parts = WITH_DOMAIN.matcher(typed);
    return parts.matches()
        ? PhoneNumber.parse(parts.group(1)).map(number -> number.national() + parts.group(2))
        : PhoneNumber.parse(typed).map(PhoneNumber::national);
  }

  private Optional<TextsSettings> byPbx(Optional<String> sender, double rate) {
    if (!settings.isSaid(SettingKey.TEXTS_DESTINATION)) {
      return settings.missing(Kind.MISSING_FOR_TEXTS, SettingKey.TEXTS_DESTINATION);
    }
    var destination =
        settings.optional(
            SettingKey.TEXTS_DESTINATION,
            Expected.of(Kind.NOT_A_DESTINATION),
            text -> Optional.of(text).filter(said -> DESTINATION.matcher(said).matches()));
    return destination.flatMap(
        to -> orMissing(sender).map(from -> new TextsSettings.ByPbx(to, from, rate)));
  }

  private Optional<String> orMissing(Optional<String> sender) {
    return sender.isPresent() || settings.isSaid(SettingKey.TEXTS_FROM)
        ? sender
        : settings.missing(Kind.MISSING_FOR_TEXTS, SettingKey.TEXTS_FROM);
  }

  private Optional<TextsSettings> bySmpp(Optional<String> sender, double rate) {
    var host = settings.needed(SettingKey.TEXTS_HOST, Kind.MISSING_FOR_TEXTS);
    var systemId = settings.needed(SettingKey.TEXTS_SYSTEM_ID, Kind.MISSING_FOR_TEXTS);
    int port = settings.number(SettingKey.TEXTS_PORT, SMPP_PORT, 1, SettingsReader.HIGHEST_PORT);
    var password = settings.secret(SettingKey.TEXTS_PASSWORD, SettingKey.TEXTS_PASSWORD_FILE);
    if (password.isEmpty() && !settings.isSaid(SettingKey.TEXTS_PASSWORD_FILE)) {
      settings.missing(Kind.MISSING_FOR_TEXTS, SettingKey.TEXTS_PASSWORD);
    }
    boolean tls = settings.trueOrFalse(SettingKey.TEXTS_TLS);
    var certificate = settings.certificate(SettingKey.TEXTS_CERTIFICATE);
    var name = settings.text(SettingKey.TEXTS_NAME).orElse("smpp");
    var from = orMissing(sender);
    if (host.isEmpty() || systemId.isEmpty() || password.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TextsSettings.BySmpp(
            name,
            host.get(),
            port,
            systemId.get(),
            password.get(),
            tls,
            certificate,
            from.get(),
            rate));
  }
}

package org.tocsin.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.DatabaseSettings;
import org.tocsin.settings.Settings.FleetPbx;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.settings.SettingsProblem.Kind;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Reads and checks the settings of a data folder.
public final class SettingsReader {
  public static final String FILE_NAME = "settings.json";

  static final int HIGHEST_PORT = 65_535;
  static final int AMI_PORT = 5_038;
  static final int MOST_CHANNELS = 2_000;
  static final String PACE_LIMITS = "0.01–100";
  private static final int DEFAULT_CHANNELS = 10;
  private static final double DEFAULT_CALLS_PER_SECOND = 5;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
  private static final Pattern DIAL =
      Pattern.compile("[A-Za-z0-9]+/[^\\s{}]*\\{(national|digits|e164)}[^\\s{}]*");
  private static final Pattern DATABASE_URL = Pattern.compile("jdbc:(postgresql|h2):.+");

  private final Path folder;
  private final SettingsSource source;
  private final List<SettingsProblem> problems;

  private SettingsReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.source = new SettingsSource(folder.resolve(FILE_NAME), environment);
    this.problems = new ArrayList<>(source.problems());
    checkFolder();
  }

  private void checkFolder() {
    var there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      problems.add(SettingsProblem.of(Kind.NOT_A_FOLDER, there.toString(), ""));
    }
  }

  /// Reads `settings.json` of a data folder, and the `TOCSIN_…` variables over it.
  public static SettingsReading read(Path folder, Map<String, String> environment) {
    return new SettingsReader(folder, environment).reading();
  }

  private SettingsReading reading() {
    var language =
        parse(
            SettingKey.LANGUAGE,
            Language.FRENCH,
            Expected.of(Kind.UNKNOWN_LANGUAGE),
            Language::ofCode);
    var calling = calling();
    var database = database();
    var texts = new TextsReader(this).read();
    boolean blocked = problems.stream().anyMatch(problem -> problem.kind().isBlocking());
    return new SettingsReading(
        blocked ? Optional.empty() : Optional.of(new Settings(language, calling, database, texts)),
        problems);
  }

  private Optional<CallingSettings> calling() {
    var fleet = fleet();
    var prefixes = lists().prefixes();
    var callerId =
        source.find(SettingKey.CALLER_ID).isEmpty()
            ? this.<PhoneNumber>missing(SettingKey.CALLER_ID)
            : optional(
                SettingKey.CALLER_ID, Expected.of(Kind.NOT_A_PHONE_NUMBER), PhoneNumber::parse);
    return fleet.isEmpty()
        ? Optional.empty()
        : callerId.map(id -> new CallingSettings(fleet, id, prefixes));
  }

  /// The PBXs of the list, or else the only one; none when something is missing.
  private List<FleetPbx> fleet() {
    int channels = number(SettingKey.CHANNELS, DEFAULT_CHANNELS, 1, MOST_CHANNELS);
    double pace =
        parse(
            SettingKey.CALLS_PER_SECOND,
            DEFAULT_CALLS_PER_SECOND,
            new Expected(Kind.OUT_OF_RANGE, PACE_LIMITS),
            text -> decimal(text).filter(SettingsReader::isPace));
    if (source.structure(SettingsSource.PBXS).isEmpty()) {
      return pbx().map(pbx -> FleetPbx.ofOneTrunk(pbx, channels, pace)).stream().toList();
    }
    Stream.of(SettingKey.values())
        .filter(key -> key.path().startsWith("pbx."))
        .flatMap(key -> source.find(key).stream())
        .forEach(entry -> problems.add(SettingsProblem.of(Kind.PBX_AND_LIST, entry.where(), "")));
    return lists().fleet(channels, pace);
  }

  private FleetReader lists() {
    return new FleetReader(source, folder, problems);
  }

  static boolean isPace(double figure) {
    return figure >= 0.01 && figure <= 100;
  }

  static boolean isDialString(String text) {
    return DIAL.matcher(text).matches();
  }

  private Optional<PbxSettings> pbx() {
    var host = text(SettingKey.PBX_HOST).or(() -> missing(SettingKey.PBX_HOST));
    int port = number(SettingKey.PBX_PORT, AMI_PORT, 1, HIGHEST_PORT);
    boolean tls = trueOrFalse(SettingKey.PBX_TLS);
    var certificate = certificate(SettingKey.PBX_CERTIFICATE);
    var secret = secret(SettingKey.PBX_SECRET, SettingKey.PBX_SECRET_FILE);
    if (secret.isEmpty() && source.find(SettingKey.PBX_SECRET_FILE).isEmpty()) {
      missing(SettingKey.PBX_SECRET);
    }
    var dial =
        parse(
            SettingKey.PBX_DIAL,
            "PJSIP/{digits}@trunk",
            Expected.of(Kind.NOT_A_DIAL_STRING),
            text -> Optional.of(text).filter(SettingsReader::isDialString));
    var audio =
        path(SettingKey.PBX_AUDIO_DIRECTORY).or(() -> missing(SettingKey.PBX_AUDIO_DIRECTORY));
    var name = text(SettingKey.PBX_NAME).orElse("pbx");
    var user = text(SettingKey.PBX_USER).orElse("tocsin");
    var prefix = text(SettingKey.PBX_AUDIO_PREFIX);
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

  private Optional<DatabaseSettings> database() {
    var password =
        secret(SettingKey.DATABASE_PASSWORD, SettingKey.DATABASE_PASSWORD_FILE).orElse("");
    var user = text(SettingKey.DATABASE_USER).orElse("tocsin");
    return optional(
            SettingKey.DATABASE_URL,
            Expected.of(Kind.NOT_A_DATABASE_URL),
            text -> Optional.of(text).filter(url -> DATABASE_URL.matcher(url).matches()))
        .map(url -> new DatabaseSettings(url, user, password));
  }

  Optional<String> secret(SettingKey secret, SettingKey file) {
    var direct = source.find(secret).map(SettingsSource.Entry::text);
    if (direct.isPresent()) {
      return direct;
    }
    var path = path(file);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(path.get()).strip()).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      add(Expected.of(Kind.SECRET_FILE_UNREADABLE), file);
      return Optional.empty();
    }
  }

  /// A path that is not absolute is taken from the data folder.
  Optional<Path> path(SettingKey key) {
    return optional(
        key,
        Expected.of(Kind.NOT_A_PATH),
        text -> {
          try {
            return Optional.of(folder.resolve(text).toAbsolutePath().normalize());
          } catch (InvalidPathException e) {
            return Optional.empty();
          }
        });
  }

  Optional<String> text(SettingKey key) {
    return optional(
        key,
        Expected.of(Kind.CONTROL_CHARACTER),
        text -> Optional.of(text.strip()).filter(plain -> !CONTROL.matcher(plain).find()));
  }

  int number(SettingKey key, int fallback, int least, int most) {
    if (source.find(key).filter(entry -> decimal(entry.text()).isEmpty()).isPresent()) {
      add(Expected.of(Kind.NOT_A_NUMBER), key);
      return fallback;
    }
    return parse(
        key,
        fallback,
        new Expected(Kind.OUT_OF_RANGE, least + "–" + most),
        text ->
            decimal(text)
                .filter(figure -> figure >= least && figure <= most && figure == Math.rint(figure))
                .map(Double::intValue));
  }

  static Optional<Double> decimal(String text) {
    try {
      return Optional.of(Double.parseDouble(text.strip().replace(',', '.')));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// False when nothing is said.
  boolean trueOrFalse(SettingKey key) {
    return parse(
        key,
        false,
        Expected.of(Kind.NOT_TRUE_OR_FALSE),
        text ->
            switch (text.strip()) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /// The file of a certificate, which must be there.
  Optional<Path> certificate(SettingKey key) {
    var certificate = path(key);
    certificate
        .filter(path -> !Files.isReadable(path))
        .ifPresent(path -> add(Expected.of(Kind.CERTIFICATE_UNREADABLE), key));
    return certificate;
  }

  <T> T parse(SettingKey key, T fallback, Expected expected, Function<String, Optional<T>> parser) {
    return optional(key, expected, parser).orElse(fallback);
  }

  <T> Optional<T> optional(
      SettingKey key, Expected expected, Function<String, Optional<T>> parser) {
    var entry = source.find(key);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    var parsed = parser.apply(entry.get().text());
    if (parsed.isEmpty()) {
      add(expected, key);
    }
    return parsed;
  }

  private <T> Optional<T> missing(SettingKey key) {
    return missing(Kind.MISSING_FOR_CALLS, key);
  }

  /// Names both ways of saying it; of a secret, the file that may hold it.
  <T> Optional<T> missing(Kind kind, SettingKey key) {
    var path = key.isSecret() ? key.path() + "File" : key.path();
    problems.add(new SettingsProblem(kind, path, "", key.variable()));
    return Optional.empty();
  }

  boolean isSaid(SettingKey key) {
    return source.find(key).isPresent();
  }

  /// What is wrong when a setting cannot be understood, and what may be written there.
  record Expected(Kind kind, String wanted) {
    static Expected of(Kind kind) {
      return new Expected(kind, "");
    }
  }

  private void add(Expected expected, SettingKey key) {
    var entry = source.find(key);
    problems.add(
        new SettingsProblem(
            expected.kind(),
            entry.map(SettingsSource.Entry::where).orElse(key.path()),
            key.isSecret() ? "" : entry.map(SettingsSource.Entry::text).orElse(""),
            expected.wanted()));
  }
}

package org.tocsin.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tocsin.settings.SettingValues.Expected;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.DatabaseSettings;
import org.tocsin.settings.Settings.FleetPbx;
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
  private static final Pattern DIAL =
      Pattern.compile("[A-Za-z0-9]+/[^\\s{}]*\\{(national|digits|e164)}[^\\s{}]*");
  private static final Pattern DESK_PHONE =
      Pattern.compile("[A-Za-z0-9]+/[^\\s{},]*\\{extension}[^\\s{},]*");
  private static final Pattern DATABASE_URL = Pattern.compile("jdbc:(postgresql|h2):.+");

  private final SettingValues values;
  private final List<SettingsProblem> problems;

  private SettingsReader(Path folder, Map<String, String> environment, boolean checks) {
    var source = new SettingsSource(folder.resolve(FILE_NAME), environment);
    this.problems = new ArrayList<>(source.problems());
    this.values = new SettingValues(source, folder, problems, checks);
    checkFolder();
  }

  private void checkFolder() {
    var there = values.folder().toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      problems.add(SettingsProblem.of(Kind.NOT_A_FOLDER, there.toString(), ""));
    }
  }

  /// Reads `settings.json` of a data folder, and the `TOCSIN_…` variables over it.
  public static SettingsReading read(Path folder, Map<String, String> environment) {
    return new SettingsReader(folder, environment, false).reading();
  }

  /// All that is wrong, the folders of messages included: looking at a share that is away may take
  /// long, and the other readings do without.
  public static List<SettingsProblem> check(Path folder, Map<String, String> environment) {
    return new SettingsReader(folder, environment, true).reading().problems();
  }

  private SettingsReading reading() {
    var language =
        values.parse(
            SettingKey.LANGUAGE,
            Language.FRENCH,
            Expected.of(Kind.UNKNOWN_LANGUAGE),
            Language::ofCode);
    var calling = calling();
    var database = database();
    var texts = new TextsReader(values).read();
    boolean blocked = problems.stream().anyMatch(problem -> problem.kind().isBlocking());
    return new SettingsReading(
        blocked ? Optional.empty() : Optional.of(new Settings(language, calling, database, texts)),
        problems);
  }

  private Optional<CallingSettings> calling() {
    var fleet = fleet();
    var prefixes = lists().prefixes();
    var callerId =
        !values.isSaid(SettingKey.CALLER_ID)
            ? values.<PhoneNumber>missing(Kind.MISSING_FOR_CALLS, SettingKey.CALLER_ID)
            : values.optional(
                SettingKey.CALLER_ID, Expected.of(Kind.NOT_A_PHONE_NUMBER), PhoneNumber::parse);
    var deskPhones =
        values.parse(
            SettingKey.DESK_PHONES,
            CallingSettings.USUAL_DESK_PHONES,
            Expected.of(Kind.NOT_A_DESK_PHONE),
            text -> Optional.of(text).filter(it -> DESK_PHONE.matcher(it).matches()));
    return fleet.isEmpty()
        ? Optional.empty()
        : callerId.map(id -> new CallingSettings(fleet, id, prefixes, deskPhones));
  }

  /// The PBXs of the list, or else the only one; none when something is missing.
  private List<FleetPbx> fleet() {
    int channels = values.number(SettingKey.CHANNELS, DEFAULT_CHANNELS, 1, MOST_CHANNELS);
    double pace =
        values.parse(
            SettingKey.CALLS_PER_SECOND,
            DEFAULT_CALLS_PER_SECOND,
            new Expected(Kind.OUT_OF_RANGE, PACE_LIMITS),
            text -> SettingValues.decimal(text).filter(SettingsReader::isPace));
    if (values.source().structure(SettingsSource.PBXS).isEmpty()) {
      return new PbxReader(values)
          .read().map(pbx -> FleetPbx.ofOneTrunk(pbx, channels, pace)).stream().toList();
    }
    Stream.of(SettingKey.values())
        .filter(key -> key.path().startsWith("pbx."))
        .flatMap(key -> values.source().find(key).stream())
        .forEach(entry -> problems.add(SettingsProblem.of(Kind.PBX_AND_LIST, entry.where(), "")));
    return lists().fleet(channels, pace);
  }

  private FleetReader lists() {
    return new FleetReader(values);
  }

  static boolean isPace(double figure) {
    return figure >= 0.01 && figure <= 100;
  }

  static boolean isDialString(String text) {
    return DIAL.matcher(text).matches();
  }

  private Optional<DatabaseSettings> database() {
    var password =
        values.secret(SettingKey.DATABASE_PASSWORD, SettingKey.DATABASE_PASSWORD_FILE).orElse("");
    var user = values.text(SettingKey.DATABASE_USER).orElse("tocsin");
    return values
        .optional(
            SettingKey.DATABASE_URL,
            Expected.of(Kind.NOT_A_DATABASE_URL),
            text -> Optional.of(text).filter(url -> DATABASE_URL.matcher(url).matches()))
        .map(url -> new DatabaseSettings(url, user, password));
  }
}

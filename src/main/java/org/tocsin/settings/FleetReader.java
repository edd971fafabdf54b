package org.tocsin.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tocsin.settings.Settings.FleetPbx;
import org.tocsin.settings.Settings.PbxSettings;
import org.tocsin.settings.Settings.PrefixSettings;
import org.tocsin.settings.Settings.TrunkSettings;
import org.tocsin.settings.SettingsProblem.Kind;
import tools.jackson.databind.JsonNode;

/// Reads what the file says of several PBXs and of prefixes: lists, which no variable overrides.
final class FleetReader {
  private static final String AUDIO = "audioDirectory";
  private static final Set<String> PBX_KEYS =
      Set.of(
          "name",
          "host",
          "port",
          "user",
          "secretFile",
          "tls",
          "certificate",
          AUDIO,
          "audioPrefix",
          "channels",
          "callsPerSecond",
          "trunks");
  private static final Set<String> TRUNK_KEYS =
      Set.of("name", "dial", "channels", "callsPerSecond", "weight");
  private static final Set<String> PREFIX_KEYS = Set.of("perExchange", "caps");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cc},]{1,40}");
  private static final Pattern PREFIX = Pattern.compile("[2-9][0-9]{2,9}");
  private static final int MOST_WEIGHT = 100;

  private final SettingValues settings;

  FleetReader(SettingValues settings) {
    this.settings = settings;
  }

  /// The PBXs that nothing is missing of; none when one of them is not whole, for an alert would
  /// have less than the city counts on.
  ///
  /// @param channels of a PBX that does not say its own
  List<FleetPbx> fleet(int channels, double callsPerSecond) {
    var list = settings.source().structure(SettingsSource.PBXS).orElseThrow();
    var fleet = new ArrayList<FleetPbx>();
    int whole =
        each(list, SettingsSource.PBXS, place -> pbx(place, channels, callsPerSecond), fleet);
    return fleet.size() == whole ? fleet : List.of();
  }

  private Optional<FleetPbx> pbx(Place place, int usualChannels, double usualPace) {
    place.allowOnly(PBX_KEYS);
    int channels = place.whole("channels", usualChannels, SettingsReader.MOST_CHANNELS);
    double pace = place.pace(usualPace);
    var name = place.required("name");
    var host = place.required("host");
    int port = place.whole("port", SettingsReader.AMI_PORT, SettingsReader.HIGHEST_PORT);
    var user = place.text("user").orElse("tocsin");
    var secret = secret(place);
    boolean tls = place.trueOrFalse("tls");
    var certificate = place.text("certificate").flatMap(text -> readable(place, text));
    var audio = audioFolder(place);
    var prefix = place.text("audioPrefix");
    var trunks = trunks(place, channels, pace);
    if (name.isEmpty()
        || host.isEmpty()
        || secret.isEmpty()
        || audio.isEmpty()
        || trunks.isEmpty()) {
      return Optional.empty();
    }
    var pbx =
        new PbxSettings(
            name.get(),
            host.get(),
            port,
            user,
            secret.get(),
            tls,
            certificate,
            trunks.getFirst().dial(),
            audio.get(),
            prefix.orElseGet(() -> audio.get().toString()));
    return Optional.of(new FleetPbx(pbx, channels, pace, trunks));
  }

  private List<TrunkSettings> trunks(Place pbx, int channels, double pace) {
    var node = pbx.node().get("trunks");
    if (node == null) {
      pbx.missing("trunks");
      return List.of();
    }
    var trunks = new ArrayList<TrunkSettings>();
    int whole = each(node, pbx.at("trunks"), place -> trunk(place, channels, pace), trunks);
    return trunks.size() == whole ? trunks : List.of();
  }

  private static Optional<TrunkSettings> trunk(Place place, int usualChannels, double usualPace) {
    place.allowOnly(TRUNK_KEYS);
    var name = place.required("name");
    var dial = place.required("dial");
    int channels = place.whole("channels", usualChannels, SettingsReader.MOST_CHANNELS);
    double pace = place.pace(usualPace);
    int weight = place.whole("weight", 1, MOST_WEIGHT);
    if (dial.filter(SettingsReader::isDialString).isEmpty()) {
      dial.ifPresent(text -> place.add(Kind.NOT_A_DIAL_STRING, "dial", text, ""));
      return Optional.empty();
    }
    return name.map(given -> new TrunkSettings(given, dial.get(), channels, pace, weight));
  }

  /// Reads each thing of a list, and refuses a name that two of them have.
  ///
  /// @return how many there are
  private <T> int each(
      JsonNode list, String at, Function<Place, Optional<T>> reader, List<T> read) {
    if (!list.isArray() || list.isEmpty()) {
      settings.problems().add(SettingsProblem.of(Kind.NOT_A_LIST, at, ""));
      return -1;
    }
    var names = new HashSet<String>();
    for (int i = 0; i < list.size(); i++) {
      var place = new Place(list.get(i), at + "[" + i + "]", settings.problems());
      var name = place.text("name");
      if (name.isPresent() && !names.add(name.get())) {
        place.add(Kind.REPEATED_NAME, "name", name.get(), "");
      }
      reader.apply(place).ifPresent(read::add);
    }
    return list.size();
  }

  PrefixSettings prefixes() {
    var node = settings.source().structure(SettingsSource.PREFIX_CAPS);
    if (node.isEmpty()) {
      return PrefixSettings.NONE;
    }
    var place = new Place(node.get(), SettingsSource.PREFIX_CAPS, settings.problems());
    place.allowOnly(PREFIX_KEYS);
    int perExchange = place.whole("perExchange", 0, SettingsReader.MOST_CHANNELS);
    var caps = new HashMap<String, Integer>();
    if (node.get().get("caps") instanceof JsonNode own) {
      var each = new Place(own, place.at("caps"), settings.problems());
      for (var property : own.properties()) {
        var prefix = property.getKey();
        if (PREFIX.matcher(prefix).matches()) {
          caps.put(prefix, each.whole(prefix, 1, SettingsReader.MOST_CHANNELS));
        } else {
          each.add(Kind.NOT_A_PREFIX, prefix, prefix, "");
        }
      }
    }
    return new PrefixSettings(perExchange, caps);
  }

  private Optional<String> secret(Place place) {
    return place
        .required("secretFile")
        .flatMap(text -> path(place, "secretFile", text))
        .flatMap(path -> {
          try {
            var read = Files.readString(path).strip();
            if (read.isEmpty()) {
              place.add(Kind.SECRET_FILE_EMPTY, "secretFile", path.toString(), "");
            }
            return Optional.of(read).filter(text -> !text.isEmpty());
          } catch (IOException e) {
            place.add(Kind.SECRET_FILE_UNREADABLE, "secretFile", path.toString(), "");
            return Optional.empty();
          }
        });
  }

  private Optional<Path> audioFolder(Place place) {
    var audio = place.required(AUDIO).flatMap(text -> path(place, AUDIO, text));
    audio.ifPresent(path ->
        settings
            .faultOfFolder(path)
            .ifPresent(kind -> place.add(kind, AUDIO, path.toString(), "")));
    return audio;
  }

  private Optional<Path> readable(Place place, String text) {
    var path = path(place, "certificate", text);
    if (path.isPresent() && !Files.isReadable(path.get())) {
      place.add(Kind.CERTIFICATE_UNREADABLE, "certificate", text, "");
    }
    return path;
  }

  /// A path that is not absolute is taken from the data folder.
  private Optional<Path> path(Place place, String key, String text) {
    try {
      return Optional.of(settings.folder().resolve(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      place.add(Kind.NOT_A_PATH, key, text, "");
      return Optional.empty();
    }
  }

  /// A name that reports and lists show: without a comma, which stands between names.
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}

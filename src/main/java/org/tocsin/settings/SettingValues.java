package org.tocsin.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tocsin.settings.SettingsProblem.Kind;

/// Settings one by one, each understood or told with what is wrong.
///
/// @param folder from which paths that are not absolute are taken
/// @param problems where faults are added
/// @param checks whether all is told, even what keeps nobody from starting: folders of messages are
///   looked for, which may keep whoever looks at a share that is away waiting
record SettingValues(
    SettingsSource source, Path folder, List<SettingsProblem> problems, boolean checks) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  Optional<String> secret(SettingKey secret, SettingKey file) {
    var direct = optional(secret, Expected.of(Kind.EMPTY), Optional::of);
    if (direct.isPresent()) {
      return direct;
    }
    var path = path(file);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    try {
      var read = Files.readString(path.get()).strip();
      if (read.isEmpty()) {
        add(Expected.of(Kind.SECRET_FILE_EMPTY), file);
      }
      return Optional.of(read).filter(text -> !text.isEmpty());
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
    if (said(key).filter(text -> !text.isBlank() && decimal(text).isEmpty()).isPresent()) {
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
    if (entry.get().text().isBlank()) {
      if (checks || !key.mayBeEmpty()) {
        add(Expected.of(Kind.EMPTY), key);
      }
      return Optional.empty();
    }
    var parsed = parser.apply(entry.get().text());
    if (parsed.isEmpty()) {
      add(expected, key);
    }
    return parsed;
  }

  /// What must be said before calls or texts can leave.
  ///
  /// @param missing the problem when nothing is said
  Optional<String> needed(SettingKey key, Kind missing) {
    return isSaid(key) ? text(key) : missing(missing, key);
  }

  /// A folder of messages as this machine sees it.
  Optional<Path> audioFolder(SettingKey key) {
    if (!isSaid(key)) {
      return missing(Kind.MISSING_FOR_CALLS, key);
    }
    var audio = path(key);
    audio.flatMap(this::faultOfFolder).ifPresent(kind -> add(Expected.of(kind), key));
    return audio;
  }

  /// What is wrong with a folder where messages are to be written, if folders are looked at.
  Optional<Kind> faultOfFolder(Path audio) {
    if (!checks || Files.isDirectory(audio) && Files.isWritable(audio)) {
      return Optional.empty();
    }
    return Optional.of(Files.isDirectory(audio) ? Kind.FOLDER_NOT_WRITABLE : Kind.FOLDER_NOT_THERE);
  }

  /// Names both ways of saying it; of a secret, the file that may hold it.
  <T> Optional<T> missing(Kind kind, SettingKey key) {
    var path = key.isSecret() ? key.path() + "File" : key.path();
    problems.add(new SettingsProblem(kind, path, "", key.variable()));
    return Optional.empty();
  }

  /// As it is written, whatever it is worth; what may be left empty says nothing then.
  Optional<String> said(SettingKey key) {
    return source
        .find(key)
        .map(SettingsSource.Entry::text)
        .filter(text -> !(key.mayBeEmpty() && text.isBlank()));
  }

  boolean isSaid(SettingKey key) {
    return said(key).isPresent();
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

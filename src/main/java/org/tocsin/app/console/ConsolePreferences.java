package org.tocsin.app.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.Preferences;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The choices of this workstation, in `console.json` of the data folder.
///
/// They are comfort, not data: a file that cannot be read or written costs the choice and nothing
/// else.
final class ConsolePreferences implements Preferences {
  private static final Logger LOG = LoggerFactory.getLogger(ConsolePreferences.class);

  private final Path file;
  private final Executor disk;
  private volatile Language language;
  private volatile ThemeChoice theme;
  private volatile String extension;

  /// @param disk writes the file, one change after another
  ConsolePreferences(Path folder, Language usualLanguage, ThemeChoice usualTheme, Executor disk) {
    this.file = folder.resolve("console.json");
    this.disk = disk;
    var kept = read();
    language = Language.ofCode(kept.path("language").asString("")).orElse(usualLanguage);
    extension = kept.path("extension").asString("");
    theme =
        switch (kept.path("theme").asString("")) {
          case "light" -> ThemeChoice.LIGHT;
          case "dark" -> ThemeChoice.DARK;
          default -> usualTheme;
        };
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public ThemeChoice theme() {
    return theme;
  }

  @Override
  public void keep(Language chosenLanguage, ThemeChoice chosenTheme) {
    language = chosenLanguage;
    theme = chosenTheme;
    disk.execute(this::write);
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public void keepExtension(String chosen) {
    extension = chosen;
    disk.execute(this::write);
  }

  private JsonNode read() {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private void write() {
    var choices =
        Map.of(
            "language",
            language.code(),
            "theme",
            theme == ThemeChoice.DARK ? "dark" : "light",
            "extension",
            extension);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var beside = file.resolveSibling("console.json.new");
      Files.writeString(beside, JsonMapper.shared().writeValueAsString(choices));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("The choices of this workstation were not kept: {}", e.getClass().getSimpleName());
    }
  }
}

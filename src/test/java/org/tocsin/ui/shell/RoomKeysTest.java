package org.tocsin.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.Language;
import org.tocsin.support.SpelledKeys;
import org.tocsin.ui.common.KeyHelp;
import org.tocsin.ui.common.Texts;

/// The sheet of keys tells of each key that a room listens to, and of no other; those of the
/// registry have a test of their own.
class RoomKeysTest {
  private static final Pattern KEY = Pattern.compile("\\bKeyCode\\.([A-Z0-9_]+)\\b");
  private static final String CANCELS = "setCancelButton(true)";

  @ParameterizedTest
  @CsvSource({
    "administration, FRENCH",
    "administration, ENGLISH",
    "alerts, FRENCH",
    "alerts, ENGLISH",
    "followup, FRENCH",
    "followup, ENGLISH"
  })
  void theSheetNamesTheKeysThatTheRoomListensTo(String room, Language language) throws IOException {
    assertThat(told(room, language))
        .isEqualTo(
            listened(room).stream()
                .map(key -> SpelledKeys.spell(key, language))
                .collect(Collectors.toSet()));
  }

  private static Set<String> told(String room, Language language) {
    var texts = Texts.of(room, language, ZoneId.of("America/Toronto"));
    var names =
        texts.bundle().keySet().stream()
            .filter(name -> name.startsWith(room + ".keys."))
            .toArray(String[]::new);
    return KeyHelp.list(texts, names).stream()
        .map(help -> help.keys().substring(help.keys().indexOf('+') + 1))
        .collect(Collectors.toSet());
  }

  /// Tab is told of among the keys of the whole console.
  private static Set<KeyCode> listened(String room) throws IOException {
    var keys = new TreeSet<KeyCode>();
    try (var files = Files.list(Path.of("src/main/java/org/tocsin/ui", room))) {
      for (var file : files.toList()) {
        var source = Files.readString(file);
        KEY.matcher(source).results().map(key -> KeyCode.valueOf(key.group(1))).forEach(keys::add);
        if (source.contains(CANCELS)) {
          keys.add(KeyCode.ESCAPE);
        }
      }
    }
    keys.remove(KeyCode.TAB);
    return keys;
  }
}

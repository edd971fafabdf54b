package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.shared.Language;
import org.tocsin.support.SpelledKeys;
import org.tocsin.support.SteppedTasks;
import org.tocsin.ui.common.KeyHelp;

/// The sheet of keys tells what the room listens to, and nothing else.
class RegistryKeyTest {
  private static final Path SOURCES = Path.of("src/main/java/org/tocsin/ui/registry");
  private static final Pattern KEY = Pattern.compile("\\bRegistryKey\\.([A-Z]+)\\b");

  private static List<Path> sources() throws IOException {
    try (var files = Files.list(SOURCES)) {
      return files.filter(file -> !file.endsWith("RegistryKey.java")).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theSheetNamesEachKeyAsItIsPressed(Language language) {
    var room =
        new RegistryRoom(
            new FakeRegistryDesk(),
            new SteppedTasks(),
            ZoneId.of("America/Toronto"),
            (_, _, _) -> Optional.empty());

    assertThat(room.keys(language))
        .extracting(KeyHelp::keys)
        .containsExactlyElementsOf(
            Stream.of(RegistryKey.values())
                .map(key -> SpelledKeys.spell(key.keys(), language))
                .toList());
  }

  @Test
  void eachKeyOfTheSheetIsListenedTo() throws IOException {
    var listened = new TreeSet<String>();
    for (var file : sources()) {
      var found = KEY.matcher(Files.readString(file));
      while (found.find()) {
        listened.add(found.group(1));
      }
    }

    assertThat(listened)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(RegistryKey.values()).map(RegistryKey::name).toList());
  }

  /// Tab is told of among the keys of the whole console.
  @Test
  void noOtherKeyIsListenedTo() throws IOException {
    var others = new ArrayList<String>();
    for (var file : sources()) {
      Files.readString(file)
          .lines()
          .filter(line -> line.contains("KeyCode.") || line.contains("KeyCombination."))
          .filter(line -> !line.contains("KeyCode.TAB"))
          .forEach(line -> others.add(file.getFileName() + ": " + line.strip()));
    }

    assertThat(others).isEmpty();
  }
}

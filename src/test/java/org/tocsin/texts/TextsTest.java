package org.tocsin.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The bundles of the product keep the laws, and a wrong bundle breaks each of them.
class TextsTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path JAVA = Path.of("src/main/java");

  @TempDir private Path folder;

  @Test
  void theTextsOfTheProductKeepTheLaws() throws Exception {
    var laws = new TextLaws(alike(), prefixes());
    var bundles = Bundle.below(RESOURCES);
    var sources = Sources.read(JAVA, RESOURCES);

    var faults = new TreeSet<>(laws.unknown(bundles, sources));
    for (var bundle : bundles) {
      Stream.of(
              laws.completeness(bundle),
              laws.translation(bundle),
              laws.typography(bundle),
              laws.unused(bundle, sources))
          .flatMap(List::stream)
          .map(fault -> bundle.file().getFileName() + ": " + fault)
          .forEach(faults::add);
    }

    assertThat(faults).isEmpty();
  }

  static Stream<Arguments> wrongBundles() {
    return Stream.of(
        arguments("a.b=un", "", "a.b: missing in English"),
        arguments("", "a.b=one", "a.b: missing in French"),
        arguments("a.b=", "a.b=one", "a.b: empty"),
        arguments("a.b=un\na.b=deux", "a.b=one", "a.b: said twice"),
        arguments("a.b=Mot", "a.b=Mot", "a.b: not translated: Mot"),
        arguments("a.b=Mot {0}", "a.b=Word {1}", "a.b: takes other arguments"),
        arguments("a.b=Ville:", "a.b=Town:", "U+00A0 goes before a colon"),
        arguments("a.b=Ville : oui", "a.b=Town: yes", "U+00A0 goes before a colon"),
        arguments("a.b=Partir ?", "a.b=Leave?", "U+202F goes before"),
        arguments("a.b=Partir\u00a0! Non", "a.b=Leave! No", "U+202F goes before"),
        arguments("a.b=«Mot»", "a.b=“Word”", "U+00A0 goes inside"),
        arguments("a.b=Attendez...", "a.b=Wait…", "… is one character"),
        arguments("a.b=l'alerte", "a.b=the alert", "a.b: the apostrophe"),
        arguments("a.b=alerte", "a.b=it''s", "a.b: the apostrophe"),
        arguments("a.unused=un", "a.unused=one", "a.unused: no source names it"),
        arguments("a.b=un", "a.b=one", "a.absent: no bundle has it"),
        arguments("a.b=un", "a.b=one", "a.open.: list this beginning"),
        arguments("a.b=un", "a.b=one", "a.kind.TWO: no bundle has it"));
  }

  @ParameterizedTest
  @MethodSource("wrongBundles")
  void aWrongBundleIsFound(String french, String english, String fault) throws Exception {
    assertThat(faultsOf(french, english)).anyMatch(found -> found.contains(fault));
  }

  @Test
  void aRightBundleHasNoFault() throws Exception {
    var french = "a.b=Partir\u202f? L’heure\u00a0: 14:20, «\u00a0{0}\u00a0»; voir http://x\n";
    var kinds = "a.kind.ONE=SMS\na.kind.TWO={0} – {1}\na.absent=un\na.open.x=un";
    var english = "a.b=Leave? Time: 14:20, “{0}”; see http://x\n";

    assertThat(faultsOf(french.replace("; ", "\u202f; ") + kinds, english + kinds))
        .containsExactlyInAnyOrder(
            "a.absent: not translated: un",
            "a.open.x: not translated: un",
            "a.open.x: no source names it",
            "a.open.: list this beginning, with what may follow, in prefixes.txt");
  }

  private List<String> faultsOf(String french, String english) throws IOException {
    Files.writeString(folder.resolve("a.properties"), french);
    Files.writeString(folder.resolve("a_en.properties"), english);
    var screen = Files.createDirectories(folder.resolve("ui")).resolve("Screen.java");
    Files.writeString(screen, "\"a.b\" \"a.absent\" \"a.open.\" \"a.kind.\" \"other.word\"");
    var laws = new TextLaws(Set.of("SMS"), Map.of("a.kind.", Set.of("ONE", "TWO")));
    var bundles = Bundle.below(folder);
    var sources = Sources.read(folder, folder);
    return Stream.of(
            laws.completeness(bundles.getFirst()),
            laws.translation(bundles.getFirst()),
            laws.typography(bundles.getFirst()),
            laws.unused(bundles.getFirst(), sources),
            laws.unknown(bundles, sources))
        .flatMap(List::stream)
        .toList();
  }

  private static Set<String> alike() throws IOException {
    return lines("alike.txt").map(line -> line.split(" # ")[0].strip()).collect(Collectors.toSet());
  }

  /// Each line: the beginning of the key, then an enum whose constants may follow, or the words.
  private static Map<String, Set<String>> prefixes() throws Exception {
    var prefixes = new TreeMap<String, Set<String>>();
    for (var line : lines("prefixes.txt").toList()) {
      var words = line.split(" ");
      var ends = prefixes.computeIfAbsent(words[0], _ -> new TreeSet<>());
      for (int i = 1; i < words.length; i++) {
        ends.addAll(words[i].contains(".") ? constants(words[i]) : List.of(words[i]));
      }
    }
    return prefixes;
  }

  private static List<String> constants(String enumName) throws ClassNotFoundException {
    return Arrays.stream(Class.forName(enumName).getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name())
        .toList();
  }

  private static Stream<String> lines(String name) throws IOException {
    try (var file = TextsTest.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing beside this test");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }
}

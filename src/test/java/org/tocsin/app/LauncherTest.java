package org.tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.support.ClassJar;

/// `bin/tocsin` in a folder that is laid out as the installed one, started by a real shell.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path LAUNCHERS = Path.of("src/main/launcher");
  private static final String ECHO =
      """
      #!/bin/sh
      if [ "$1" = -XshowSettings:properties ]; then
        echo "    java.specification.version = %s" >&2
      else
        for word in "$@"; do echo "$word"; done
      fi
      """;

  private static final List<String> SAMPLES =
      List.of("residences.csv", "rues.csv", "identification-fr.wav", "identification-en.wav");

  @TempDir private static Path home = Path.of("");
  @TempDir private Path folder = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  private record Run(int code, String out, String err) {}

  @BeforeAll
  static void install() throws IOException {
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib/javafx"));
    executable(home.resolve("bin/tocsin"), Files.readString(LAUNCHERS.resolve("tocsin")));
    Files.createDirectory(home.resolve("sample-data"));
    for (var sample : SAMPLES) {
      Files.copy(Path.of("sample-data", sample), home.resolve("sample-data").resolve(sample));
    }
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(entry).toAbsolutePath();
      if (path.endsWith("classes")) {
        ClassJar.pack(path, home.resolve("lib/tocsin.jar"));
      } else if (entry.endsWith(".jar")) {
        var place = path.toString().contains("openjfx") ? "lib/javafx" : "lib";
        put(path, home.resolve(place).resolve(path.getFileName()));
      }
    }
  }

  /// A second name of the same file, which takes no room; a copy where the disk is another.
  private static void put(Path jar, Path place) throws IOException {
    try {
      Files.createLink(place, jar);
    } catch (FileSystemException e) {
      Files.copy(jar, place);
    }
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Run run(Path launcher, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(LauncherTest::isOurs);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TOCSIN_CACHE", cache().toString());
    builder.environment().putAll(environment);
    builder.environment().values().removeIf(String::isEmpty);
    int code = builder.start().onExit().join().exitValue();
    return new Run(code, read("out"), read("err"));
  }

  private Path cache() {
    return folder.resolve("a cache");
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(String variable) {
    return variable.startsWith("TOCSIN_")
        || variable.startsWith("JAVA_")
        || variable.endsWith("DISPLAY");
  }

  @Test
  void startsTheCommandLineAlsoThroughALink() throws IOException {
    var link = Files.createSymbolicLink(folder.resolve("tocsin"), home.resolve("bin/tocsin"));

    for (var launcher : List.of(home.resolve("bin/tocsin"), link)) {
      var run = run(launcher, "--version");
      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isZero();
      assertThat(run.out()).startsWith("Tocsin ");
    }
    Files.delete(link);
  }

  @Test
  void handsTheEnvironmentAndItsExitCodeOn() throws IOException {
    environment.put("TOCSIN_LANGUAGE", "en");
    environment.put("TOCSIN_PBX_PORT", "0");

    var run =
        run(
            home.resolve("bin/tocsin"),
            "--data",
            folder.resolve("d").toString(),
            "settings",
            "check");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("TOCSIN_PBX_PORT: “0” is out of range");
  }

  @Test
  void whenTheLogCannotBeWrittenJsonStaysAloneOnStandardOutput() throws IOException {
    var data = Files.createDirectories(folder.resolve("d"));
    Files.createFile(data.resolve("logs"));

    var run =
        run(home.resolve("bin/tocsin"), "--data", data.toString(), "campaign", "list", "--json");

    assertThat(run.out().strip()).startsWith("{").endsWith("}");
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("Le journal ne peut pas être écrit dans");
  }

  @Test
  void theSecondStartReadsItsClassesFromAnArchive() throws IOException {
    assertThat(listCampaigns()).isFalse();
    assertThat(listCampaigns()).isTrue();
  }

  @Test
  void anArchiveThatIsBrokenOrCannotBeWrittenKeepsNothingFromStarting() throws IOException {
    listCampaigns();
    var archive = archive();
    Files.writeString(archive, "broken");
    assertThat(listCampaigns()).isFalse();

    Files.delete(archive);
    Files.delete(cache());
    Files.createFile(cache());
    assertThat(listCampaigns()).isFalse();
  }

  @Test
  void otherLibrariesHaveAnotherArchiveWhateverTheirDate() throws IOException {
    listCampaigns();
    var other = Files.createFile(home.resolve("lib/other.jar"));
    Files.setLastModifiedTime(other, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    try {
      assertThat(listCampaigns()).isFalse();
      assertThat(listCampaigns()).isTrue();
    } finally {
      Files.delete(other);
    }
  }

  private Path archive() throws IOException {
    try (var files = Files.list(cache())) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }

  /// @return whether its classes came from an archive
  private boolean listCampaigns() throws IOException {
    var log = folder.resolve("classes.log");
    environment.put("JAVA_OPTS", "-Xlog:class+load:file=" + log);
    var data = folder.resolve("d").toString();

    var run = run(home.resolve("bin/tocsin"), "--data", data, "campaign", "list", "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("campaigns");
    return Files.readString(log)
        .lines()
        .anyMatch(it -> it.contains("org.tocsin.app.Main ") && it.contains("shared objects file"));
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @ValueSource(strings = {"console", "demo"})
  void theWindowSaysThatItNeedsAScreen(String command) throws IOException {
    var data = folder.resolve("d").toString();

    var run = run(home.resolve("bin/tocsin"), "--data", data, command);

    assertThat(run.err()).as(() -> read("d/logs/tocsin.log")).contains("il n’y a pas d’écran");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void withoutJavaItSaysWhatToInstallInBothLanguages() throws IOException {
    environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
    environment.put("PATH", tools().toString());

    var run = run(home.resolve("bin/tocsin"), "--version");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("installez un JDK 25").contains("install a JDK 25");
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "1.8, 1.8"})
  void anOlderJavaIsRefusedAndNamed(String version, String named) throws IOException {
    var java = executable(folder.resolve("old/bin/java"), ECHO.formatted(version));
    environment.put("JAVA_HOME", folder.resolve("old").toString());

    var run = run(home.resolve("bin/tocsin"), "--version");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("version " + named, java.toString(), "JAVA_HOME");
  }

  @Test
  void withoutJavaHomeTheJavaOfThePathIsUsed() throws IOException {
    executable(tools().resolve("java"), ECHO.formatted("25"));
    environment.put("JAVA_HOME", "");
    environment.put("PATH", tools().toString());

    assertThat(run(home.resolve("bin/tocsin"), "--version").out()).contains("org.tocsin.app.Main");
  }

  @Test
  void bothLaunchersStartTheSame() throws IOException {
    executable(folder.resolve("java/bin/java"), ECHO.formatted("25"));
    environment.put("JAVA_HOME", folder.resolve("java").toString());
    environment.put("JAVA_OPTS", "-Xmx1g -Done=1");

    var words = run(home.resolve("bin/tocsin"), "show", "a b").out().lines().toList();

    assertThat(words).startsWith("-Xmx1g", "-Done=1").endsWith("show", "a b");
    var ours =
        words.subList(2, words.size() - 2).stream()
            .map(word -> word.replace(home.toAbsolutePath().toString(), "%TOCSIN_HOME%"))
            .map(word -> word.replace('/', '\\'))
            .toList();
    assertThat(batch()).startsWith("%JAVA_OPTS%").endsWith("%*");
    assertThat(batch().subList(1, batch().size() - 1)).isEqualTo(ours);
  }

  /// What follows the name of Java where the batch file starts it.
  private static List<String> batch() throws IOException {
    var text = Files.readString(LAUNCHERS.resolve("tocsin.bat")).replaceAll("\\^\\R", " ");
    var line =
        text.lines().filter(each -> each.contains("org.tocsin.app.Main")).findFirst().orElseThrow();
    var words = new ArrayList<>(List.of(line.replace("\"", "").split("\\s+")));
    assertThat(words.removeFirst()).isEqualTo("%TOCSIN_JAVA%");
    return words;
  }

  /// A folder with all that the launcher calls but Java.
  private Path tools() throws IOException {
    var tools = folder.resolve("tools");
    if (!Files.exists(tools)) {
      Files.createDirectory(tools);
      for (var name : List.of("dirname", "readlink", "sed")) {
        var found = Path.of("/usr/bin", name);
        var path = Files.exists(found) ? found : Path.of("/bin", name);
        executable(tools.resolve(name), "#!/bin/sh\nexec " + path + " \"$@\"\n");
      }
    }
    return tools;
  }
}

package org.tocsin.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tocsin.app.Main;
import org.tocsin.support.ClassJar;

/// The product as people run it: its own command line, in processes that can be killed.
final class Console {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /// @param environment settings beside those of the rig
  Console(Path folder, RealPbx real, Map<String, String> environment) {
    this.folder = folder;
    real.rig()
        .forEach((name, value) -> {
          if (!name.startsWith("TOCSIN_RIG")) {
            this.environment.put(name, value);
          }
        });
    this.environment.putAll(environment);
  }

  Process start(String... arguments) throws IOException {
    var all = new ArrayList<>(List.of("--data", data().toString()));
    all.addAll(List.of(arguments));
    return start(Main.class, all);
  }

  /// Whoever goes on with a campaign after a crash.
  Process takeOver(int campaign) throws IOException {
    return start(CallerProcess.class, List.of(data().toString(), "" + campaign));
  }

  private Process start(Class<?> main, List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                archive(),
                "-Xlog:aot*=off,cds*=off",
                "-Duser.timezone=America/Toronto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                main.getName()));
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    process.environment().putAll(environment);
    return process.start();
  }

  /// As the launcher has it: the first run that ends by itself writes the archive.
  private String archive() {
    var file = folder.resolve("classes.jsa");
    return "-XX:" + (Files.exists(file) ? "SharedArchiveFile=" : "ArchiveClassesAtExit=") + file;
  }

  /// Java archives no classes of folders.
  private String classPath() throws IOException {
    var packed = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        var jar = folder.resolve(path.getFileName() + ".jar");
        if (!Files.exists(jar)) {
          ClassJar.pack(path, jar);
        }
        packed.add(jar.toString());
      } else {
        packed.add(entry);
      }
    }
    return String.join(File.pathSeparator, packed);
  }

  private Path data() {
    return folder.resolve("data");
  }

  void run(String... arguments) throws IOException, InterruptedException {
    int code = start(arguments).waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", arguments) + " ended with " + code + ": " + said());
    }
  }

  /// All that its processes said.
  String said() throws IOException {
    return Files.exists(log()) ? Files.readString(log()) : "";
  }

  private Path log() {
    return folder.resolve("console.log");
  }
}

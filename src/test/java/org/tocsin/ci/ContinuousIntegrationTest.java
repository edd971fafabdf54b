package org.tocsin.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `.ci/run` with a Maven and a rig that only pretend: what it says and how it ends.
@DisabledOnOs(OS.WINDOWS)
class ContinuousIntegrationTest {
  private static final String MAVEN =
      """
      #!/bin/sh
      mkdir -p target/surefire-reports
      case "$*" in *-Ppbx*) n=2 ;; *) n=3 ;; esac
      echo "<testsuite name=\\"a\\" tests=\\"$n\\" errors=\\"0\\" skipped=\\"0\\" failures=\\"1\\">" \\
        >target/surefire-reports/TEST-a.xml
      case "$*" in *%s*) exit 1 ;; esac
      """;

  @TempDir private Path folder = Path.of("");

  private record Run(int code, List<String> lines) {}

  @BeforeEach
  void copyIt() throws IOException {
    executable(".ci/run", Files.readString(Path.of(".ci/run")));
    executable("bin/dpkg", "#!/bin/sh\n");
    executable("src/test/pbx/up", "#!/bin/sh\necho rig up\n");
    executable("src/test/pbx/down", "#!/bin/sh\necho rig down\n");
  }

  private void executable(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// @param broken what the arguments of the Maven run that fails contain
  private Run run(String broken) throws IOException {
    executable("bin/mvn", MAVEN.formatted(broken));
    var out = folder.resolve("out");
    var builder =
        new ProcessBuilder(folder.resolve(".ci/run").toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    int code = builder.start().onExit().join().exitValue();
    return new Run(code, Files.readAllLines(out));
  }

  @Test
  void aFailureStillTellsHowManyTestsRan() throws IOException {
    var run = run("verify");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).containsExactly("tests: 3 tests, 1 failures, 0 errors, 0 skipped");
  }

  @Test
  void aFailureOnTheRealAsteriskTellsBothFiguresAndStopsTheRig() throws IOException {
    var run = run("-Ppbx");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .startsWith("rig up", "rig down")
        .endsWith(
            "tests: 3 tests, 1 failures, 0 errors, 0 skipped",
            "on the real Asterisk: 2 tests, 1 failures, 0 errors, 0 skipped");
  }

  @Test
  void withoutAFailureItEndsWell() throws IOException {
    assertThat(run("nothing").code()).isZero();
  }
}

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Checks or rewrites the form of the Java sources with google-java-format.
///
/// The fingerprints of files known to be in form are kept in a list, so that only changed files
/// cost.
///
/// Arguments: `check` or `write`, the file of the list, the folder of the sources.
final class FormatSources {
  private FormatSources() {}

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    var list = Path.of(args[1]);
    var root = Path.of(args[2]);
    Set<String> known =
        Files.exists(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();
    var inForm = new TreeSet<String>();
    var faults = new ArrayList<String>();
    for (var file : sources(root)) {
      var source = Files.readString(file);
      var fingerprint = fingerprint(source);
      if (!known.contains(fingerprint)) {
        fingerprint = format(file, source, write, faults);
      }
      inForm.add(fingerprint);
    }
    inForm.remove("");
    Files.createDirectories(list.getParent());
    Files.write(list, inForm);
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      System.err.println("mvn validate -Pformat puts them in form.");
      System.exit(1);
    }
  }

  /// The fingerprint of the file as it now stands in form, or empty when it does not.
  private static String format(Path file, String source, boolean write, List<String> faults)
      throws IOException, NoSuchAlgorithmException {
    String formatted;
    try {
      formatted =
          new Formatter()
              .formatSource(
                  ImportOrderer.reorderImports(
                      RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE));
    } catch (FormatterException fault) {
      faults.add(file + ": " + fault.getMessage());
      return "";
    }
    if (!formatted.equals(source)) {
      if (!write) {
        faults.add(file + ": not in form");
        return "";
      }
      Files.writeString(file, formatted);
    }
    return fingerprint(formatted);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static String fingerprint(String source) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(source.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}

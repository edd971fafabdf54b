package org.tocsin.texts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What the sources name: the string literals of Java and the `%key` of FXML.
record Sources(Set<String> literals, Set<String> screenLiterals) {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern FXML_KEY = Pattern.compile("\"%([^\"]+)\"");
  private static final Pattern SPEAKING = Pattern.compile(".*[/\\\\](ui|app)[/\\\\].*");

  /// @param java folder of the Java sources
  /// @param resources folder of the FXML files
  static Sources read(Path java, Path resources) throws IOException {
    var all = new TreeSet<String>();
    var screens = new TreeSet<String>();
    for (var file : below(java, ".java")) {
      var found = matches(LITERAL, Files.readString(file));
      all.addAll(found);
      if (SPEAKING.matcher(file.toString()).matches()) {
        screens.addAll(found);
      }
    }
    for (var file : below(resources, ".fxml")) {
      var found = matches(FXML_KEY, Files.readString(file));
      all.addAll(found);
      screens.addAll(found);
    }
    return new Sources(all, screens);
  }

  static List<Path> below(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static Set<String> matches(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

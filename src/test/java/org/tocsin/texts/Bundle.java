package org.tocsin.texts;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// One bundle in both languages, as its two files say it.
///
/// @param repeated keys that a file says twice: the second would silently win
record Bundle(
    Path file, Map<String, String> french, Map<String, String> english, List<String> repeated) {

  private static final String SUFFIX = ".properties";
  private static final String ENGLISH = "_en" + SUFFIX;

  /// Every bundle below the folder of the resources.
  static List<Bundle> below(Path resources) throws IOException {
    var bundles = new ArrayList<Bundle>();
    for (var file : Sources.below(resources, SUFFIX)) {
      var name = file.toString();
      if (!name.endsWith(ENGLISH)) {
        bundles.add(read(file, Path.of(name.replace(SUFFIX, ENGLISH))));
      }
    }
    return bundles;
  }

  private static Bundle read(Path french, Path english) throws IOException {
    var repeated = new ArrayList<String>();
    return new Bundle(french, texts(french, repeated), texts(english, repeated), repeated);
  }

  private static Map<String, String> texts(Path file, List<String> repeated) throws IOException {
    var texts = new TreeMap<String, String>();
    if (Files.exists(file)) {
      var properties =
          new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
              if (texts.put(key.toString(), value.toString()) != null) {
                repeated.add(key.toString());
              }
              return value;
            }
          };
      properties.load(new StringReader(Files.readString(file)));
    }
    return texts;
  }
}

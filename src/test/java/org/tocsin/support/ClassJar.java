package org.tocsin.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Packs classes as Maven packs them, for what does not take folders of classes.
public final class ClassJar {
  private ClassJar() {}

  public static void pack(Path classes, Path place) throws IOException {
    try (var jar = new JarOutputStream(Files.newOutputStream(place));
        var files = Files.walk(classes)) {
      // With its folders: migrations are looked for by folder.
      for (var file : files.filter(each -> !each.equals(classes)).sorted().toList()) {
        var name = classes.relativize(file).toString().replace('\\', '/');
        jar.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
        if (Files.isRegularFile(file)) {
          Files.copy(file, jar);
        }
      }
    }
  }
}

package org.tocsin.exchange;

import org.tocsin.registry.FileContent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a file said, as imports keep it to be able to give it back.
final class FileContentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private FileContentJson() {}

  static String write(FileContent content) {
    return MAPPER.writeValueAsString(content);
  }

  static FileContent read(String text) {
    return MAPPER.readValue(text, FileContent.class);
  }
}

package org.tocsin.ui.common;

import java.util.List;
import java.util.stream.Stream;

/// Keys to press, and what they do.
public record KeyHelp(String keys, String does) {
  private static final String BETWEEN = " – ";

  /// Those of the texts `keys – what they do` that have these names.
  public static List<KeyHelp> list(Texts texts, String... names) {
    return Stream.of(names).map(name -> of(texts.get(name))).toList();
  }

  private static KeyHelp of(String text) {
    int between = text.indexOf(BETWEEN);
    return new KeyHelp(text.substring(0, between), text.substring(between + BETWEEN.length()));
  }
}

package org.tocsin.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.tocsin.shared.Language;

/// What is answered to a text, in the language of the sender's file, else in French then English.
///
/// The words avoid what GSM-7 does not have, so that an answer costs one segment a language.
public final class TextAnswers {
  private TextAnswers() {}

  /// Nothing for what is no command, or has no effect: whoever reads it will answer.
  ///
  /// A confirmation is answered apart, by [#confirmed], when it confirmed something.
  public static Optional<String> to(IncomingText text) {
    if (text.from().isEmpty()) {
      return Optional.empty();
    }
    return switch (text.reply()) {
      case TextReply.OptOut _ -> Optional.of(say("answer.optOut", text));
      case TextReply.OptIn _ ->
          text.overtaken()
              ? Optional.empty()
              : Optional.of(say(text.files().isEmpty() ? "answer.notKnown" : "answer.optIn", text));
      case TextReply.Help _ -> Optional.of(say("answer.help", text));
      case TextReply.Confirm _, TextReply.Other _ -> Optional.empty();
    };
  }

  /// Thanks to whoever confirmed an alert.
  public static String confirmed(IncomingText text) {
    return say("answer.confirmed", text);
  }

  private static String say(String key, IncomingText text) {
    var languages = text.language().map(List::of).orElse(Arrays.asList(Language.values()));
    return languages.stream()
        .map(language -> bundle(language.locale()).getString(key))
        .collect(Collectors.joining("\n"));
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "org.tocsin.registry.answers",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}

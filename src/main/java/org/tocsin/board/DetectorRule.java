package org.tocsin.board;

import java.util.OptionalInt;

/// By what Asterisk's detector (AMD) makes up its mind. Each rule has its figure in the dialplan's
/// `TOCSIN_AMD_OPTIONS`.
public enum DetectorRule {
  /// Nobody spoke for so long after the answer: a machine.
  INITIAL_SILENCE("INITIALSILENCE", 1),
  /// Whoever answered spoke for so long: a machine.
  LONG_GREETING("LONGGREETING", 2),
  /// Whoever answered was silent for so long after having spoken: a person.
  SILENCE_AFTER_GREETING("HUMAN", 3),
  /// After so long it gives up, not sure.
  TOO_LONG("TOOLONG", 4),
  /// So many words: a machine.
  MANY_WORDS("MAXWORDS", 7),
  /// So long a word: a machine.
  LONG_WORD("MAXWORDLENGTH", 9),
  /// It did not say.
  OTHER("", 0);

  private final String word;
  private final int place;

  DetectorRule(String word, int place) {
    this.word = word;
    this.place = place;
  }

  /// The rule behind a cause as the PBX says it.
  public static DetectorRule of(String cause) {
    int dash = cause.indexOf('-');
    var word = dash < 0 ? cause : cause.substring(0, dash);
    for (var rule : values()) {
      if (rule.word.equals(word)) {
        return rule;
      }
    }
    return OTHER;
  }

  /// What was measured when the rule applied: the detector stops listening there.
  public static OptionalInt measured(String cause) {
    return figure(cause, 1);
  }

  /// The figure that was set, where the cause says it.
  public static OptionalInt limit(String cause) {
    return figure(cause, 2);
  }

  /// Which of the figures in `TOCSIN_AMD_OPTIONS` is its own, from 1; 0 when none is.
  public int place() {
    return place;
  }

  private static OptionalInt figure(String cause, int at) {
    var parts = cause.split("-", -1);
    return parts.length > at && parts[at].matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(parts[at]))
        : OptionalInt.empty();
  }
}

package org.tocsin.app.command;

import java.util.List;

/// Says which lines of a list are to be corrected: the first of them, so that they stay on screen.
final class FaultyLines {
  private static final int MOST = 20;

  private FaultyLines() {}

  /// One line of a list, and what is wrong in it, without its values: they may be personal.
  record Line(long number, String reasons) {}

  /// @param lines the first ones at least
  /// @param all how many there are
  static void say(Terminal terminal, List<Line> lines, int all) {
    var shown = lines.subList(0, Math.min(MOST, lines.size()));
    shown.forEach(
        line -> terminal.say("command.import.line", Long.toString(line.number()), line.reasons()));
    if (all > shown.size()) {
      terminal.say("command.import.more-lines", all - shown.size());
    }
  }
}

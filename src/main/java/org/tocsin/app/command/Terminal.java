package org.tocsin.app.command;

import java.io.PrintWriter;
import tools.jackson.databind.json.JsonMapper;

/// Where a command writes: results on standard output, messages on standard error.
///
/// @param live whether a person watches: lines may be written over
public record Terminal(PrintWriter out, PrintWriter err, Messages messages, boolean live) {

  /// Prints one line of a result.
  void print(String key, Object... arguments) {
    out.println(messages.format(key, arguments));
  }

  /// Says why the command is refused or failed.
  int refuse(String key, Object... arguments) {
    say(key, arguments);
    return ExitCode.REFUSED;
  }

  /// Says something that is not the result: progress, a warning.
  void say(String key, Object... arguments) {
    err.println(messages.format(key, arguments));
    err.flush();
  }

  /// Prints one JSON document, the only thing on standard output.
  void json(Object document) {
    out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    out.flush();
  }
}

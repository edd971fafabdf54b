package org.tocsin.app.command;

/// How far something is: one line that is written over on a terminal, a line each time elsewhere.
final class Progress implements AutoCloseable {
  private final Terminal terminal;
  private int width;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(String text) {
    var err = terminal.err();
    if (terminal.live()) {
      err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
      width = text.length();
    } else {
      err.println(text);
    }
    err.flush();
  }

  /// What comes next begins a new line.
  @Override
  public void close() {
    if (width > 0) {
      terminal.err().println();
      terminal.err().flush();
    }
  }
}

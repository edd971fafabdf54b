package org.tocsin.app.command;

/// How a command ends, for the script that called it.
public final class ExitCode {
  public static final int DONE = 0;

  /// Refused or failed; standard error says why.
  public static final int REFUSED = 1;

  public static final int USAGE = 2;

  private ExitCode() {}
}

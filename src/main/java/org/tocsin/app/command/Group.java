package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that only groups others: named alone, it is a usage error that shows them.
@Command
final class Group implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  Group(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("Not run by picocli");
    }
    throw new UsageErrors.Told(
        spec.commandLine(), terminal.messages().get("command.usage.subcommand"));
  }
}

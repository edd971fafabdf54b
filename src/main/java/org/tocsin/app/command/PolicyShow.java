package org.tocsin.app.command;

import java.util.concurrent.Callable;
import org.tocsin.app.wiring.Core;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin policy show`: what the city decided about its registry.
@Command
final class PolicyShow implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  PolicyShow(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(
        tocsin.dataFolder(),
        settings -> {
          try (var core = Core.open(settings, tocsin.dataFolder(), tocsin.surroundings().clock())) {
            new PolicyPrinter(tocsin.terminal()).print(core.registry().getPolicy(), json);
            return ExitCode.DONE;
          }
        });
  }
}

package org.tocsin.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tocsin.app.wiring.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin pbx simulate`: a simulated PBX, until the process is interrupted.
@Command
final class PbxSimulate implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      descriptionKey = "command.simulate.port")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      descriptionKey = "command.simulate.seed")
  private long seed;

  PbxSimulate(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() throws InterruptedException {
    var terminal = tocsin.terminal();
    if (port < 0 || port > 65_535) {
      throw tocsin.usage("command.simulate.bad-port");
    }
    try (var simulation = Simulation.start(port, seed, tocsin.surroundings().clock())) {
      terminal.print(
          "command.simulate.ready",
          Integer.toString(simulation.port()),
          simulation.user(),
          simulation.secret());
      terminal.out().flush();
      new CountDownLatch(1).await();
      return ExitCode.DONE;
    } catch (IOException e) {
      return terminal.refuse("command.simulate.port-taken", Integer.toString(port));
    }
  }
}

package org.tocsin.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.tocsin.app.wiring.Simulation;
import org.tocsin.telephony.simulator.SimulatorSettings;
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

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      descriptionKey = "command.simulate.speed")
  private double speed;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "" + SimulatorSettings.UNLIMITED,
      descriptionKey = "command.simulate.channels")
  private int channels;

  PbxSimulate(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() throws InterruptedException {
    var terminal = tocsin.terminal();
    if (port < 0 || port > 65_535) {
      throw tocsin.usage("command.simulate.bad-port");
    }
    if (!(speed > 0) || speed > SimulatorSettings.FASTEST) {
      throw tocsin.usage("command.simulate.bad-speed");
    }
    if (channels < 1) {
      throw tocsin.usage("command.simulate.bad-channels");
    }
    var clock = tocsin.surroundings().clock();
    try (var simulation = Simulation.start(port, seed, speed, channels, clock)) {
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

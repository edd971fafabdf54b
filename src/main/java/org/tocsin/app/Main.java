package org.tocsin.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.tocsin.app.command.CommandLineTool;
import org.tocsin.app.command.Messages;
import org.tocsin.app.wiring.Surroundings;
import org.tocsin.shared.Ticks;

/// Starts the command line, which opens the window when no command is given.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var surroundings =
        new Surroundings(
            System.getenv(),
            System::getProperty,
            Ticks.microseconds(Clock.system(ZoneId.systemDefault())));
    // Before the first logger: the log lies with the data.
    var logs = surroundings.logFolder(List.of(arguments));
    System.setProperty("tocsin.log", logs.toString());
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (!isWritable(logs)) {
      err.println(
          new Messages(surroundings.language()).format("command.log.not-written", logs.toString()));
    }
    System.exit(new CommandLineTool(surroundings, out, err, isTerminal()).run(arguments));
  }

  /// Whether files can be made in a folder, which need not be there yet.
  private static boolean isWritable(Path folder) {
    var there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there);
  }

  private static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }
}

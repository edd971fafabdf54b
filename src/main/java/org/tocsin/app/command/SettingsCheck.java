package org.tocsin.app.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.tocsin.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin settings check`: every problem of the file and the environment; nothing is opened or
/// called.
@Command
final class SettingsCheck implements Callable<Integer> {
  private final TocsinCommand tocsin;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  SettingsCheck(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var folder = tocsin.dataFolder();
    var problems = SettingsReader.check(folder, tocsin.surroundings().environment());
    if (json) {
      tocsin.terminal().json(Map.of("problems", problems));
    }
    if (problems.isEmpty()) {
      if (!json) {
        tocsin.terminal().print("command.settings.good", folder.toString());
      }
      return ExitCode.DONE;
    }
    problems.forEach(tocsin::sayProblem);
    return tocsin.terminal().refuse("command.settings.problems", problems.size());
  }
}

package org.tocsin.app.command;

import java.io.PrintWriter;
import org.tocsin.app.wiring.Surroundings;
import picocli.CommandLine;

/// The whole command line: parses, runs, and turns what comes of it into an exit code.
public final class CommandLineTool {
  private final CommandLine line;

  /// @param live whether a person watches the terminal
  public CommandLineTool(
      Surroundings surroundings, PrintWriter out, PrintWriter err, boolean live) {
    var terminal = new Terminal(out, err, new Messages(surroundings.language()), live);
    var tocsin = new TocsinCommand(surroundings, terminal);
    line = described(new CommandLine(tocsin), terminal, "tocsin");
    add(line, "console", new ConsoleCommand(tocsin), terminal);
    add(line, "demo", new DemoCommand(tocsin), terminal);
    add(line, "dispatch", new DispatchCommand(tocsin), terminal);
    var imports = add(line, "import", new Group(terminal), terminal);
    add(imports, "residents", new ImportResidents(tocsin), terminal);
    add(imports, "streets", new ImportStreets(tocsin), terminal);
    described(add(imports, "list", new ImportList(tocsin), terminal), terminal, "import-list");
    add(imports, "undo", new ImportUndoCommand(tocsin), terminal);
    var exports = add(line, "export", new Group(terminal), terminal);
    var exported = add(exports, "residents", new ExportResidents(tocsin), terminal);
    described(exported, terminal, "export-residents");
    var campaign = add(line, "campaign", new Group(terminal), terminal);
    add(campaign, "run", new CampaignRun(tocsin), terminal);
    add(campaign, "resume", new CampaignResume(tocsin), terminal);
    add(campaign, "pause", new CampaignHalt(tocsin, CampaignHalt.Halt.PAUSE), terminal);
    add(campaign, "abort", new CampaignHalt(tocsin, CampaignHalt.Halt.ABORT), terminal);
    add(campaign, "lift", new CampaignLift(tocsin), terminal);
    add(campaign, "retry", new CampaignRetry(tocsin), terminal);
    add(campaign, "pace", new CampaignPace(tocsin), terminal);
    add(campaign, "list", new CampaignList(tocsin), terminal);
    add(campaign, "show", new CampaignShow(tocsin), terminal);
    add(campaign, "calls", new CampaignCalls(tocsin), terminal);
    add(campaign, "detection", new CampaignDetection(tocsin), terminal);
    var policy = add(line, "policy", new Group(terminal), terminal);
    described(add(policy, "show", new PolicyShow(tocsin), terminal), terminal, "policy-show");
    add(policy, "set", new PolicySet(tocsin), terminal);
    var duplicates = add(line, "duplicates", new Group(terminal), terminal);
    described(
        add(duplicates, "list", new DuplicatesList(tocsin), terminal), terminal, "duplicates-list");
    add(line, "introduction", new IntroductionCommand(tocsin), terminal);
    var pbx = add(line, "pbx", new Group(terminal), terminal);
    add(pbx, "check", new PbxCheckCommand(tocsin), terminal);
    add(pbx, "simulate", new PbxSimulate(tocsin), terminal);
    var settings = add(line, "settings", new Group(terminal), terminal);
    add(settings, "check", new SettingsCheck(tocsin), terminal);
    line.setOut(out).setErr(err).setResourceBundle(terminal.messages().bundle());
    var errors = new UsageErrors(terminal.messages());
    line.setParameterExceptionHandler((exception, _) -> {
      err.println(errors.text(exception));
      exception.getCommandLine().usage(err);
      return ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((exception, _, _) -> tocsin.refuseUnforeseen(exception));
  }

  public int run(String... arguments) {
    return line.execute(arguments);
  }

  private static CommandLine add(
      CommandLine parent, String name, Object command, Terminal terminal) {
    var child = new CommandLine(command);
    parent.addSubcommand(name, child);
    return described(child, terminal, name);
  }

  /// Help in the person's language.
  private static CommandLine described(CommandLine command, Terminal terminal, String name) {
    var messages = terminal.messages();
    command
        .getCommandSpec()
        .usageMessage()
        .description(messages.get("command.help." + name))
        .synopsisHeading(messages.get("command.help-heading.usage"))
        .synopsisSubcommandLabel(messages.get("command.help-heading.subcommand"))
        .commandListHeading("%n" + messages.get("command.help-heading.commands") + "%n");
    return command;
  }
}

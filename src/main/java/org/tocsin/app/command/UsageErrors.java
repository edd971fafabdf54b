package org.tocsin.app.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in the person's language what is wrong with the words of a command: the library knows
/// English only.
final class UsageErrors {
  private final Messages messages;

  UsageErrors(Messages messages) {
    this.messages = messages;
  }

  /// A fault that already is in the person's language.
  static final class Told extends ParameterException {
    private static final long serialVersionUID = 1L;

    Told(picocli.CommandLine line, String message) {
      super(line, message);
    }
  }

  String text(ParameterException fault) {
    return switch (fault) {
      case Told told -> Objects.requireNonNull(told.getMessage());
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> missing(missing.getMissing());
      case OverwrittenOptionException twice ->
          messages.format("command.usage.twice", name(twice.getOverwritten()));
      default -> value(fault);
    };
  }

  private String unmatched(UnmatchedArgumentException fault) {
    var word = fault.getUnmatched().getFirst();
    var said = messages.format(kind(fault, word), word);
    var near = fault.getSuggestions();
    return near.isEmpty() ? said : said + messages.format("command.usage.nearest", near.getFirst());
  }

  private static String kind(UnmatchedArgumentException fault, String word) {
    if (word.startsWith("-")) {
      return "command.usage.unknown-option";
    }
    return fault.getCommandLine().getSubcommands().isEmpty()
        ? "command.usage.one-too-many"
        : "command.usage.unknown-command";
  }

  private String missing(List<ArgSpec> missing) {
    var names = missing.stream().map(UsageErrors::name).collect(Collectors.joining(", "));
    boolean value = missing.stream().allMatch(arg -> arg.isOption() && !arg.required());
    return messages.format(value ? "command.usage.missing-value" : "command.usage.missing", names);
  }

  private String value(ParameterException fault) {
    var arg = fault.getArgSpec();
    if (arg == null) {
      return messages.get("command.usage.wrong");
    }
    var value = Objects.requireNonNullElse(fault.getValue(), "");
    boolean number = arg.type() == int.class || arg.type() == long.class;
    return messages.format(
        number ? "command.usage.not-a-number" : "command.usage.bad-value", name(arg), value);
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }
}

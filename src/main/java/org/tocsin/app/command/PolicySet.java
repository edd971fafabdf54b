package org.tocsin.app.command;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.registry.DiallingRules;
import org.tocsin.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `tocsin policy set`: has the city decide anew what the files of residents may hold.
@Command
final class PolicySet implements Callable<Integer> {
  private static final Pattern AREA_CODE = Pattern.compile("[2-9](?!11)\\d\\d");
  private static final List<String> NEVER_CALLED = List.of("900", "976");
  private static final String SEVERAL = "several";
  private static final String ONE = "one";
  private static final String CANADA = "canada";

  private final TocsinCommand tocsin;

  @Option(
      names = "--voice-numbers",
      paramLabel = SEVERAL + "|" + ONE,
      descriptionKey = "command.policy.option.voice-numbers")
  private @Nullable String voiceNumbers;

  @Option(
      names = "--area-codes",
      paramLabel = "418,581,…",
      descriptionKey = "command.policy.option.area-codes")
  private @Nullable String areaCodes;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  PolicySet(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    if (voiceNumbers == null && areaCodes == null) {
      throw tocsin.usage("command.policy.nothing-to-set");
    }
    var several = Optional.ofNullable(voiceNumbers).map(this::several);
    var codes = Optional.ofNullable(areaCodes).map(this::codes);
    return tocsin.withSettings(tocsin.dataFolder(), settings -> set(settings, several, codes));
  }

  private int set(Settings settings, Optional<Boolean> several, Optional<Set<String>> codes) {
    var surroundings = tocsin.surroundings();
    try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
      var policy = core.registry().changePolicy(surroundings.actor(), several, codes);
      new PolicyPrinter(tocsin.terminal()).print(policy, json);
      return ExitCode.DONE;
    }
  }

  private boolean several(String word) {
    if (!word.equals(SEVERAL) && !word.equals(ONE)) {
      throw tocsin.usage("command.policy.bad-voice-numbers");
    }
    return word.equals(SEVERAL);
  }

  private Set<String> codes(String list) {
    if (list.equals(CANADA)) {
      return DiallingRules.CANADIAN_AREA_CODES;
    }
    var codes = new LinkedHashSet<>(Arrays.asList(list.strip().split("[,\\s]+")));
    if (!codes.stream()
        .allMatch(code -> AREA_CODE.matcher(code).matches() && !NEVER_CALLED.contains(code))) {
      throw tocsin.usage("command.policy.bad-area-codes");
    }
    return codes;
  }
}

package org.tocsin.app.command;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tocsin.app.wiring.Core;
import org.tocsin.registry.DiallingRules;
import org.tocsin.registry.PolicyChange;
import org.tocsin.registry.PolicyOutcome;
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
  private static final Pattern CARD_PREFIX = Pattern.compile("[A-Z]{1,8}");
  private static final String ANY_CARD = "any";
  private static final String OFFICIAL = "official";
  private static final String ANY = "any";

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

  @Option(
      names = "--card-prefixes",
      paramLabel = "QMAGB,…|" + ANY_CARD,
      descriptionKey = "command.policy.option.card-prefixes")
  private @Nullable String cardPrefixes;

  @Option(
      names = "--streets",
      paramLabel = OFFICIAL + "|" + ANY,
      descriptionKey = "command.policy.option.streets")
  private @Nullable String streets;

  @Option(names = "--json", descriptionKey = "command.option.json")
  private boolean json;

  PolicySet(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    var change =
        new PolicyChange(
            Optional.ofNullable(voiceNumbers)
                .map(word -> either(word, SEVERAL, ONE, "command.policy.bad-voice-numbers")),
            Optional.ofNullable(areaCodes).map(this::codes),
            Optional.ofNullable(cardPrefixes).map(this::prefixes),
            Optional.ofNullable(streets)
                .map(word -> either(word, OFFICIAL, ANY, "command.policy.bad-streets")));
    if (change.equals(PolicyChange.NOTHING)) {
      throw tocsin.usage("command.policy.nothing-to-set");
    }
    return tocsin.withSettings(tocsin.dataFolder(), settings -> set(settings, change));
  }

  private int set(Settings settings, PolicyChange change) {
    var surroundings = tocsin.surroundings();
    try (var core = Core.open(settings, tocsin.dataFolder(), surroundings.clock())) {
      return switch (core.registry().changePolicy(surroundings.actor(), change)) {
        case PolicyOutcome.Kept kept -> {
          new PolicyPrinter(tocsin.terminal()).print(kept.policy(), json);
          yield ExitCode.DONE;
        }
        case PolicyOutcome.NoOfficialStreets _ ->
            tocsin.terminal().refuse("command.policy.no-official-streets");
      };
    }
  }

  /// Whether the first of two words is said; a usage error when neither is.
  private boolean either(String said, String yes, String no, String fault) {
    if (!said.equals(yes) && !said.equals(no)) {
      throw tocsin.usage(fault);
    }
    return said.equals(yes);
  }

  private Set<String> prefixes(String list) {
    if (list.equals(ANY_CARD)) {
      return Set.of();
    }
    var prefixes =
        new LinkedHashSet<>(Arrays.asList(list.strip().toUpperCase(Locale.ROOT).split("[,\\s]+")));
    if (!prefixes.stream().allMatch(prefix -> CARD_PREFIX.matcher(prefix).matches())) {
      throw tocsin.usage("command.policy.bad-card-prefixes");
    }
    return prefixes;
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

package org.tocsin.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tocsin.board.DetectedCalls.Evidence;
import org.tocsin.telephony.AnsweredBy;

/// How well the answering-machine detector judged the calls of a campaign, by the keys and
/// call-backs that speak for it or against it. Pure.
///
/// @param judged by what it took whoever answered for
/// @param rules by what it went by, the most frequent first
public record DetectorAccuracy(Map<AnsweredBy, DetectorCount> judged, List<RuleCount> rules) {
  /// With fewer calls that were judged wrongly nothing is advised.
  public static final int FEWEST = 5;

  private static final double HALF = 0.5;

  public DetectorAccuracy {
    judged = Map.copyOf(judged);
    rules = List.copyOf(rules);
  }

  /// Calls judged by one rule.
  ///
  /// @param limit the highest figure that was set for it
  /// @param measured the highest that was measured in a call that it judged wrongly
  public record RuleCount(
      DetectorRule rule,
      AnsweredBy by,
      DetectorCount count,
      OptionalInt limit,
      OptionalInt measured) {}

  public static DetectorAccuracy of(Collection<DetectedCalls> calls) {
    var judged = new EnumMap<AnsweredBy, DetectorCount>(AnsweredBy.class);
    for (var each : calls) {
      judged.put(each.by(), judged.getOrDefault(each.by(), DetectorCount.NONE).plus(each));
    }
    var byRule =
        calls.stream()
            .collect(
                Collectors.groupingBy(
                    it -> DetectorRule.of(it.cause()),
                    TreeMap::new,
                    Collectors.groupingBy(DetectedCalls::by, TreeMap::new, Collectors.toList())));
    var rules = new ArrayList<RuleCount>();
    byRule.forEach((rule, parts) -> parts.forEach((by, part) -> rules.add(count(rule, by, part))));
    rules.sort(Comparator.comparing((RuleCount it) -> it.count().calls()).reversed());
    return new DetectorAccuracy(judged, rules);
  }

  private static RuleCount count(DetectorRule rule, AnsweredBy by, List<DetectedCalls> calls) {
    var wrong = by == AnsweredBy.MACHINE ? Evidence.PERSON : Evidence.PROBABLY_MACHINE;
    return new RuleCount(
        rule,
        by,
        sum(calls),
        highest(calls.stream().map(it -> DetectorRule.limit(it.cause())).toList()),
        highest(
            calls.stream()
                .filter(it -> it.evidence() == wrong)
                .map(it -> DetectorRule.measured(it.cause()))
                .toList()));
  }

  private static DetectorCount sum(List<DetectedCalls> calls) {
    var sum = DetectorCount.NONE;
    for (var each : calls) {
      sum = sum.plus(each);
    }
    return sum;
  }

  private static OptionalInt highest(List<OptionalInt> figures) {
    return figures.stream().flatMapToInt(OptionalInt::stream).max();
  }

  /// Of those who are known to be persons, how many were not taken for a machine.
  public Proportion recognised() {
    int persons = judged.values().stream().mapToInt(DetectorCount::persons).sum();
    int mistaken = judged.getOrDefault(AnsweredBy.MACHINE, DetectorCount.NONE).persons();
    return new Proportion(persons - mistaken, persons);
  }

  /// Figures that would have done better, what would have changed most first. Whether they were
  /// high enough a detector that stopped listening does not say.
  public List<DetectorAdvice> advice() {
    return rules.stream()
        .filter(it -> it.by() != AnsweredBy.UNSURE && it.rule().place() > 0)
        .filter(it -> wrong(it) >= FEWEST && it.measured().isPresent())
        .map(DetectorAccuracy::advice)
        .sorted(Comparator.comparing(DetectorAdvice::right).reversed())
        .toList();
  }

  private static DetectorAdvice advice(RuleCount it) {
    int wrong = wrong(it);
    int right = it.count().persons() + it.count().machines() - wrong;
    return new DetectorAdvice(
        it.rule(),
        it.by(),
        it.measured().orElseThrow(),
        wrong,
        right,
        it.count().unknown(),
        new Proportion(wrong, wrong + right).least() > HALF);
  }

  private static int wrong(RuleCount it) {
    return it.by() == AnsweredBy.MACHINE ? it.count().persons() : it.count().machines();
  }
}

package org.tocsin.ui.alerts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.Purpose;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Problem;

/// What each step of an alert still lacks; a step that lacks nothing is done.
///
/// @param count of the audience, once it has been counted
/// @param pbx its health, once it is known
/// @param typed the number of residences as it was typed
record StepReview(
    AlertForm form, Optional<AudienceCount> count, Optional<PbxHealth> pbx, String typed) {

  Map<Step, List<Problem>> missing() {
    var found = new EnumMap<Step, List<Problem>>(Step.class);
    found.put(Step.WHAT, form.problemsOfWhat());
    found.put(Step.WHO, problemsOfWho());
    found.put(Step.HOW, form.problemsOfHow());
    boolean written = isComplete(found);
    found.put(Step.CHECK, problemsOfCheck(written));
    found.put(Step.LAUNCH, problemsOfLaunch(isComplete(found)));
    return found;
  }

  private static boolean isComplete(Map<Step, List<Problem>> steps) {
    return steps.values().stream().allMatch(List::isEmpty);
  }

  private List<Problem> problemsOfWho() {
    var problems = new ArrayList<>(form.problemsOfWho());
    if (problems.isEmpty()) {
      if (count.isEmpty()) {
        problems.add(Problem.of("alerts.who.counting"));
      } else if (count.get().callable() == 0) {
        problems.add(Problem.of("alerts.who.nobody"));
      }
    }
    return problems;
  }

  /// Nothing has been checked of an alert that is not written.
  private List<Problem> problemsOfCheck(boolean written) {
    var problems = new ArrayList<>(problemsOfPbx());
    if (!written) {
      problems.add(Problem.of("alerts.check.stepsFirst"));
    }
    return problems;
  }

  /// What keeps the PBX from calling for this alert.
  List<Problem> problemsOfPbx() {
    if (pbx.isEmpty()) {
      return List.of(Problem.of("alerts.pbx.asking"));
    }
    if (!pbx.get().canPlaceCalls()) {
      return List.of(PbxWords.problem(pbx.get()));
    }
    boolean exercise = form.purpose().get().filter(Purpose.EXERCISE::equals).isPresent();
    return exercise && !pbx.get().simulated()
        ? List.of(Problem.of("alerts.check.exerciseOnRealPbx"))
        : List.of();
  }

  private List<Problem> problemsOfLaunch(boolean complete) {
    if (!complete) {
      return List.of(Problem.of("alerts.launch.stepsFirst"));
    }
    int residences = count.map(AudienceCount::residences).orElse(0);
    if (typed.isBlank()) {
      return List.of(Problem.of("alerts.launch.typeNumber", residences));
    }
    return typedNumber() == residences
        ? List.of()
        : List.of(Problem.of("alerts.launch.otherNumber", residences));
  }

  /// Spaces and separators of thousands may be typed as they are read.
  int typedNumber() {
    var digits = typed.replaceAll("[\\s\\p{Z},.]", "");
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
  }
}

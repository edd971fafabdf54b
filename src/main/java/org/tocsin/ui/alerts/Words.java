package org.tocsin.ui.alerts;

import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.ui.common.Problem;
import org.tocsin.ui.common.Texts;

/// Problems and steps in words.
final class Words {
  private final Texts texts;

  Words(Texts texts) {
    this.texts = texts;
  }

  String title(Step step) {
    return texts.format("alerts.step.title", step.ordinal() + 1, texts.get(step.key()));
  }

  /// For whoever hears the page: the sign beside the title in a word.
  String titleAndState(Step step, boolean done) {
    return texts.format(
        "alerts.step.state", title(step), done ? done(step) : texts.get("alerts.step.missing"));
  }

  String done(Step step) {
    return texts.get(step == Step.LAUNCH ? "alerts.step.ready" : "alerts.step.done");
  }

  String of(Problem problem) {
    return texts.format(problem.key(), problem.arguments().toArray());
  }

  String joined(List<Problem> problems) {
    return problems.stream().map(this::of).distinct().collect(Collectors.joining(" "));
  }
}

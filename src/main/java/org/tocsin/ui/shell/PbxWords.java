package org.tocsin.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.ui.common.Texts;
import org.tocsin.ui.shell.StatusSource.Caller;
import org.tocsin.ui.shell.StatusSource.ConsoleStatus;
import org.tocsin.ui.shell.StatusSource.PbxStatus;
import org.tocsin.ui.shell.StatusSource.TrunkStatus;

/// The PBXs, their trunks and who calls through them, in words.
final class PbxWords {
  private final Texts texts;

  PbxWords(Texts texts) {
    this.texts = texts;
  }

  /// One thing that has a state.
  ///
  /// @param part it belongs to what stands above it
  /// @param title its name
  /// @param state how it is, and how much of it is used
  /// @param advice what is wrong and what to do; empty when nothing is
  record Line(boolean part, Mark mark, String title, String state, String advice) {

    /// The whole line, for whoever hears it.
    String spoken() {
      return Stream.of(title, state, advice)
          .filter(words -> !words.isEmpty())
          .collect(Collectors.joining(". "));
    }
  }

  /// Beside words, a sign and a colour.
  enum Mark {
    GOOD,
    DOUBTFUL,
    BAD
  }

  /// All PBXs at a glance.
  Line summary(ConsoleStatus status) {
    var health = status.pbx();
    var pbxs = status.pbxs();
    boolean served =
        !status.callers().isEmpty() && status.callers().stream().noneMatch(Caller::here);
    if (served || pbxs.isEmpty() || !health.canPlaceCalls()) {
      return new Line(false, mark(health), state(health), "", "");
    }
    long ready = pbxs.stream().filter(pbx -> pbx.health().canPlaceCalls()).count();
    if (ready < pbxs.size()) {
      var words = texts.format("shell.pbx.some", ready, pbxs.size());
      return new Line(false, Mark.DOUBTFUL, words, "", "");
    }
    long dead =
        pbxs.stream().flatMap(pbx -> pbx.trunks().stream()).filter(trunk -> !trunk.up()).count();
    if (dead > 0) {
      return new Line(false, Mark.DOUBTFUL, texts.format("shell.pbx.trunksDown", dead), "", "");
    }
    boolean simulated = health.simulated();
    var words =
        pbxs.size() > 1 && !simulated ? texts.format("shell.pbx.all", pbxs.size()) : state(health);
    return new Line(false, Mark.GOOD, words, "", "");
  }

  /// Each PBX of the settings with its trunks below it.
  List<Line> pbxs(ConsoleStatus status) {
    if (status.pbxs().isEmpty()) {
      return List.of(
          new Line(
              false,
              mark(status.pbx()),
              texts.get("shell.pbx.notConfigured"),
              "",
              texts.get("shell.advice.not_configured")));
    }
    var lines = new ArrayList<Line>();
    for (var pbx : status.pbxs()) {
      lines.add(line(pbx));
      pbx.trunks().stream().filter(trunk -> isTold(pbx, trunk)).map(this::line).forEach(lines::add);
    }
    return lines;
  }

  /// An only trunk without a name is its PBX.
  private static boolean isTold(PbxStatus pbx, TrunkStatus trunk) {
    return pbx.trunks().size() > 1 || !trunk.name().isEmpty() || !trunk.up();
  }

  private Line line(PbxStatus pbx) {
    var health = pbx.health();
    boolean strained = health.canPlaceCalls() && pbx.ceiling() < pbx.channels();
    var state = texts.format("shell.pbx.use", state(health), pbx.used(), pbx.channels());
    var advice =
        strained
            ? texts.format("shell.advice.strained", pbx.ceiling())
            : health.canPlaceCalls()
                ? ""
                : texts.get("shell.advice." + health.state().name().toLowerCase(Locale.ROOT));
    var title =
        health.version().isEmpty()
            ? pbx.name()
            : texts.format("shell.pbx.version", pbx.name(), health.version());
    return new Line(false, strained ? Mark.DOUBTFUL : mark(health), title, state, advice);
  }

  private Line line(TrunkStatus trunk) {
    var name = trunk.name().isEmpty() ? texts.get("shell.trunk.only") : trunk.name();
    var state =
        texts.format(
            "shell.pbx.use",
            texts.get(trunk.up() ? "shell.trunk.up" : "shell.trunk.down"),
            trunk.used(),
            trunk.channels());
    return new Line(
        true,
        trunk.up() ? Mark.GOOD : Mark.BAD,
        texts.format("shell.trunk", name),
        state,
        trunk.up() ? "" : texts.get("shell.advice.trunk_down"));
  }

  /// Who makes the calls, or that nobody does.
  List<Line> callers(ConsoleStatus status) {
    if (status.callers().isEmpty()) {
      return List.of(
          new Line(
              false,
              Mark.BAD,
              texts.get("shell.callers.nobody"),
              "",
              texts.get("shell.advice.nobody")));
    }
    return status.callers().stream()
        .map(caller ->
            new Line(
                false,
                Mark.GOOD,
                capitalised(named(caller)),
                texts.format(
                    "shell.callers.use",
                    String.join(", ", caller.pbxs().split(",")),
                    caller.inFlight(),
                    caller.channels()),
                ""))
        .toList();
  }

  String named(Caller caller) {
    if (caller.here()) {
      return texts.get("shell.callers.here");
    }
    return texts.format(
        caller.service() ? "shell.callers.service" : "shell.callers.console", caller.workstation());
  }

  private String capitalised(String words) {
    return words.substring(0, 1).toUpperCase(texts.language().locale()) + words.substring(1);
  }

  private static Mark mark(PbxHealth health) {
    return switch (health.state()) {
      case CONNECTED -> Mark.GOOD;
      case CONNECTING, DIALPLAN_OLD -> Mark.DOUBTFUL;
      default -> Mark.BAD;
    };
  }

  private String state(PbxHealth health) {
    return texts.get(
        switch (health.state()) {
          case CONNECTED -> health.simulated() ? "shell.pbx.simulator" : "shell.pbx.connected";
          case CONNECTING -> "shell.pbx.connecting";
          case UNREACHABLE -> "shell.pbx.unreachable";
          case REFUSED -> "shell.pbx.refused";
          case UNTRUSTED -> "shell.pbx.untrusted";
          case DIALPLAN_MISSING -> "shell.pbx.dialplanMissing";
          case DIALPLAN_OLD -> "shell.pbx.dialplanOld";
          case CLOSED -> "shell.pbx.closed";
          case NOT_CONFIGURED -> "shell.pbx.notConfigured";
        });
  }
}

package org.tocsin.telephony.asterisk;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tocsin.telephony.TrunkHealth;

/// Knows which trunks of the PBX work. Lives in the mailbox, but for [#health].
final class TrunkWatch {
  /// A PBX of many phones tells of each of them: asked once for those of this while.
  private static final long TOGETHER_MS = 300;

  private final AmiLink link;
  private final Map<String, TrunkExaminer> examiners = new LinkedHashMap<>();
  private final Map<String, Boolean> up = new LinkedHashMap<>();
  private final Owner owner;
  private volatile List<TrunkHealth> health;
  private boolean gathering;

  /// Whom it tells.
  interface Owner {
    /// What is known of the trunks has changed.
    void trunksChanged();

    /// The trunk was looked at, and is dead.
    void trunkDead(String trunk);
  }

  /// @param settings of the PBX
  TrunkWatch(AmiSettings settings, AmiLink link, TrunkExaminer.Question question, Owner owner) {
    this.link = link;
    this.owner = owner;
    for (String name : settings.trunks().keySet()) {
      examiners.put(name, new TrunkExaminer(settings.device(name), question));
      up.put(name, true);
    }
    health = snapshot();
  }

  /// As last heard of.
  List<TrunkHealth> health() {
    return health;
  }

  /// A contact of the PBX came or went, whose ever.
  void contactChanged() {
    if (!gathering) {
      gathering = true;
      link.later(
          TOGETHER_MS,
          () -> {
            gathering = false;
            look();
          });
    }
  }

  /// Asks the PBX about all of them.
  void look() {
    if (link.isUp()) {
      examiners.forEach((name, examiner) ->
          examiner.examine(finding -> {
            if (finding.works() || finding.isDeath()) {
              found(name, finding.works());
            }
          }));
    }
  }

  private void found(String name, boolean works) {
    up.put(name, works);
    if (!works) {
      owner.trunkDead(name);
    }
    var now = snapshot();
    if (!now.equals(health)) {
      health = now;
      owner.trunksChanged();
    }
  }

  private List<TrunkHealth> snapshot() {
    List<TrunkHealth> trunks = new ArrayList<>();
    up.forEach((name, works) -> trunks.add(new TrunkHealth(name, works)));
    return List.copyOf(trunks);
  }

  /// Examines each in its turn.
  void examine(Consumer<TrunkExaminer.Finding> each, Runnable then) {
    examine(examiners.values().iterator(), each, then);
  }

  private static void examine(
      Iterator<TrunkExaminer> left, Consumer<TrunkExaminer.Finding> each, Runnable then) {
    if (!left.hasNext()) {
      then.run();
      return;
    }
    left.next()
        .examine(finding -> {
          each.accept(finding);
          examine(left, each, then);
        });
  }
}

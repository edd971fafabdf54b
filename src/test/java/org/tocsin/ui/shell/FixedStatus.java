package org.tocsin.ui.shell;

import java.util.List;
import org.tocsin.telephony.PbxHealth;

/// A status that a test sets.
final class FixedStatus implements StatusSource {
  PbxHealth.State pbx = PbxHealth.State.CONNECTED;
  boolean simulated;
  boolean silent;
  boolean makesCalls;
  int channels = 7;
  int ownCalls;
  List<Running> running = List.of();
  List<PbxStatus> pbxs = List.of();
  List<Caller> callers = List.of(new Caller("", false, true, "pbx", 20, 0));

  @Override
  public ConsoleStatus read() {
    if (silent) {
      throw new IllegalStateException("The database is away");
    }
    var health = new PbxHealth(pbx, simulated, "22.5.1", channels, 0);
    var all =
        pbxs.isEmpty() ? List.of(new PbxStatus("pbx", health, channels, 20, 20, List.of())) : pbxs;
    return new ConsoleStatus(
        pbxs.isEmpty() ? health : pbxs.getFirst().health(),
        all,
        channels,
        20,
        "H2",
        running,
        "m.tremblay",
        makesCalls,
        ownCalls,
        callers);
  }
}

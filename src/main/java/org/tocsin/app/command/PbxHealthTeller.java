package org.tocsin.app.command;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;

/// Says what a PBX has become, once for each change: its health is also told when only its number
/// of channels changes.
final class PbxHealthTeller {
  private final Terminal terminal;
  private final Pbx pbx;
  private final AtomicReference<PbxHealth.@Nullable State> last = new AtomicReference<>();

  PbxHealthTeller(Terminal terminal, Pbx pbx) {
    this.terminal = terminal;
    this.pbx = pbx;
  }

  void tell(PbxHealth health) {
    if (last.getAndSet(health.state()) != health.state()) {
      terminal.say("command.dispatch.pbx." + health.state().name(), pbx.name());
    }
  }
}

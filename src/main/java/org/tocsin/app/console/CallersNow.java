package org.tocsin.app.console;

import java.util.List;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.ui.shell.StatusSource.Caller;

/// Who makes the calls, this process included.
final class CallersNow {
  private final Core core;
  private final Calling calling;

  CallersNow(Core core, Calling calling) {
    this.core = core;
    this.calling = calling;
  }

  /// Those that use channels; on a database that is not shared, this process.
  ///
  /// @param channels that this process may use
  List<Caller> read(int channels) {
    return core.isEmbedded()
        ? own(channels)
        : core.dispatchers().living().stream()
            .filter(sign -> sign.channels() > 0)
            .map(sign ->
                new Caller(
                    sign.workstation(),
                    sign.service(),
                    calling.isOwn(sign),
                    sign.pbxs(),
                    sign.channels(),
                    sign.inFlight()))
            .toList();
  }

  private List<Caller> own(int channels) {
    var pbx = calling.pbx();
    return calling.makesCalls() && pbx.health().canPlaceCalls()
        ? List.of(new Caller("", false, true, pbx.name(), channels, calling.callsInProgress()))
        : List.of();
  }
}

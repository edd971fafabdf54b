package org.tocsin.app.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.OrderlyEnd;
import org.tocsin.settings.Settings;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;

/// What commands that let calls leave do it with: the database, and a PBX that is ready or a
/// service that calls.
final class CallSession {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(10);
  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Set<PbxHealth.State> ON_ITS_WAY =
      EnumSet.of(PbxHealth.State.CONNECTING, PbxHealth.State.UNREACHABLE);

  private final TocsinCommand tocsin;
  private final boolean patient;
  private final CountDownLatch left = new CountDownLatch(1);

  /// What is done once calls can leave.
  @FunctionalInterface
  interface Work {
    int run(Core core, Calling calling) throws InterruptedException;
  }

  /// @param patient whether a PBX that cannot be reached is waited for: it may be restarting
  CallSession(TocsinCommand tocsin, boolean patient) {
    this.tocsin = tocsin;
    this.patient = patient;
  }

  int run(Settings settings, Work work) {
    // Only where the database is shared can somebody else call.
    if (settings.calling().isEmpty() && settings.database().isEmpty()) {
      return tocsin.refuseCalls();
    }
    try (var core = Core.open(settings, tocsin.dataFolder(), tocsin.surroundings().clock())) {
      boolean served = core.dispatchers().service(Optional.empty()).isPresent();
      return settings.calling().isPresent() || served
          ? run(core, settings, work)
          : tocsin.refuseCalls();
    } finally {
      // Not before the database is closed too: what was entered last would be lost with it.
      left.countDown();
    }
  }

  private int run(Core core, Settings settings, Work work) {
    var folder = tocsin.dataFolder();
    try (var calling = Calling.start(core, settings, folder, tocsin.surroundings());
        var _ = OrderlyEnd.with(() -> leave(calling))) {
      int code =
          awaitPbx(calling.pbxs()) || calling.service().isPresent()
              ? work.run(core, calling)
              : new LaunchRefusals(tocsin.terminal()).refuse(calling.pbx().health());
      // Here, while a process that is told to end still waits for it.
      calling.stop();
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.REFUSED;
    }
  }

  /// Told to end: calls in progress are let end, then the command says what became of its work.
  private void leave(Calling calling) {
    tocsin.terminal().say("command.campaign.ending", calling.callsInProgress());
    calling.stop();
    try {
      left.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Gives the connections a moment, until one is ready or none can be hoped for; a refusal is told
  /// at once.
  private boolean awaitPbx(List<Pbx> pbxs) throws InterruptedException {
    var settled = new CountDownLatch(1);
    var patience = patient ? LONG_PATIENCE : PATIENCE;
    var heard = new ArrayList<Subscription>();
    try {
      pbxs.forEach(pbx -> heard.add(pbx.onHealth(_ -> countDown(pbxs, settled))));
      countDown(pbxs, settled);
      settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      heard.forEach(Subscription::close);
    }
    return isReady(pbxs);
  }

  private void countDown(List<Pbx> pbxs, CountDownLatch settled) {
    if (isReady(pbxs) || pbxs.stream().noneMatch(pbx -> isHopeful(pbx.health()))) {
      settled.countDown();
    }
  }

  private static boolean isReady(List<Pbx> pbxs) {
    return pbxs.stream().anyMatch(pbx -> pbx.health().canPlaceCalls());
  }

  private boolean isHopeful(PbxHealth health) {
    return patient
        ? ON_ITS_WAY.contains(health.state())
        : health.state() == PbxHealth.State.CONNECTING;
  }
}

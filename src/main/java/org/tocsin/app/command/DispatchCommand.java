package org.tocsin.app.command;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tocsin.app.wiring.Calling;
import org.tocsin.app.wiring.Core;
import org.tocsin.app.wiring.OrderlyEnd;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignState;
import org.tocsin.settings.Settings;
import org.tocsin.shared.Subscription;
import org.tocsin.store.StoreException;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;
import picocli.CommandLine.Command;

/// `tocsin dispatch`: makes the calls for all consoles, without a window, until it is told to end.
///
/// A database or a PBX that is away is waited for, at the start as later: machines of a city hall
/// start in any order. What only a person can mend ends it, with what to mend.
@Command
final class DispatchCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(15);
  private static final Duration GOODBYE = Duration.ofMinutes(11);
  private static final long LOOK_MILLIS = 100;
  private static final int RECENT = 50;

  /// Nothing but a change of settings or of the PBX helps.
  private static final Set<PbxHealth.State> HOPELESS =
      EnumSet.of(
          PbxHealth.State.REFUSED,
          PbxHealth.State.UNTRUSTED,
          PbxHealth.State.DIALPLAN_MISSING,
          PbxHealth.State.DIALPLAN_OLD);

  private final TocsinCommand tocsin;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  DispatchCommand(TocsinCommand tocsin) {
    this.tocsin = tocsin;
  }

  @Override
  public Integer call() {
    return tocsin.withSettings(tocsin.dataFolder(), this::serve);
  }

  private int serve(Settings settings) {
    if (settings.calling().isEmpty()) {
      return tocsin.refuseCalls();
    }
    if (settings.database().filter(it -> it.url().startsWith("jdbc:postgresql:")).isEmpty()) {
      return tocsin.terminal().refuse("command.dispatch.needs-server");
    }
    try (var _ = OrderlyEnd.with(this::end)) {
      return work(settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.REFUSED;
    } finally {
      left.countDown();
    }
  }

  private void end() {
    told.countDown();
    try {
      left.await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Begins anew for as long as the database is away.
  private int work(Settings settings) throws InterruptedException {
    boolean said = false;
    do {
      try {
        return call(settings);
      } catch (StoreException e) {
        if (e.kind() != StoreException.Kind.UNREACHABLE) {
          throw e;
        }
        if (!said) {
          said = true;
          tocsin.terminal().say("command.dispatch.database-away");
        }
      }
    } while (!told.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
    return ExitCode.DONE;
  }

  private int call(Settings settings) throws InterruptedException {
    var surroundings = tocsin.surroundings();
    var folder = tocsin.dataFolder();
    try (var core = Core.open(settings, folder, surroundings.clock());
        var calling = Calling.serve(core, settings, folder, surroundings)) {
      if (!calling.makesCalls()) {
        return tocsin.terminal().refuse("command.dispatch.folder-taken", folder.toString());
      }
      return follow(core, calling);
    }
  }

  private int follow(Core core, Calling calling) throws InterruptedException {
    var terminal = tocsin.terminal();
    var pbxs = calling.pbxs();
    var subscriptions = pbxs.stream().map(this::tell).toList();
    try {
      if (isHopeless(pbxs)) {
        return terminal.refuse("command.dispatch.no-pbx");
      }
      terminal.say("command.dispatch.ready", tocsin.surroundings().workstation());
      told.await();
      leave(core, calling);
      return ExitCode.DONE;
    } finally {
      subscriptions.forEach(Subscription::close);
    }
  }

  /// Says what a PBX is, and each time that it becomes something else.
  private Subscription tell(Pbx pbx) {
    var teller = new PbxHealthTeller(tocsin.terminal(), pbx);
    var subscription = pbx.onHealth(teller::tell);
    teller.tell(pbx.health());
    return subscription;
  }

  /// Gives each PBX a moment to answer.
  private boolean isHopeless(List<Pbx> pbxs) throws InterruptedException {
    var clock = tocsin.surroundings().clock();
    var until = clock.instant().plus(FIRST_ANSWER);
    boolean waits = true;
    while (waits
        && clock.instant().isBefore(until)
        && pbxs.stream().anyMatch(pbx -> pbx.health().state() == PbxHealth.State.CONNECTING)) {
      waits = !told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return pbxs.stream().allMatch(pbx -> HOPELESS.contains(pbx.health().state()));
  }

  private void leave(Core core, Calling calling) {
    var terminal = tocsin.terminal();
    terminal.say("command.campaign.ending", calling.callsInProgress());
    var running = running(core);
    calling.stop();
    int cut = calling.callsInProgress();
    if (cut > 0) {
      terminal.say("command.campaign.cut", cut);
    }
    running.stream()
        .flatMap(campaign -> core.campaigns().find(campaign.id()).stream())
        .filter(campaign -> campaign.state() == CampaignState.PAUSED)
        .forEach(campaign ->
            terminal.say("command.campaign.interrupted", Long.toString(campaign.id().number())));
    terminal.say("command.dispatch.ended");
  }

  private static List<Campaign> running(Core core) {
    return core.campaigns().list(RECENT).stream()
        .filter(campaign -> campaign.state() == CampaignState.RUNNING)
        .toList();
  }
}

package org.tocsin.app.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tocsin.dispatch.DispatchSettings;
import org.tocsin.dispatch.Dispatcher;
import org.tocsin.dispatch.Dispatching;
import org.tocsin.dispatch.Hindrance;
import org.tocsin.dispatch.LaunchService;
import org.tocsin.dispatch.PbxCapacity;
import org.tocsin.dispatch.PrefixCaps;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.telephony.Pbx;

/// All that makes calls: the PBX, the dispatcher and its thread. Without settings for calls, a PBX
/// that says so stands in its place.
public final class Calling implements Dispatching, AutoCloseable {
  private static final int LONGEST_WORKSTATION = 40;

  /// A phone that rings, a greeting, a long message and its replays are over by then.
  private static final Duration LAST_CALLS = Duration.ofMinutes(10);

  /// Nobody is there to be cut off.
  private static final Duration LAST_SIMULATED_CALLS = Duration.ofSeconds(30);

  private final Core core;
  private final Optional<FolderLock> lock;
  private final Optional<PbxLink> link;
  private final Optional<Dispatcher> dispatcher;
  private final Pbx pbx;
  private final LaunchService launches;
  private volatile boolean closed;

  private Calling(
      Core core, Optional<CallingSettings> settings, Path folder, Surroundings surroundings) {
    this.core = core;
    lock = settings.map(_ -> FolderLock.take(folder));
    link = settings.map(each -> PbxLink.open(each.pbx(), surroundings.clock()));
    pbx = link.map(PbxLink::pbx).orElseGet(UnconfiguredPbx::new);
    dispatcher =
        lock.filter(each -> each.state() == FolderLock.State.HELD)
            .map(each -> dispatcher(core, settings.orElseThrow(), each, surroundings));
    launches = new LaunchService(core.campaigns(), pbx, this);
  }

  /// Connects, looks after what an earlier process left, and begins to call what is launched.
  ///
  /// What an earlier process left running is paused: a person decides that calls leave. When
  /// another process makes the calls of this data folder, this one launches and follows only.
  public static Calling start(
      Core core, Optional<CallingSettings> settings, Path folder, Surroundings surroundings) {
    var calling = new Calling(core, settings, folder, surroundings);
    calling.dispatcher.ifPresent(dispatcher -> {
      dispatcher.recover(surroundings.actor());
      Daemons.named("dispatcher").newThread(dispatcher::run).start();
    });
    return calling;
  }

  private Dispatcher dispatcher(
      Core core, CallingSettings settings, FolderLock lock, Surroundings surroundings) {
    var capacity = PbxCapacity.ofOneTrunk(pbx, settings.channels(), settings.callsPerSecond());
    return new Dispatcher(
        core.dispatchStores(),
        core.campaigns(),
        new DispatchSettings(
            name(lock, surroundings),
            surroundings.workstation(),
            false,
            settings.callerId(),
            List.of(capacity),
            PrefixCaps.NONE),
        surroundings.clock(),
        new SecureRandom());
  }

  /// The workstation and the data folder's own mark, the same after a restart.
  private static String name(FolderLock lock, Surroundings surroundings) {
    var workstation = surroundings.workstation();
    return workstation.substring(0, Math.min(workstation.length(), LONGEST_WORKSTATION))
        + "/"
        + lock.id();
  }

  public Pbx pbx() {
    return pbx;
  }

  public LaunchService launches() {
    return launches;
  }

  /// Whether the calls leave from this process.
  public boolean makesCalls() {
    return dispatcher.isPresent();
  }

  @Override
  public Optional<Hindrance> hindrance() {
    boolean elsewhere = lock.filter(FolderLock::isHeldElsewhere).isPresent();
    if (!elsewhere && dispatcher.filter(Dispatcher::isRunning).isEmpty()) {
      return Optional.of(Hindrance.NOBODY_CALLS);
    }
    return core.isHeldByAnImport() ? Optional.of(Hindrance.IMPORT_UNDER_WAY) : Optional.empty();
  }

  @Override
  public void wake() {
    dispatcher.ifPresent(Dispatcher::wake);
  }

  /// Calls that this process follows.
  public int callsInProgress() {
    return dispatcher.map(Dispatcher::inFlight).orElse(0);
  }

  /// Whether no call leaves any more, and those in progress have ended.
  public boolean isClosed() {
    return closed;
  }

  /// Makes no new call and waits for those in progress; what nobody else calls for is paused. May
  /// be called again, and from several threads.
  public synchronized void stop() {
    if (closed) {
      return;
    }
    var patience = pbx.health().simulated() ? LAST_SIMULATED_CALLS : LAST_CALLS;
    dispatcher.ifPresent(each -> each.stop(patience));
    link.ifPresent(PbxLink::close);
    lock.ifPresent(FolderLock::close);
    closed = true;
  }

  @Override
  public void close() {
    stop();
  }
}

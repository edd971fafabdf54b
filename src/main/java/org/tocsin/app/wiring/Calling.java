package org.tocsin.app.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.tocsin.dispatch.DispatchSettings;
import org.tocsin.dispatch.Dispatcher;
import org.tocsin.dispatch.LaunchService;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.telephony.Pbx;

/// All that makes calls: the PBX, the dispatcher and its thread. Without settings for calls, a PBX
/// that says so stands in its place.
public final class Calling implements AutoCloseable {
  private static final int LONGEST_WORKSTATION = 40;
  private static final Duration LAST_CALLS = Duration.ofSeconds(5);

  private final Optional<FolderLock> lock;
  private final Optional<PbxLink> link;
  private final Optional<Dispatcher> dispatcher;
  private final Pbx pbx;
  private final LaunchService launches;

  private Calling(
      Core core, Optional<CallingSettings> settings, Path folder, Surroundings surroundings) {
    lock = settings.flatMap(_ -> FolderLock.take(folder));
    link = settings.map(each -> PbxLink.open(each.pbx(), surroundings.clock()));
    pbx = link.map(PbxLink::pbx).orElseGet(UnconfiguredPbx::new);
    dispatcher =
        lock.flatMap(_ -> settings).map(each -> dispatcher(core, each, folder, surroundings));
    launches = new LaunchService(core.campaigns(), pbx, this::wake);
  }

  /// Connects, looks after what an earlier process left, and begins to call what is launched.
  ///
  /// What an earlier process left running is paused: a person decides that calls leave. When
  /// another process makes the calls of this data folder, this one launches and follows only.
  public static Calling start(
      Core core, Optional<CallingSettings> settings, Path folder, Surroundings surroundings) {
    var calling = new Calling(core, settings, folder, surroundings);
    calling.dispatcher.ifPresent(dispatcher -> {
      dispatcher.recover(surroundings.actor(), false);
      Daemons.named("dispatcher").newThread(dispatcher::run).start();
    });
    return calling;
  }

  private Dispatcher dispatcher(
      Core core, CallingSettings settings, Path folder, Surroundings surroundings) {
    return new Dispatcher(
        core.attempts(),
        core.campaignStore(),
        core.campaigns(),
        core.audit(),
        core.transactions(),
        pbx,
        new DispatchSettings(
            name(folder, surroundings),
            settings.callerId(),
            settings.channels(),
            settings.callsPerSecond()),
        surroundings.clock(),
        new SecureRandom());
  }

  /// The workstation and a trace of the data folder, the same after a restart.
  private static String name(Path folder, Surroundings surroundings) {
    var workstation = surroundings.workstation();
    return workstation.substring(0, Math.min(workstation.length(), LONGEST_WORKSTATION))
        + "/"
        + Integer.toHexString(folder.toAbsolutePath().toString().hashCode());
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

  /// Has what a person commanded take effect at once.
  public void wake() {
    dispatcher.ifPresent(Dispatcher::wake);
  }

  /// Makes no new call, lets those in progress go on for a moment, then leaves them to the PBX.
  @Override
  public void close() {
    dispatcher.ifPresent(each -> each.stop(LAST_CALLS));
    link.ifPresent(PbxLink::close);
    lock.ifPresent(FolderLock::close);
  }
}

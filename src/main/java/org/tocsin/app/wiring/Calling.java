package org.tocsin.app.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.desk.DeskService;
import org.tocsin.dispatch.CustodyStore.Sign;
import org.tocsin.dispatch.DispatchSettings;
import org.tocsin.dispatch.Dispatcher;
import org.tocsin.dispatch.Dispatching;
import org.tocsin.dispatch.Hindrance;
import org.tocsin.dispatch.LaunchService;
import org.tocsin.dispatch.PbxCapacity;
import org.tocsin.dispatch.PbxLoad;
import org.tocsin.dispatch.PrefixCaps;
import org.tocsin.dispatch.Texting;
import org.tocsin.dispatch.TrunkCapacity;
import org.tocsin.settings.Settings;
import org.tocsin.settings.Settings.CallingSettings;
import org.tocsin.settings.Settings.FleetPbx;
import org.tocsin.store.StoreException;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;

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
  private final String name;
  private final List<PbxLink> links;
  private final List<PbxCapacity> fleet;
  private final Optional<TextLink> texts;
  private final Optional<DeskService> desk;
  private final Optional<Dispatcher> dispatcher;
  private final List<Pbx> pbxs;
  private final LaunchService launches;
  private volatile boolean closed;

  private Calling(
      Core core, Settings all, Path folder, Surroundings surroundings, boolean service) {
    this.core = core;
    var settings = all.calling();
    lock = settings.map(_ -> FolderLock.take(folder));
    links =
        settings.stream()
            .flatMap(each -> each.fleet().stream())
            .map(member -> PbxLink.open(member, surroundings.clock()))
            .toList();
    fleet = settings.map(each -> capacities(links, each)).orElse(List.of());
    pbxs =
        links.isEmpty()
            ? List.of(new UnconfiguredPbx())
            : links.stream().map(PbxLink::pbx).toList();
    name = lock.map(each -> name(each, surroundings)).orElse("");
    boolean here = lock.filter(each -> each.state() == FolderLock.State.HELD).isPresent();
    texts =
        all.texts()
            .filter(_ -> here)
            .map(way -> TextLink.open(way, links.getFirst(), surroundings.clock()));
    desk = settings.map(each -> desk(each, surroundings));
    dispatcher =
        settings.filter(_ -> here).map(each -> dispatcher(core, each, surroundings, service));
    launches = new LaunchService(core.campaigns(), core.followUps(), pbxs, this);
  }

  /// Connects, looks after what an earlier process left, and begins to call what is launched.
  ///
  /// What an earlier process left running is paused: a person decides that calls leave. When
  /// another process makes the calls of this data folder, this one launches and follows only.
  public static Calling start(
      Core core, Settings settings, Path folder, Surroundings surroundings) {
    var calling = new Calling(core, settings, folder, surroundings, false);
    calling.begin(surroundings);
    return calling;
  }

  /// The same for a process without a window, which calls for all consoles.
  ///
  /// @throws StoreException when the database is away
  public static Calling serve(
      Core core, Settings settings, Path folder, Surroundings surroundings) {
    var calling = new Calling(core, settings, folder, surroundings, true);
    try {
      calling.begin(surroundings);
    } catch (StoreException e) {
      calling.close();
      throw e;
    }
    return calling;
  }

  private void begin(Surroundings surroundings) {
    dispatcher.ifPresent(each -> {
      each.recover(surroundings.actor());
      Daemons.named("dispatcher").newThread(each::run).start();
    });
  }

  private DeskService desk(CallingSettings settings, Surroundings surroundings) {
    return new DeskService(
        links.getFirst().phones(settings.deskPhones()),
        settings.callerId(),
        core.registry(),
        core.audit(),
        core.transactions(),
        surroundings.clock());
  }

  private Dispatcher dispatcher(
      Core core, CallingSettings settings, Surroundings surroundings, boolean service) {
    var prefixes = settings.prefixes();
    return new Dispatcher(
        core.dispatchStores(),
        core.campaigns(),
        new DispatchSettings(
            name,
            surroundings.workstation(),
            service,
            settings.callerId(),
            fleet,
            new PrefixCaps(prefixes.perExchange(), prefixes.caps()),
            texts.map(link -> new Texting(link.port(), core.incomingTexts()))),
        surroundings.clock(),
        new SecureRandom());
  }

  private static List<PbxCapacity> capacities(List<PbxLink> links, CallingSettings settings) {
    var found = new ArrayList<PbxCapacity>();
    for (int i = 0; i < links.size(); i++) {
      found.add(capacity(links.get(i).pbx(), settings.fleet().get(i)));
    }
    return found;
  }

  private static PbxCapacity capacity(Pbx pbx, FleetPbx settings) {
    var trunks =
        settings.trunks().stream()
            .map(
                it -> new TrunkCapacity(it.name(), it.channels(), it.callsPerSecond(), it.weight()))
            .toList();
    return new PbxCapacity(pbx, settings.channels(), settings.callsPerSecond(), trunks);
  }

  /// The workstation and the data folder's own mark, the same after a restart.
  private static String name(FolderLock lock, Surroundings surroundings) {
    var workstation = surroundings.workstation();
    return workstation.substring(0, Math.min(workstation.length(), LONGEST_WORKSTATION))
        + "/"
        + lock.id();
  }

  /// The first PBX that answers, or else the first of the settings; one that says so where none is
  /// in the settings.
  public Pbx pbx() {
    return pbxs.stream()
        .filter(each -> each.health().canPlaceCalls())
        .findFirst()
        .orElse(pbxs.getFirst());
  }

  /// All PBXs of the settings.
  public List<Pbx> pbxs() {
    return pbxs;
  }

  /// The desk phones of the first PBX; none where no PBX is in the settings.
  public Optional<DeskService> desk() {
    return desk;
  }

  public LaunchService launches() {
    return launches;
  }

  /// Whether the calls leave from this process.
  public boolean makesCalls() {
    return dispatcher.isPresent();
  }

  /// One of the kind of this process's own PBX; none while that is not known, for a real service
  /// must not call what is meant as a rehearsal. Any, where no PBX is in the settings.
  @Override
  public Optional<Sign> service() {
    if (links.isEmpty()) {
      return core.dispatchers().service(Optional.empty());
    }
    return Optional.of(pbx().health())
        .filter(PbxHealth::canPlaceCalls)
        .flatMap(own -> core.dispatchers().service(Optional.of(own.simulated())));
  }

  /// Whether calls can be placed, as whoever is at this console needs to know it: by the service
  /// that calls for it, or else by its own PBX. Blocks on the database.
  public PbxHealth health() {
    return service()
        .map(sign ->
            new PbxHealth(PbxHealth.State.CONNECTED, sign.simulated(), "", sign.inFlight(), 0))
        .orElseGet(() -> pbx().health());
  }

  /// Whether a dispatcher is this process's own.
  public boolean isOwn(Sign sign) {
    return sign.dispatcher().equals(name);
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
  public boolean textsLeave(boolean simulated) {
    boolean here =
        texts
            .filter(TextLink::hasHope)
            .filter(link -> link.port().health().simulated() == simulated)
            .isPresent();
    return here
        || core.dispatchers().living().stream()
            .anyMatch(sign -> sign.texts() && sign.simulated() == simulated);
  }

  @Override
  public void wake() {
    dispatcher.ifPresent(Dispatcher::wake);
  }

  /// The PBXs of the settings with what this process calls through them; none where no PBX is in
  /// the settings.
  public List<PbxLoad> loads() {
    return dispatcher
        .map(Dispatcher::loads)
        .orElseGet(() -> fleet.stream().map(PbxLoad::idle).toList());
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
    var patience = pbx().health().simulated() ? LAST_SIMULATED_CALLS : LAST_CALLS;
    dispatcher.ifPresent(each -> each.stop(patience));
    texts.ifPresent(TextLink::close);
    links.forEach(PbxLink::close);
    lock.ifPresent(FolderLock::close);
    closed = true;
  }

  @Override
  public void close() {
    stop();
  }
}

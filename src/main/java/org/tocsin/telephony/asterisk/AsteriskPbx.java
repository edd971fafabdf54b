package org.tocsin.telephony.asterisk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.DeskPhones;
import org.tocsin.telephony.FollowedCall;
import org.tocsin.telephony.Listeners;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxCheck;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.PbxHealth.State;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.PlayBack;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.SoundProof;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.TrunkHealth;

/// A PBX reached over AMI: Asterisk, or the simulator.
///
/// Events are told one at a time, on a thread of the executor.
public final class AsteriskPbx implements Pbx {
  private static final Logger LOG = LoggerFactory.getLogger(AsteriskPbx.class);

  /// Five thousand calls' worth: beyond it the machine is lost anyway, and the loss is shown.
  private static final int EVENTS_WAITING = 50_000;

  private static final int BEATS_PER_AUDIT = 12;
  private static final String SIMULATOR = "simulator";

  private final AmiSettings settings;
  private final Executor executor;
  private final Mailbox mailbox;
  private final EventCensus census = new EventCensus();
  private final AmiLink link;
  private final AmiActions actions;
  private final PbxMemory memory;
  private final CallDesk desk;
  private final List<AsteriskDeskPhones> phones = new CopyOnWriteArrayList<>();
  private final SoundShelf shelf;
  private final PbxExaminer examiner;
  private final List<AsteriskTexts> texts = new CopyOnWriteArrayList<>();
  private final Clock clock;
  private final TrunkWatch trunks;
  private final Listeners<PbxHealth> healthListeners = new Listeners<>();
  private final Listeners<CallEvent> callListeners = new Listeners<>();
  private final Listeners<CallBack> callBackListeners = new Listeners<>();
  private final List<Runnable> untilKnown = new ArrayList<>();
  private volatile PbxHealth health = new PbxHealth(State.CONNECTING, false, "", 0, 0);
  private State state = State.CONNECTING;
  private String version = "";

  /// The PBX refused a call for want of the dialplan, whatever its version says.
  private boolean dialplanGone;

  private int beats;

  /// @param timers for pings, graces and retries; nothing long runs on it
  /// @param executor runs the adapter's work, and logins that wait for the network
  public AsteriskPbx(
      AmiSettings settings, Clock clock, ScheduledExecutorService timers, Executor executor) {
    this.settings = settings;
    this.executor = executor;
    this.clock = clock;
    actions = new AmiActions(settings);
    mailbox = new Mailbox(executor, EVENTS_WAITING);
    link = new AmiLink(settings, census, mailbox, timers, executor, new Owner());
    memory = new PbxMemory(link, actions);
    desk = new CallDesk(link, actions, memory, clock, this::tell, this::dialplanGone);
    shelf = new SoundShelf(settings, actions, link, mailbox);
    examiner = new PbxExaminer(settings, actions, link, new TrunkOwner());
    trunks = examiner.trunks();
  }

  /// Texts by the same session. Closing the port leaves the calls alone.
  public TextPort texts(TextSettings wanted) {
    var port = new AsteriskTexts(wanted, this, mailbox, link, memory, clock, executor);
    texts.add(port);
    return port;
  }

  /// The desk phones of the same PBX.
  ///
  /// @param template Asterisk's dial string of a desk phone, as `PJSIP/{extension}`
  public DeskPhones phones(String template) {
    var port = new AsteriskDeskPhones(template, actions, mailbox, link, clock);
    phones.add(port);
    return port;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public void start() {
    mailbox.post(link::start);
  }

  @Override
  public PbxHealth health() {
    return health;
  }

  @Override
  public List<TrunkHealth> trunks() {
    return trunks.health();
  }

  @Override
  public Subscription onHealth(Consumer<PbxHealth> listener) {
    return healthListeners.add(listener);
  }

  @Override
  public Subscription onCall(Consumer<CallEvent> listener) {
    return callListeners.add(listener);
  }

  @Override
  public void place(PlaceCall call) {
    var action = actions.call(call);
    mailbox.post(() -> {
      desk.place(call, settings.trunkName(call.trunk()), action);
      refresh();
    });
  }

  @Override
  public void follow(FollowedCall call) {
    mailbox.post(() -> {
      desk.follow(call);
      refresh();
    });
  }

  @Override
  public Subscription onCallBack(Consumer<CallBack> listener) {
    return callBackListeners.add(listener);
  }

  @Override
  public void answerCallBack(CallBack call, PlayBack play) {
    var way = actions.answer(call, play);
    mailbox.post(() -> {
      desk.answer(call, play, way);
      refresh();
    });
  }

  @Override
  public void declineCallBack(CallBack call) {
    var action = actions.decline(call);
    // When the caller has gone there is nobody to tell.
    mailbox.post(() -> link.send(action, _ -> {}));
  }

  private CallBack calledBack(CallBackMessage call) {
    return new CallBack(call.getChannelId(), PhoneNumber.parse(call.getCaller()), clock.instant());
  }

  @Override
  public void hangUp(AttemptId attempt) {
    mailbox.post(() -> desk.hangUp(attempt));
  }

  @Override
  public void forget(Collection<AttemptId> attempts) {
    var list = attempts.stream().map(AttemptId::wire).toList();
    mailbox.post(() -> memory.forget(list));
  }

  @Override
  public CompletionStage<SoundProof> prepare(Sound sound, byte[] wav) {
    var proof = new CompletableFuture<SoundProof>();
    executor.execute(() -> shelf.prepare(sound, wav, proof));
    return proof;
  }

  @Override
  public CompletionStage<PbxCheck> check() {
    var result = new CompletableFuture<PbxCheck>();
    mailbox.post(() ->
        whenKnown(() ->
            examiner.dialplan(found -> {
              dialplanFound(found);
              examiner.examine(health, result);
            })));
    return result;
  }

  /// At once, or when the connection has been tried.
  private void whenKnown(Runnable then) {
    if (state == State.CONNECTING) {
      untilKnown.add(then);
    } else {
      then.run();
    }
  }

  @Override
  public void close() {
    mailbox.post(() -> {
      memory.purge();
      link.close();
      become(State.CLOSED);
    });
  }

  private void tell(CallEvent event) {
    callListeners.tell(event);
    refresh();
  }

  private void become(State next) {
    if (state != State.CLOSED) {
      state = next;
      refresh();
      if (next != State.CONNECTING) {
        var waiting = List.copyOf(untilKnown);
        untilKnown.clear();
        waiting.forEach(Runnable::run);
      }
    }
  }

  private void refresh() {
    var now =
        new PbxHealth(
            state,
            version.contains(SIMULATOR),
            version,
            desk.count(),
            mailbox.dropped(),
            census.unknown());
    if (!now.equals(health)) {
      if (now.state() != health.state()) {
        LOG.info("PBX {}: {}", settings.name(), now.state());
      }
      health = now;
      healthListeners.tell(now);
    }
  }

  private void dialplanFound(Optional<PbxExaminer.Dialplan> found) {
    found.ifPresent(dialplan -> {
      if (!link.isUp()) {
        return;
      }
      dialplanGone &= !dialplan.proved();
      if (dialplan.version().isEmpty() || dialplanGone) {
        become(State.DIALPLAN_MISSING);
      } else {
        become(dialplan.isRight() ? State.CONNECTED : State.DIALPLAN_OLD);
      }
    });
  }

  private void dialplanGone() {
    dialplanGone = true;
    become(State.DIALPLAN_MISSING);
  }

  private final class TrunkOwner implements TrunkWatch.Owner {
    @Override
    public void trunksChanged() {
      trunks.health().stream()
          .filter(trunk -> !trunk.up())
          .forEach(trunk -> LOG.warn("PBX {}: trunk {} is dead", settings.name(), trunk.name()));
      healthListeners.tell(health);
    }

    @Override
    public void trunkDead(String trunk) {
      desk.trunkDead(trunk);
    }
  }

  private boolean isOfDesk(OriginateResponseEvent response) {
    return phones.stream().anyMatch(port -> port.heard(response));
  }

  /// What the link brings.
  private final class Owner implements AmiLink.Owner {
    @Override
    public void linked() {
      dialplanGone = false;
      examiner.version(found -> {
        version = found;
        examiner.dialplan(AsteriskPbx.this::dialplanFound);
      });
      trunks.look();
      desk.reconcile(true);
      memory.purge();
      texts.forEach(AsteriskTexts::recall);
    }

    @Override
    public void unlinked() {
      desk.lineLost();
      phones.forEach(AsteriskDeskPhones::lineLost);
      become(State.CONNECTING);
    }

    @Override
    public void notLinked(AmiConnection.Login why) {
      become(
          switch (why) {
            case REFUSED -> State.REFUSED;
            case UNTRUSTED -> State.UNTRUSTED;
            case DONE, UNREACHABLE -> State.UNREACHABLE;
          });
    }

    /// The ping is a question that matters too: somebody may change the dialplan.
    @Override
    public void beat() {
      examiner.dialplan(AsteriskPbx.this::dialplanFound);
      trunks.look();
      if (++beats % BEATS_PER_AUDIT == 0) {
        desk.reconcile(false);
        texts.forEach(AsteriskTexts::recall);
      }
      memory.purge();
      refresh();
    }

    @Override
    public void message(ManagerEvent event) {
      switch (event) {
        case ProbeMessage probe -> shelf.heard(probe);
        case TextMessage text -> texts.forEach(port -> port.heard(text));
        case CallBackMessage call -> callBackListeners.tell(calledBack(call));
        case DeskMessage ring -> phones.forEach(port -> port.heard(ring));
        case OriginateResponseEvent response when isOfDesk(response) -> {}
        case ContactStatusEvent _ -> trunks.contactChanged();
        default -> desk.message(event);
      }
      examiner.heard(event);
    }
  }
}

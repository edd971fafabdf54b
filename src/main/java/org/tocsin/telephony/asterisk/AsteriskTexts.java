package org.tocsin.telephony.asterisk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.MessageSendAction;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.Listeners;
import org.tocsin.telephony.Pacer;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextEvent.Refusal;
import org.tocsin.telephony.TextHealth;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.TextSegments;

/// Texts through the PBX's own trunk, by the session that its calls have. All but the public
/// methods runs in the mailbox.
final class AsteriskTexts implements TextPort {
  /// Asterisk throws an action away, without a word, when one of its lines is over 1,020 bytes; in
  /// Base64 this is a line of 998.
  private static final int LONGEST_BYTES = 741;

  private static final Pattern SIP_USER = Pattern.compile("sips?:([^@;>]+)");

  private final TextSettings settings;
  private final AsteriskPbx pbx;
  private final Mailbox mailbox;
  private final AmiLink link;
  private final PbxMemory memory;
  private final Clock clock;
  private final HeardTexts heard;
  private final Pacer pacer;
  private final Listeners<TextHealth> healthListeners = new Listeners<>();
  private final Listeners<TextEvent> textListeners = new Listeners<>();
  private final Subscription pbxHealth;
  private volatile TextHealth health;
  private int waiting;
  private boolean closed;

  /// @param executor where what comes in is told, apart from all else
  AsteriskTexts(
      TextSettings settings,
      AsteriskPbx pbx,
      Mailbox mailbox,
      AmiLink link,
      PbxMemory memory,
      Clock clock,
      Executor executor) {
    this.settings = settings;
    this.pbx = pbx;
    this.mailbox = mailbox;
    this.link = link;
    this.memory = memory;
    this.clock = clock;
    heard =
        new HeardTexts(
            executor,
            link::later,
            textListeners::tellOrFail,
            key -> mailbox.post(() -> memory.forget(List.of(key))));
    pacer = new Pacer(clock, settings.rate());
    health = health(pbx.health());
    pbxHealth = pbx.onHealth(_ -> mailbox.post(this::refresh));
  }

  @Override
  public String name() {
    return pbx.name();
  }

  @Override
  public String sender() {
    return settings.sender().replaceAll("@.*", "");
  }

  @Override
  public double rate() {
    return settings.rate();
  }

  @Override
  public void start() {
    pbx.start();
    mailbox.post(() -> {
      refresh();
      recall();
    });
  }

  /// What the PBX still keeps is told as if it came in now.
  void recall() {
    if (canLeave()) {
      memory.retellTexts();
    }
  }

  @Override
  public TextHealth health() {
    return health;
  }

  @Override
  public Subscription onHealth(Consumer<TextHealth> listener) {
    return healthListeners.add(listener);
  }

  @Override
  public Subscription onText(Consumer<TextEvent> listener) {
    return textListeners.add(listener);
  }

  @Override
  public void send(SendText text) {
    byte[] body = text.body().getBytes(StandardCharsets.UTF_8);
    if (body.length > LONGEST_BYTES) {
      mailbox.post(() -> refuse(text, Refusal.TOO_LONG));
      return;
    }
    var action = AmiActions.text(settings, text, body);
    mailbox.post(() -> {
      if (!canLeave()) {
        refuse(text, Refusal.NOT_CONNECTED);
        return;
      }
      waiting++;
      refresh();
      var wait = pacer.take(TextSegments.count(text.body()).segments());
      if (wait.isZero()) {
        leave(text, action);
      } else if (link.later(wait.toMillis(), () -> leave(text, action)) == null) {
        leave(text, action);
      }
    });
  }

  private boolean canLeave() {
    return link.isUp() && !closed;
  }

  private void leave(SendText text, MessageSendAction action) {
    waiting--;
    refresh();
    if (!canLeave()) {
      refuse(text, Refusal.NOT_CONNECTED);
      return;
    }
    link.send(
        action,
        answer ->
            textListeners.tell(
                switch (answer.kind()) {
                  case SUCCESS ->
                      new TextEvent.HandedOver(text.attempt(), clock.instant(), List.of());
                  case ERROR ->
                      new TextEvent.Refused(text.attempt(), clock.instant(), Refusal.REJECTED);
                  case LOST -> new TextEvent.Lost(text.attempt(), clock.instant());
                }));
  }

  private void refuse(SendText text, Refusal cause) {
    textListeners.tell(new TextEvent.Refused(text.attempt(), clock.instant(), cause));
  }

  /// A text that came in; its listener may take its time.
  void heard(TextMessage message) {
    var user = SIP_USER.matcher(message.getSender());
    var from = user.find() ? user.group(1) : message.getSender();
    var at = message.at().orElseGet(clock::instant);
    heard.add(new TextEvent.Received(from, message.getBody(), at), message.getKey());
  }

  @Override
  public void close() {
    mailbox.post(() -> {
      closed = true;
      pbxHealth.close();
      heard.close();
      refresh();
    });
  }

  private void refresh() {
    var now = health(pbx.health());
    if (!now.equals(health)) {
      health = now;
      healthListeners.tell(now);
    }
  }

  private TextHealth health(PbxHealth of) {
    return new TextHealth(
        TextHealth.Kind.ASTERISK,
        closed ? TextHealth.State.CLOSED : state(of.state()),
        of.simulated(),
        settings.rate(),
        waiting);
  }

  /// Texts leave without the dialplan; only those that come in need it.
  private static TextHealth.State state(PbxHealth.State state) {
    return switch (state) {
      case CONNECTED, DIALPLAN_MISSING, DIALPLAN_OLD -> TextHealth.State.UP;
      case CONNECTING -> TextHealth.State.CONNECTING;
      case UNREACHABLE -> TextHealth.State.UNREACHABLE;
      case REFUSED -> TextHealth.State.REFUSED;
      case UNTRUSTED -> TextHealth.State.UNTRUSTED;
      case CLOSED -> TextHealth.State.CLOSED;
      case NOT_CONFIGURED -> TextHealth.State.NOT_CONFIGURED;
    };
  }
}

package org.tocsin.telephony.asterisk;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Subscription;
import org.tocsin.telephony.DeskCall;
import org.tocsin.telephony.DeskPhones;
import org.tocsin.telephony.DeskRing;
import org.tocsin.telephony.Listeners;

/// Desk phones by the session that the alert calls have. All but the public methods runs in the
/// mailbox.
final class AsteriskDeskPhones implements DeskPhones {
  /// The time that a phone rings, and some more.
  private static final long PATIENCE_MS = AmiActions.DESK_RINGS.toMillis() + 10_000;

  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

  private final String template;
  private final AmiActions actions;
  private final Mailbox mailbox;
  private final AmiLink link;
  private final Clock clock;
  private final Listeners<DeskRing> listeners = new Listeners<>();
  private final Map<String, CompletableFuture<DeskCall>> waiting = new HashMap<>();
  private long calls;

  /// @param template Asterisk's dial string of a desk phone, `{extension}` in it
  AsteriskDeskPhones(
      String template, AmiActions actions, Mailbox mailbox, AmiLink link, Clock clock) {
    this.template = template;
    this.actions = actions;
    this.mailbox = mailbox;
    this.link = link;
    this.clock = clock;
  }

  @Override
  public Subscription onRing(Consumer<DeskRing> listener) {
    return listeners.add(listener);
  }

  @Override
  public CompletionStage<DeskCall> dial(
      String extension, PhoneNumber number, PhoneNumber callerId) {
    if (!EXTENSION.matcher(extension).matches()) {
      throw new IllegalArgumentException("No extension of a desk phone");
    }
    var result = new CompletableFuture<DeskCall>();
    mailbox.post(() -> dial(extension, number, callerId, result));
    return result;
  }

  private void dial(
      String extension,
      PhoneNumber number,
      PhoneNumber callerId,
      CompletableFuture<DeskCall> result) {
    String id = "desk-" + ++calls + "-" + clock.millis();
    waiting.put(id, result);
    link.send(
        actions.fromDesk(id, template.replace("{extension}", extension), number, callerId),
        answer -> {
          switch (answer.kind()) {
            case SUCCESS -> link.later(PATIENCE_MS, () -> end(id, DeskCall.PBX_AWAY));
            case ERROR -> end(id, DeskCall.NOT_PICKED_UP);
            case LOST -> end(id, DeskCall.PBX_AWAY);
          }
        });
  }

  private void end(String id, DeskCall outcome) {
    var result = waiting.remove(id);
    if (result != null) {
      result.complete(outcome);
    }
  }

  /// The line to the PBX is lost: what it would have answered too.
  void lineLost() {
    waiting.values().forEach(result -> result.complete(DeskCall.PBX_AWAY));
    waiting.clear();
  }

  void heard(DeskMessage ring) {
    listeners.tell(
        new DeskRing(ring.getExtension(), PhoneNumber.parse(ring.getCaller()), clock.instant()));
  }

  /// @return whether it was the answer of a desk phone
  boolean heard(OriginateResponseEvent response) {
    String id = response.getActionId();
    if (id == null || !waiting.containsKey(id)) {
      return false;
    }
    end(id, "Success".equals(response.getResponse()) ? DeskCall.PICKED_UP : DeskCall.NOT_PICKED_UP);
    return true;
  }
}

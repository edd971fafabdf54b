package org.tocsin.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.audit.Actor;
import org.tocsin.dispatch.AttemptStore.Texted;
import org.tocsin.registry.FileId;
import org.tocsin.registry.IncomingText;
import org.tocsin.registry.IncomingTexts;
import org.tocsin.registry.TextAnswers;
import org.tocsin.registry.TextReply;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Transactions;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.TextEvent;
import org.tocsin.telephony.TextPort;

/// What residents text back, done at once: also while no campaign runs. On whatever thread brings a
/// text; that thread waits, so that a provider which can bring it again is told only then that it
/// was taken.
final class TextReplies {
  private static final Logger LOG = LoggerFactory.getLogger(TextReplies.class);

  /// A reply that comes later confirms nothing: another alert may have been texted by somebody
  /// else.
  private static final Duration CONFIRMS = Duration.ofHours(72);

  private final IncomingTexts incoming;
  private final AttemptStore attempts;
  private final Transactions transactions;
  private final Ledger ledger;
  private final TextPort port;
  private final Clock clock;
  private final RandomGenerator random;
  private final Actor actor;
  private final Runnable changed;

  /// @param changed told when queues have changed
  TextReplies(
      Texting texting,
      DispatchStores stores,
      Ledger ledger,
      Clock clock,
      RandomGenerator random,
      Actor actor,
      Runnable changed) {
    incoming = texting.incoming();
    port = texting.port();
    attempts = stores.attempts();
    transactions = stores.transactions();
    this.ledger = ledger;
    this.clock = clock;
    this.random = random;
    this.actor = actor;
    this.changed = changed;
  }

  /// @throws RuntimeException when the database could not take it: it is to be brought again
  void receive(TextEvent.Received event) {
    var text = incoming.receive(actor, event.from(), event.body(), event.at());
    switch (text.reply()) {
      case TextReply.Confirm _ -> {
        if (confirm(text)) {
          answer(text, Optional.of(TextAnswers.confirmed(text)));
        }
      }
      case TextReply.OptOut _ -> {
        stop(text);
        answer(text, TextAnswers.to(text));
      }
      case TextReply.OptIn _, TextReply.Help _, TextReply.Other _ ->
          answer(text, TextAnswers.to(text));
    }
  }

  /// A reply that waited, or is told again, confirms what had been texted when it was written. Told
  /// again it confirms the same, in case that could not be entered the first time.
  ///
  /// @return whether there was something to confirm
  private boolean confirm(IncomingText text) {
    if (text.from().isEmpty() || text.files().isEmpty()) {
      return false;
    }
    var now = clock.instant();
    boolean found =
        Insistence.write(
            transactions,
            () -> {
              var since = text.at().minus(CONFIRMS);
              var texts = attempts.texted(files(text), text.from().get(), since, text.at());
              ledger.confirm(latest(texts), now);
              return !texts.isEmpty();
            });
    changed.run();
    return found;
  }

  /// Of each residence the last text that it was sent.
  private static List<Texted> latest(List<Texted> texts) {
    Map<Long, Texted> byTarget = new LinkedHashMap<>();
    texts.forEach(text -> byTarget.putIfAbsent(text.target(), text));
    return List.copyOf(byTarget.values());
  }

  /// The consent is withdrawn already, and every claim asks for it; but nobody is to wait in vain.
  private void stop(IncomingText text) {
    if (!text.files().isEmpty()) {
      Insistence.write(
          transactions,
          () -> {
            ledger.stop(files(text), clock.instant());
            return true;
          });
      changed.run();
    }
  }

  private static List<Long> files(IncomingText text) {
    return text.files().stream().map(FileId::number).toList();
  }

  /// What is not answered is seen as such among the texts received.
  private void answer(IncomingText text, Optional<String> body) {
    if (body.isEmpty() || text.from().isEmpty() || !port.health().canSend()) {
      return;
    }
    try {
      if (incoming.answer(actor, text)) {
        port.send(new SendText(AttemptId.next(clock, random), text.from().get(), body.get()));
      }
    } catch (RuntimeException fault) {
      // It was taken: bringing it again would only keep it twice.
      LOG.error("A text was not answered: {}", fault.getClass().toString());
    }
  }
}

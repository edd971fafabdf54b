package org.tocsin.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.IncomingTextStore.Owner;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;

/// What residents text to the city: kept, and their will about being called and texted done at
/// once.
///
/// Blocks on the database: never called on the FX thread.
public final class IncomingTexts {
  private static final int LONGEST_FROM = 40;
  private static final int LONGEST_BODY = 40_000;
  private static final int LONGEST_VERSION = 40;

  /// The clocks of two machines that heard the same text may differ so much.
  private static final Duration SAME = Duration.ofSeconds(10);

  private final IncomingTextStore store;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public IncomingTexts(
      IncomingTextStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Keeps a text; an opt-out withdraws the consent of every file with that number, an opt-in gives
  /// it anew. What a confirmation confirms, and what is answered, is the caller's to do: see
  /// [TextAnswers] and [#answer].
  ///
  /// @param from the sender as the network writes it
  public IncomingText receive(Actor actor, String from, String body, Instant at) {
    var number = PhoneNumber.parse(from);
    var reply = TextReply.of(body);
    return transactions.write(() -> {
      var sender = sender(from, number);
      store.lock(sender);
      var owners = number.map(it -> owners(it, reply)).orElse(List.of());
      var words = plain(body, LONGEST_BODY);
      boolean told = store.find(sender, words, at, at).isPresent();
      long id =
          store
              .find(sender, words, at.minus(SAME), at.plus(SAME))
              .orElseGet(() -> store.keep(at, sender, words, reply));
      // The very same text once more: what it asked is done, and may have been undone since.
      var open = told ? List.<Owner>of() : open(number, owners, reply, at);
      wanted(reply).ifPresent(wanted -> change(actor, open, wanted, body, id));
      boolean overtaken =
          reply instanceof TextReply.OptIn
              && open.isEmpty()
              && owners.stream().noneMatch(it -> it.consent() == Consent.State.GIVEN);
      return new IncomingText(
          id,
          at,
          number,
          reply,
          owners.stream().map(Owner::file).toList(),
          language(owners),
          overtaken && !owners.isEmpty());
    });
  }

  /// An opt-out is also heard where a number was left behind when its file was merged; what gives a
  /// consent is not.
  private List<Owner> owners(PhoneNumber number, TextReply reply) {
    var owners = new ArrayList<>(store.owners(number));
    if (reply instanceof TextReply.OptOut) {
      store.heirs(number).stream().filter(heir -> !owners.contains(heir)).forEach(owners::add);
    }
    return owners;
  }

  /// What the sender wants from now on.
  private static Optional<Consent.State> wanted(TextReply reply) {
    return switch (reply) {
      case TextReply.OptOut _ -> Optional.of(Consent.State.WITHDRAWN);
      case TextReply.OptIn _ -> Optional.of(Consent.State.GIVEN);
      case TextReply.Help _, TextReply.Confirm _, TextReply.Other _ -> Optional.empty();
    };
  }

  /// Whom a text still decides for. It may have waited: an opt-out that was made meanwhile, by
  /// whatever means, stands; and an opt-out is never held to be too late, and is one of every file
  /// of the residence, since any of them may still be called.
  private List<Owner> open(
      Optional<PhoneNumber> number, List<Owner> owners, TextReply reply, Instant at) {
    return switch (reply) {
      case TextReply.OptOut _ -> number.map(store::families).orElse(List.of());
      case TextReply.OptIn _ ->
          owners.stream().filter(owner -> !store.optedOutAfter(owner.file(), at)).toList();
      case TextReply.Help _, TextReply.Confirm _, TextReply.Other _ -> owners;
    };
  }

  /// Notes that the sender is answered, before it is done: of all who received the text, one does.
  ///
  /// @return whether nobody else does
  public boolean answer(Actor actor, IncomingText text) {
    return transactions.write(() -> {
      boolean first = store.markAnswered(text.id(), clock.instant());
      if (first) {
        audit.append(
            AuditEntry.of(
                clock.instant(),
                actor,
                "texts.answer",
                "text:" + text.id(),
                Map.of("kind", text.reply().code())));
      }
      return first;
    });
  }

  private static String sender(String from, Optional<PhoneNumber> number) {
    return number.map(PhoneNumber::e164).orElseGet(() -> plain(from, LONGEST_FROM));
  }

  /// PostgreSQL keeps no NUL.
  private static String plain(String text, int longest) {
    var kept = text.replace('\u0000', '\ufffd');
    return kept.length() <= longest ? kept : kept.substring(0, longest);
  }

  /// One language that all have.
  private static Optional<Language> language(List<Owner> owners) {
    var languages = owners.stream().map(Owner::language).collect(Collectors.toSet());
    return languages.size() == 1 ? Optional.of(languages.iterator().next()) : Optional.empty();
  }

  private void change(
      Actor actor, List<Owner> owners, Consent.State wanted, String body, long text) {
    var now = clock.instant();
    for (var owner : owners) {
      if (owner.consent() == wanted) {
        continue;
      }
      var provenance =
          new Consent.Provenance(
              Consent.Means.SMS,
              actor.name(),
              now,
              owner.language(),
              plain(body.strip(), LONGEST_VERSION));
      store.setConsent(owner.file(), new Consent(wanted, Optional.of(provenance)), now);
      audit.append(
          AuditEntry.of(
              now,
              actor,
              wanted == Consent.State.WITHDRAWN ? "registry.optOut" : "registry.optIn",
              "file:" + owner.file().number(),
              Map.of("consent", owner.consent() + " → " + wanted, "text", Long.toString(text))));
    }
  }
}

package org.tocsin.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Where texts that came in are kept, and the consents that they change. Every method joins the
/// transaction in progress.
public interface IncomingTextStore {

  /// Keeps a text.
  ///
  /// @param from as the network wrote it; E.164 where it is North American
  /// @return its row
  long keep(Instant at, String from, String body, TextReply reply);

  /// Has whoever else receives something of this sender wait until the transaction ends.
  void lock(String from);

  /// The same text, if it is kept already: a provider brings again what it is not sure of, and a
  /// PBX tells everybody who listens.
  Optional<Long> find(String from, String body, Instant since, Instant until);

  /// Whether a file was opted out after that moment: by a text from any of its numbers, or by any
  /// other means.
  boolean optedOutAfter(FileId file, Instant at);

  /// Notes that something is answered.
  ///
  /// @return whether it was not yet
  boolean markAnswered(long text, Instant at);

  /// The files that have this number, active or not, closed or not, whatever the channel, by their
  /// keys.
  List<Owner> owners(PhoneNumber number);

  /// The files that are kept in the place of closed ones that have this number.
  List<Owner> heirs(PhoneNumber number);

  /// The files of every residence of which one, closed or not, has this number: those that are
  /// kept, and all that were closed for them.
  List<Owner> families(PhoneNumber number);

  /// Adds an answer to the history of consents and makes it the current one; whoever has the file
  /// open is told that it changed.
  void setConsent(FileId file, Consent consent, Instant now);

  /// A file, in short.
  record Owner(FileId file, Language language, Consent.State consent) {}
}

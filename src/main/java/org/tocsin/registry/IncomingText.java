package org.tocsin.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// A text that came in, kept and understood.
///
/// @param id its row among the texts received
/// @param from nobody when the sender is not a North American number
/// @param files those that have that number, among their voice or their SMS ones
/// @param language of those files; empty when they are of both, or there is none
/// @param overtaken whether it is an opt-in that gives no consent, for the later opt-out stands
public record IncomingText(
    long id,
    Instant at,
    Optional<PhoneNumber> from,
    TextReply reply,
    List<FileId> files,
    Optional<Language> language,
    boolean overtaken) {
  public IncomingText {
    files = List.copyOf(files);
  }
}

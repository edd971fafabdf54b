package org.tocsin.telephony;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Subscription;

/// The desk phones of a city hall, by their extensions.
///
/// Nothing here waits for the network. Listeners are called on a thread of the adapter: they hand
/// over and return.
public interface DeskPhones {

  /// Told of each desk phone that rings because somebody calls it.
  Subscription onRing(Consumer<DeskRing> listener);

  /// Rings a desk phone and, once it is picked up, calls a number from it. The answer comes when
  /// the desk phone was picked up or was not; what becomes of the call then is between two people.
  ///
  /// @param extension of the desk phone: letters, digits, `-`, `_` and `.`
  /// @param callerId what the called party sees
  /// @throws IllegalArgumentException when the extension holds anything else
  CompletionStage<DeskCall> dial(String extension, PhoneNumber number, PhoneNumber callerId);
}

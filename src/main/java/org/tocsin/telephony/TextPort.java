package org.tocsin.telephony;

import java.util.function.Consumer;
import org.tocsin.shared.Subscription;

/// A way for texts (SMS) to leave and to come in.
///
/// Nothing here waits for the network: a text is handed over and the call returns at once, what
/// becomes of it arrives as events. Those of one text come one at a time, on a thread of the
/// adapter. A [TextEvent.Received] or [TextEvent.Receipt] comes on a thread that may wait: its
/// listener may store it before it returns, and a provider that can is told only then that it was
/// taken.
public interface TextPort extends AutoCloseable {

  /// Its name in the attempts that it carried.
  String name();

  /// The number or short code that people see and answer to.
  String sender();

  /// Texts a second that it was told to keep to; a text of several segments counts as so many.
  double rate();

  /// Begins to connect, and keeps connecting again whenever the link is lost.
  void start();

  TextHealth health();

  /// Told of each change of health.
  Subscription onHealth(Consumer<TextHealth> listener);

  Subscription onText(Consumer<TextEvent> listener);

  /// Sends a text. One [TextEvent.HandedOver], [TextEvent.Refused] or [TextEvent.Lost] follows,
  /// unless the port is closed first; then, where the provider reports deliveries, a
  /// [TextEvent.Receipt] for each segment, minutes or days later, perhaps to another process.
  ///
  /// A text whose fate is not known is never sent again by the port itself.
  void send(SendText text);

  /// Ends the connection. What was not sent yet is refused as not connected.
  @Override
  void close();
}

package org.tocsin.telephony.simulator;

import java.util.List;

/// Where a simulated call says what happens to it.
interface Trunk {

  /// These events, in this order, to every session.
  void say(List<AmiText> events);

  /// In simulated milliseconds.
  void after(long milliseconds, Runnable step);

  /// The dialplan's record of the call.
  void remember(String attempt, String value);

  /// Whether the network is there.
  boolean isAlive();

  boolean hasSound(String path);

  /// Asterisk's order of events is not fixed: a number below `bound`.
  int shuffle(int bound);

  /// Epoch seconds with three decimals, of the simulated PBX's clock.
  String now();

  /// The simulated clock, ms.
  long millis();

  /// The call is over and its channel free.
  void over(SimulatedCall call);
}

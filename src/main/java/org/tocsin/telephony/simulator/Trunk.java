package org.tocsin.telephony.simulator;

import java.util.List;
import java.util.OptionalLong;

/// Where a simulated call says what happens to it.
interface Trunk {

  /// These events, in this order, to every session.
  void say(List<AmiText> events);

  /// In simulated milliseconds.
  void after(long milliseconds, Runnable step);

  /// The dialplan's record of the call.
  void remember(String attempt, String value);

  /// How long the sound of this file is, ms; nothing when there is none.
  OptionalLong lengthOf(String path);

  /// How long it takes now to play so much sound, ms.
  long stretched(long milliseconds);

  /// Asterisk's order of events is not fixed: a number below `bound`.
  int shuffle(int bound);

  /// The simulated clock, ms.
  long millis();

  /// A time of the simulated clock, as the dialplan tells it: epoch seconds with three decimals.
  String at(long millis);

  /// The call is over and its channel free.
  void over(SimulatedCall call);
}

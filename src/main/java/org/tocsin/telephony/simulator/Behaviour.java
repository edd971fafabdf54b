package org.tocsin.telephony.simulator;

import java.util.Map;

/// What the public network and the called party do with one call. All times are in milliseconds of
/// the simulated world.
sealed interface Behaviour {

  /// The network says no.
  ///
  /// @param dialStatus as DialEnd says it
  /// @param cause ITU-T Q.850
  /// @param text as Asterisk says that cause
  record Fails(long after, String dialStatus, int cause, int sipCode, String text)
      implements Behaviour {}

  /// The trunk is dead: nobody says anything.
  record GivesNoSign() implements Behaviour {}

  /// Nobody picks up.
  record RingsOut() implements Behaviour {}

  /// Somebody or something picks up.
  ///
  /// @param ring how long the phone rings
  /// @param by what the detection finds: human or machine
  /// @param detection how long it takes
  /// @param cause as AMD says it
  /// @param greeting what a machine still says after the detection
  /// @param reactions what the called party does, and when
  record Answers(
      long ring,
      String by,
      long detection,
      String cause,
      long greeting,
      Map<Cue, Reaction> reactions)
      implements Behaviour {}

  /// What the called party hears.
  enum Moment {
    /// Nothing yet: the end of a greeting is awaited.
    WAITING,
    /// The message begins.
    PLAYING,
    /// The message has been played whole.
    PLAYED,
    /// The question whether to opt out.
    ASKED
  }

  /// @param pass the message's, from 1; for the question, how many times it was asked
  record Cue(Moment moment, int pass) {}

  /// @param after the cue
  /// @param key pressed, or [#HANG_UP]
  record Reaction(long after, char key) {
    static final char HANG_UP = 'h';
  }
}

package org.tocsin.campaign;

import java.util.List;

/// Something to mend in a campaign before it can be kept or launched.
///
/// @param details what exactly, for the message: a street, a file name, a figure, times of the day;
///   an empty word when the kind says all
public record CampaignFault(Kind kind, List<Object> details) {
  public CampaignFault {
    details = List.copyOf(details);
  }

  public CampaignFault(Kind kind, String detail) {
    this(kind, List.of(detail));
  }

  /// What can be wrong.
  public enum Kind {
    NAME_MISSING,
    NAME_TOO_LONG,
    CONTROL_CHARACTER,
    FRENCH_MESSAGE_MISSING,
    AUDIO_NOT_WAV,
    AUDIO_WRONG_FORMAT,
    AUDIO_EMPTY,
    /// As long as a message, but nobody would hear one.
    AUDIO_SILENT,
    AUDIO_TOO_LONG,
    FRENCH_TEXT_MISSING,
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    /// The alert was texted too: whoever takes texts alone is to be told of its end.
    ALL_CLEAR_TEXT_MISSING,
    AUDIENCE_EMPTY,
    /// The details are the street and its city.
    STREET_UNKNOWN,
    CHANNELS_OUT_OF_RANGE,
    CALLS_PER_SECOND_OUT_OF_RANGE,
    ROUNDS_OUT_OF_RANGE,
    RING_OUT_OF_RANGE,
    HEARD_PERCENT_OUT_OF_RANGE,
    TRIES_OUT_OF_RANGE,
    WAIT_OUT_OF_RANGE,
    WINDOW_TOO_SHORT,
    WINDOW_TOO_WIDE,
    ENGLISH_WITHOUT_REASON,
    NOBODY_CALLABLE,
    EXERCISE_ON_REAL_PBX,
    /// Calls are to begin with who calls, and the city has not recorded it in the language that the
    /// detail names.
    INTRODUCTION_MISSING,
    /// Only when it is over, its last conversation too, are those known whom it did not reach.
    NOT_OVER,
    /// It was launched on the simulator and the PBX in use is real, or the other way round.
    OTHER_PBX
  }

  public static CampaignFault of(Kind kind) {
    return new CampaignFault(kind, "");
  }
}

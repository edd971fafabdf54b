package org.tocsin.exchange;

import java.util.List;
import org.tocsin.campaign.CampaignDraft;

/// What came of reading a campaign file.
public sealed interface CampaignFileReading {

  record Read(CampaignDraft draft) implements CampaignFileReading {}

  /// Every fault that was found; nothing of the file is used.
  record Faulty(List<Fault> faults) implements CampaignFileReading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /// @param where place in the file, `policy.waitSeconds.busy`; empty for the file as a whole
  /// @param found what stands there
  /// @param wanted what may be written there: words, or the limits of a number
  record Fault(Kind kind, String where, String found, String wanted) {}

  /// What can be wrong with a campaign file.
  enum Kind {
    ABSENT,
    UNREADABLE,
    TOO_LARGE,
    NOT_UTF_8,
    NOT_JSON,
    REPEATED_KEY,
    MISSING,
    EMPTY,
    UNKNOWN_KEY,
    NOT_TEXT,
    NOT_A_NUMBER,
    NOT_AN_OBJECT,
    NOT_A_LIST,
    UNKNOWN_WORD,
    OUT_OF_RANGE,
    NOT_A_TIME,
    /// Outside the hours in which people may be called.
    TIME_NOT_ALLOWED,
    /// From one time to another that comes too soon after it, or before it.
    HOURS_TOO_SHORT,
    EVERYONE_AND_STREETS,
    AUDIO_UNREADABLE
  }
}

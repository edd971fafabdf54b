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

  /// @param where place in the file, `policy.waitSeconds.busy`, or `line:column`
  /// @param found what stands there
  record Fault(Kind kind, String where, String found) {}

  /// What can be wrong with a campaign file.
  enum Kind {
    UNREADABLE,
    NOT_JSON,
    MISSING,
    UNKNOWN_KEY,
    NOT_TEXT,
    NOT_A_NUMBER,
    NOT_AN_OBJECT,
    NOT_A_LIST,
    UNKNOWN_WORD,
    OUT_OF_RANGE,
    AUDIO_UNREADABLE
  }
}

package org.tocsin.dispatch;

import java.util.List;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// A residence of a campaign with its numbers, in order, and what calling them came to.
///
/// @param file the resident file's key in the database
/// @param priority from 1, the most pressing, to 9
/// @param tries ended attempts, oldest first
/// @param lastOrdinal of all its attempts, ended or not
/// @param pending whether an attempt of it waits or is in progress
public record TargetHistory(
    long target,
    CampaignId campaign,
    long file,
    Language language,
    TargetState state,
    ReachGrade grade,
    int priority,
    List<PhoneNumber> numbers,
    List<NextStep.Try> tries,
    int lastOrdinal,
    boolean pending) {
  public TargetHistory {
    numbers = List.copyOf(numbers);
    tries = List.copyOf(tries);
  }
}

package org.tocsin.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;

/// A residence of a campaign with its contacts, in order, and what trying them came to.
///
/// @param file the resident file's key in the database
/// @param priority from 1, the most pressing, to 9
/// @param tries ended attempts, oldest first
/// @param lastOrdinal of all its attempts, ended or not
/// @param pending channels in which an attempt of ours waits or is in progress
public record TargetHistory(
    long target,
    CampaignId campaign,
    long file,
    Language language,
    TargetState state,
    ReachGrade grade,
    Optional<TargetReason> reason,
    int priority,
    List<Contact> contacts,
    List<NextStep.Try> tries,
    int lastOrdinal,
    Set<Channel> pending) {
  public TargetHistory {
    contacts = List.copyOf(contacts);
    tries = List.copyOf(tries);
    pending = Set.copyOf(pending);
  }
}

package org.tocsin.dispatch;

import java.time.Duration;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// An attempt that a dispatcher took from the queue and that may be called.
///
/// @param target the residence's row in the frozen audience
/// @param language of the resident
/// @param incoming the residence called back
public record Claim(
    AttemptId attempt,
    CampaignId campaign,
    long target,
    int ordinal,
    int round,
    int position,
    PhoneNumber number,
    String extension,
    Duration delay,
    Language language,
    boolean incoming) {}

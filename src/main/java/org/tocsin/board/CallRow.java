package org.tocsin.board;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;

/// One attempt as the live table shows it.
///
/// @param since when it entered its state
/// @param begun when the call left, empty while it is still queued
/// @param address the residence, `710, boulevard des Seigneurs, app. 2`
/// @param street for the filter by street
/// @param position which number of the residence's list, from 1
/// @param ordinal which attempt for this residence, from 1
/// @param heardPercent share of the message that was heard
/// @param hangupCause ITU-T Q.850, 0 when there was none
/// @param sipCode 0 when there was none
/// @param incoming the residence called back
public record CallRow(
    AttemptId id,
    Instant since,
    Optional<Instant> begun,
    String address,
    String street,
    String name,
    PhoneNumber number,
    int position,
    int ordinal,
    int round,
    AttemptState state,
    Optional<CallOutcome> outcome,
    Optional<AnsweredBy> answeredBy,
    String keys,
    OptionalInt heardPercent,
    Optional<Duration> talked,
    int hangupCause,
    int sipCode,
    String pbx,
    boolean incoming,
    Channel channel) {}

package org.tocsin.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.dispatch.AttemptStore.Lesson;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallEnd;
import org.tocsin.telephony.CallEvent;
import org.tocsin.telephony.CallOutcome;

/// A call that is up or being set up, and what its events said so far. Not for several threads.
final class Flight {
  private static final int MOST_DIGITS = 16;

  private final Claim claim;
  private final Campaign campaign;
  private final VoiceMessage message;
  private final Line line;
  private Progress progress;
  private boolean changed;
  private boolean hungUp;
  private CallEvent.@Nullable Ended ended;

  /// A call that leaves now.
  Flight(Claim claim, Campaign campaign, Line line) {
    this(claim, campaign, line, Progress.none(claim.attempt()));
  }

  /// A call that somebody else began and that has come so far.
  Flight(Claim claim, Campaign campaign, Line line, Progress progress) {
    this.claim = claim;
    this.campaign = campaign;
    this.line = line;
    this.progress = progress;
    message = campaign.message(claim.language());
  }

  AttemptId attempt() {
    return claim.attempt();
  }

  Line line() {
    return line;
  }

  VoiceMessage message() {
    return message;
  }

  Optional<VoiceMessage> introduction() {
    return campaign.introduction(claim.language());
  }

  Policy policy() {
    return campaign.policy();
  }

  Claim claim() {
    return claim;
  }

  Progress progress() {
    return progress;
  }

  boolean hasChanged() {
    return changed;
  }

  void setSaved() {
    changed = false;
  }

  boolean hasEnded() {
    return ended != null;
  }

  boolean isAnswered() {
    return progress.state() == AttemptState.ANSWERED;
  }

  /// Whether this is the first time that it is asked to be hung up.
  boolean hangUpOnce() {
    boolean first = !hungUp;
    hungUp = true;
    return first;
  }

  /// Its end when its PBX's adapter would not even take it.
  CallEvent.Ended notPlaced(Instant now) {
    var end = new CallEnd.Unanswered(CallEnd.Cause.NOT_PLACED, CallEnd.Hangup.NONE);
    return new CallEvent.Ended(claim.attempt(), now, end);
  }

  void fold(CallEvent event) {
    if (ended != null) {
      return;
    }
    var before = progress;
    switch (event) {
      case CallEvent.Dialling it -> advance(AttemptState.DIALLING, it.at());
      case CallEvent.Ringing it -> advance(AttemptState.RINGING, it.at());
      case CallEvent.Answered it -> advance(AttemptState.ANSWERED, it.at());
      case CallEvent.Detected it -> detected(it.by());
      case CallEvent.Played _ -> {
        // Says something of the PBX, nothing of the call that its end does not say.
      }
      case CallEvent.KeyPressed it -> digits(progress.digits() + it.key());
      case CallEvent.Ended it -> end(it);
    }
    changed |= !progress.equals(before);
  }

  private void end(CallEvent.Ended event) {
    ended = event;
    if (event.end() instanceof CallEnd.Answered answered) {
      detected(answered.by());
      digits(answered.keys());
    }
  }

  /// Its end as the policy grades it; only once it has ended.
  AttemptEnd graded() {
    var event = ended;
    if (event == null) {
      throw new IllegalStateException("The call has not ended");
    }
    var answered = event.end() instanceof CallEnd.Answered it ? it : null;
    return new AttemptEnd(
        claim.campaign(),
        claim.target(),
        progress,
        outcome(event.end()),
        Optional.empty(),
        Optional.ofNullable(answered)
            .map(CallEnd.Answered::detectorCause)
            .filter(it -> !it.isEmpty()),
        Optional.ofNullable(answered).map(it -> it.whole() ? message.length() : it.heard()),
        answered != null && answered.optedOut(),
        event.end().hangup(),
        event.at());
  }

  /// Whoever called back and was gone before it could be answered says nothing of the number.
  private CallOutcome outcome(CallEnd end) {
    return claim.incoming() && end instanceof CallEnd.Unanswered
        ? CallOutcome.CANCELLED
        : Grading.outcome(end, policy(), message.length());
  }

  /// For how long it held its channel, if it ever had one; only once it has ended.
  Optional<Lesson> lesson() {
    return Optional.ofNullable(ended)
        .flatMap(event ->
            progress
                .dialledAt()
                .map(dialled ->
                    new Lesson(
                        claim.number(), Duration.between(dialled, event.at()), isAnswered())));
  }

  private void advance(AttemptState state, Instant at) {
    var further = state.compareTo(progress.state()) > 0 ? state : progress.state();
    progress =
        new Progress(
            progress.attempt(),
            further,
            state == AttemptState.DIALLING
                ? progress.dialledAt().or(() -> Optional.of(at))
                : progress.dialledAt(),
            state == AttemptState.RINGING
                ? progress.ringingAt().or(() -> Optional.of(at))
                : progress.ringingAt(),
            state == AttemptState.ANSWERED
                ? progress.answeredAt().or(() -> Optional.of(at))
                : progress.answeredAt(),
            progress.answeredBy(),
            progress.digits());
  }

  private void detected(AnsweredBy by) {
    progress =
        new Progress(
            progress.attempt(),
            progress.state(),
            progress.dialledAt(),
            progress.ringingAt(),
            progress.answeredAt(),
            Optional.of(by),
            progress.digits());
  }

  private void digits(String digits) {
    progress =
        new Progress(
            progress.attempt(),
            progress.state(),
            progress.dialledAt(),
            progress.ringingAt(),
            progress.answeredAt(),
            progress.answeredBy(),
            digits.substring(0, Math.min(digits.length(), MOST_DIGITS)));
  }
}

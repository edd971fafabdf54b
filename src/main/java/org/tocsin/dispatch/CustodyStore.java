package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.telephony.SoundProof;

/// Where it is kept who makes calls and who holds which attempt.
///
/// Every method joins the transaction in progress. Times are those of the [SharedClock].
public interface CustodyStore {

  /// Whether other processes may work on this database.
  boolean isShared();

  /// Enters what a dispatcher is doing, in place of what was known of it.
  void sign(Sign sign);

  void withdraw(String dispatcher);

  /// Dispatchers that have signed since then, by name.
  List<Sign> living(Instant since);

  /// Prolongs the leases of what a dispatcher holds, and says that its campaigns are worked on.
  void renew(String dispatcher, Collection<CampaignId> campaigns, Instant leaseUntil);

  /// Ends the leases of a dispatcher that is dead, or leaves; on a database that is not shared,
  /// those of any.
  void disown(String dispatcher);

  /// What a dispatcher holds that is intended or further.
  List<Held> held(String dispatcher);

  /// Puts back what was claimed and not yet intended by a process whose lease is over.
  ///
  /// @return how many
  int requeueLapsed(Instant now);

  /// Takes over calls that left through these PBXs, and texts, that nobody holds any more.
  void adopt(
      String dispatcher, Collection<String> pbxs, int limit, Instant now, Instant leaseUntil);

  /// What is needed to follow calls.
  List<Departed> departed(Collection<AttemptId> attempts);

  /// Calls that left and that nobody has held since then.
  List<Held> abandoned(Instant since);

  /// Running campaigns on which nobody has worked since then.
  List<CampaignId> silent(Instant since);

  /// Enters which PBXs of a dispatcher cannot play what campaigns say, in place of what was known.
  void mute(String dispatcher, Collection<Mute> mutes);

  /// The PBXs that get no call of a campaign because they cannot play what it says.
  List<Mute> mutes(CampaignId campaign);

  /// An attempt that left the queue.
  record Held(AttemptId attempt, CampaignId campaign, long target, Channel channel) {}

  /// A call that left earlier, and how far it had come.
  ///
  /// @param channel the PBX's own name of a call that came in
  record Departed(
      Claim claim, String pbx, String trunk, Progress progress, Optional<String> channel) {}

  /// A PBX that gets no call of a campaign.
  ///
  /// @param file the message that it cannot play
  record Mute(
      String dispatcher,
      CampaignId campaign,
      String pbx,
      String file,
      Reason reason,
      Instant since) {

    /// What the PBX answered.
    public enum Reason {
      MISSING,
      DIFFERENT,
      NOT_PROVED;

      static Reason of(SoundProof refusal) {
        return switch (refusal) {
          case SoundProof.Missing _ -> MISSING;
          case SoundProof.Different _ -> DIFFERENT;
          case SoundProof.NotProved _ -> NOT_PROVED;
          case SoundProof.Ready _ -> throw new IllegalArgumentException("This is no refusal");
        };
      }
    }
  }

  /// A dispatcher as consoles see it.
  ///
  /// @param service it runs without a window
  /// @param texts whether it sends texts
  /// @param pbxs names of its PBXs, with a comma between them
  /// @param channels that it uses now: of those of its PBXs that answer; none for a console that
  ///   leaves the calls to a service
  record Sign(
      String dispatcher,
      String workstation,
      boolean service,
      boolean simulated,
      boolean texts,
      String pbxs,
      int channels,
      int inFlight,
      Instant startedAt,
      Instant seenAt) {

    /// Whether it is a service that can place calls now: consoles then make none themselves.
    public boolean servesAll() {
      return service && channels > 0;
    }
  }
}

package org.tocsin.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.tocsin.campaign.CampaignId;
import org.tocsin.shared.AttemptId;

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

  /// Takes over calls that left through these PBXs and that nobody holds any more.
  void adopt(
      String dispatcher, Collection<String> pbxs, int limit, Instant now, Instant leaseUntil);

  /// What is needed to follow calls.
  List<Departed> departed(Collection<AttemptId> attempts);

  /// Calls that left and that nobody has held since then.
  List<Held> abandoned(Instant since);

  /// Running campaigns on which nobody has worked since then.
  List<CampaignId> silent(Instant since);

  /// An attempt that left the queue.
  record Held(AttemptId attempt, CampaignId campaign, long target) {}

  /// A call that left earlier, and how far it had come.
  record Departed(Claim claim, String pbx, String trunk, Progress progress) {}

  /// A dispatcher as consoles see it.
  ///
  /// @param service it runs without a window
  /// @param pbxs names of its PBXs, with a comma between them
  /// @param channels of those of its PBXs that can be used now
  record Sign(
      String dispatcher,
      String workstation,
      boolean service,
      boolean simulated,
      String pbxs,
      int channels,
      int inFlight,
      Instant startedAt,
      Instant seenAt) {}
}

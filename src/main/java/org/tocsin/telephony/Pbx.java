package org.tocsin.telephony;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Subscription;

/// A PBX that calls for us.
///
/// Nothing here waits for the network: commands are handed over and return at once, what comes of
/// them arrives as events. Events come on a thread of the adapter, one at a time for each call; a
/// listener must hand them over and return, and must not wait for another answer of this PBX.
public interface Pbx extends AutoCloseable {

  /// Its name in the attempts that it carried.
  String name();

  /// Begins to connect, and keeps connecting again whenever the link is lost.
  void start();

  PbxHealth health();

  /// Its trunks and their health as last heard of, in the order of the settings; a trunk that dies
  /// is seen within seconds of the PBX's seeing it, and calls on it that do not ring yet end with
  /// `TRUNK_DEAD` then.
  List<TrunkHealth> trunks();

  /// Told of each change of health, the trunks' included.
  Subscription onHealth(Consumer<PbxHealth> listener);

  Subscription onCall(Consumer<CallEvent> listener);

  /// Places a call. Whatever happens, one `Ended` event follows, unless the PBX is closed first.
  ///
  /// @throws IllegalArgumentException when a field holds a control character, or the trunk is none
  ///   of this PBX
  void place(PlaceCall call);

  /// Takes over a call that was placed, or answered, on this PBX by somebody else, who is no more.
  /// What the PBX still knows of it comes as events, and one `Ended` follows: of a call that is up,
  /// when it ends; of one that is over, from what the PBX remembers; of one that it remembers
  /// nothing of, that nobody answered, or else, if that is known to be wrong, that somebody did.
  /// Waits for the link when it is down. Thousands may be followed at once. A call that is already
  /// followed is not followed twice.
  void follow(FollowedCall call);

  /// Told of each person who calls back. Whoever is neither answered nor declined within four
  /// seconds hears that nobody is there.
  Subscription onCallBack(Consumer<CallBack> listener);

  /// Plays a message to a person who calls back: an answered call like any other, keys included,
  /// which ends as the caller hangs up. One `Ended` follows, also when the caller has gone already.
  ///
  /// @throws IllegalArgumentException when a field holds a control character
  void answerCallBack(CallBack call, PlayBack play);

  /// Lets a person who calls back know at once that there is nothing to hear.
  void declineCallBack(CallBack call);

  /// Hangs up a call that may or may not still be there.
  void hangUp(AttemptId attempt);

  /// Lets the PBX forget its own record of calls whose results are safe in the database.
  void forget(Collection<AttemptId> attempts);

  /// Puts a message where the PBX reads and proves that it is there.
  CompletionStage<SoundProof> prepare(Sound sound, byte[] wav);

  /// Examines connection, versions, dialplan, trunk and privileges.
  CompletionStage<PbxCheck> check();

  /// Ends the connection; calls that are up go on without us.
  @Override
  void close();
}

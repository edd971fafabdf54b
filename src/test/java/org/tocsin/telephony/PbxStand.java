package org.tocsin.telephony;

import java.nio.file.Path;
import java.time.Duration;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.asterisk.AmiSettings;

/// What stands at the other end of the line in a contract: the simulator, or the rig.
interface PbxStand extends AutoCloseable {

  /// How to reach it directly.
  AmiSettings settings();

  /// A user who may place calls and hear of them, but lacks the privilege `reporting`.
  AmiSettings withoutReporting();

  /// The dialplan's version; empty: none.
  void setDialplan(String version);

  /// The dialplan's version stays, its contexts go: what a reload leaves behind.
  void loseContexts();

  void setTrunkAlive(boolean alive);

  /// The dial string of another trunk of the same PBX, to the same network.
  String secondTrunk();

  void setSecondTrunkAlive(boolean alive);

  String expectedVersion();

  boolean isSimulated();

  /// It is killed with its calls, and started again.
  void crash();

  /// The person of this number calls the city back, and behaves as when called.
  void callBack(PhoneNumber caller);

  /// Somebody calls the desk phone 2001.
  void ringDesk(PhoneNumber caller);

  /// Fails when this number was not called from a desk phone.
  void assertCalledFromDesk(PhoneNumber number);

  /// Those who called back and are still on the line without having been told what for.
  int callersWaiting();

  /// How long something takes here that takes so long in life.
  Duration lasting(Duration life);

  /// Where this stand's texts go.
  String textDestination();

  /// The person of this number texts the city: «Où aller,» and, in a line of its own, «svp?».
  void receiveText(PhoneNumber from);

  /// Texts that came in and that no console has said it kept.
  int textsKept();

  /// Fails when the network did not get this text, once.
  void assertGotText(PhoneNumber number, String body);

  /// Fails when what the called number last recorded is not the whole message, from its first
  /// moment.
  void assertRecordedWhole(PhoneNumber number, Path wav);

  /// Fails when the called party did not get these digits in a call to this number.
  void assertGotDigits(PhoneNumber number, String digits);

  @Override
  void close();
}

package org.tocsin.desk;

import org.tocsin.registry.FileFault.Reason;
import org.tocsin.telephony.DeskCall;

/// What became of a call from one's own phone.
public sealed interface DialOutcome {

  /// The number may not be dialled; no phone rang.
  record Refused(Reason why) implements DialOutcome {}

  /// Nobody has said which phone is his.
  record NoPhone() implements DialOutcome {}

  record Placed(DeskCall call) implements DialOutcome {}
}

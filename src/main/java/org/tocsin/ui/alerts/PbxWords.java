package org.tocsin.ui.alerts;

import java.util.Locale;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.SoundProof;
import org.tocsin.ui.common.Problem;

/// What a PBX that is not ready is said to lack.
final class PbxWords {
  private PbxWords() {}

  static Problem problem(PbxHealth health) {
    return Problem.of("alerts.pbx." + health.state().name().toLowerCase(Locale.ROOT));
  }

  static Problem problem(VoiceMessage message, SoundProof proof) {
    return switch (proof) {
      case SoundProof.Ready _, SoundProof.Missing _ ->
          Problem.of("alerts.proof.missing", message.fileName());
      case SoundProof.Different different ->
          Problem.of(
              "alerts.proof.different",
              message.fileName(),
              different.expectedBytes(),
              different.foundBytes());
      case SoundProof.NotProved notProved ->
          Problem.of("alerts.proof.notProved", message.fileName(), notProved.detail());
    };
  }
}

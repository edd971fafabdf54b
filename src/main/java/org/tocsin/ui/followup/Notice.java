package org.tocsin.ui.followup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tocsin.campaign.AudienceCount;
import org.tocsin.campaign.CampaignFault;
import org.tocsin.telephony.SoundProof;

/// Something to tell the person, as a key of the bundle and what is put in.
record Notice(String key, List<Object> arguments) {
  Notice {
    arguments = List.copyOf(arguments);
  }

  static Notice of(String key, Object... arguments) {
    return new Notice(key, List.of(arguments));
  }

  /// What became of a command; nothing when it shows by itself.
  static Optional<Notice> of(Command command, CommandResult result) {
    return switch (result) {
      case CommandResult.Moved _ -> Optional.empty();
      case CommandResult.Begun begun -> Optional.of(begun(command, begun.count()));
      case CommandResult.NotPossible refused ->
          Optional.of(of("followup.command.notPossible", refused.state()));
      case CommandResult.OtherPbx _ -> Optional.of(of("followup.refused.otherPbx", command));
      case CommandResult.PbxNotReady not ->
          Optional.of(of("followup.refused.pbxNotReady", not.state(), command));
      case CommandResult.Hindered not ->
          Optional.of(of("followup.hindrance." + not.why().name(), command));
      case CommandResult.CountChanged changed ->
          Optional.of(of("followup.refused.count", changed.count().residences()));
      case CommandResult.Refused refused -> Optional.of(fault(refused.faults(), command));
      case CommandResult.SoundNotReady not ->
          Optional.of(sound(not.message().fileName(), not.proof(), command));
    };
  }

  private static Notice begun(Command command, AudienceCount count) {
    return of("followup.begun." + command.code(), count.callable(), count.uncallable());
  }

  private static Notice fault(List<CampaignFault> faults, Command command) {
    var first = faults.getFirst();
    return switch (first.kind()) {
      case NOT_OVER, OTHER_PBX, NOBODY_CALLABLE ->
          of("followup.fault." + first.kind().name().toLowerCase(Locale.ROOT), command);
      default -> of("followup.fault.other", first, command);
    };
  }

  private static Notice sound(String file, SoundProof proof, Command command) {
    return switch (proof) {
      case SoundProof.Ready _, SoundProof.Missing _ ->
          of("followup.refused.soundMissing", file, command);
      case SoundProof.Different different ->
          of(
              "followup.refused.soundDifferent",
              file,
              different.expectedBytes(),
              different.foundBytes(),
              command);
      case SoundProof.NotProved not ->
          of("followup.refused.soundNotProved", file, not.detail(), command);
    };
  }
}

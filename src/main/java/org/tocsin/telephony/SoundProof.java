package org.tocsin.telephony;

/// Whether a message can be played by the PBX, proved before any call depends on it.
public sealed interface SoundProof {

  /// The PBX sees the file, whole.
  record Ready() implements SoundProof {}

  /// The PBX does not see it.
  record Missing() implements SoundProof {}

  /// The PBX sees another size.
  record Different(long expectedBytes, long foundBytes) implements SoundProof {}

  /// It could not be put where the PBX reads, or the PBX did not answer.
  ///
  /// @param detail the technical reason, without personal data
  record NotProved(String detail) implements SoundProof {}
}

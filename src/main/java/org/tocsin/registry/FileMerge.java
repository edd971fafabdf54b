package org.tocsin.registry;

import java.time.Instant;
import java.util.Optional;

/// One file that was closed because another is of the same residence.
///
/// @param kept the file that goes on
/// @param closed the file that no longer does
/// @param keptBefore what the kept one said
/// @param keptAfter what the merge made of it
/// @param keptVersion the version that the merge gave the kept one
/// @param undone who undid it, and when; none while it stands
public record FileMerge(
    long id,
    FileId kept,
    FileId closed,
    FileContent keptBefore,
    FileContent keptAfter,
    int keptVersion,
    String by,
    Instant at,
    Optional<Undone> undone) {

  /// The consent of one file made of two: an opt-out in either stands until it is renewed.
  public static Consent.State consent(Consent.State one, Consent.State other) {
    if (one == Consent.State.WITHDRAWN || other == Consent.State.WITHDRAWN) {
      return Consent.State.WITHDRAWN;
    }
    return one == Consent.State.GIVEN ? one : other;
  }

  /// That it was undone.
  public record Undone(String by, Instant at) {}
}

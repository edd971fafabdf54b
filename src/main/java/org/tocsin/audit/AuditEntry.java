package org.tocsin.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One change, as it is kept.
///
/// @param action what was done, `room.verb`: `registry.update`, `campaign.launch`
/// @param subject what it was done to, `kind:id`: `file:1204`
/// @param details what changed, before and after
public record AuditEntry(
    Instant at, Actor actor, String action, String subject, SortedMap<String, String> details) {
  public AuditEntry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  public static AuditEntry of(
      Instant at, Actor actor, String action, String subject, Map<String, String> details) {
    return new AuditEntry(at, actor, action, subject, new TreeMap<>(details));
  }
}

package org.tocsin.audit;

import java.util.List;

/// Where audit entries are kept; only ever appended to.
public interface AuditLog {

  /// Joins the transaction in progress: the entry stands if and only if the change does.
  void append(AuditEntry entry);

  /// The entries of one subject, newest first.
  List<AuditEntry> of(String subject, int limit);
}

package org.tocsin.store.audit;

import static org.tocsin.store.schema.Tables.AUDIT_ENTRY;

import java.util.List;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.AuditEntryRecord;

/// The audit log in its table.
public final class AuditTable implements AuditLog {
  private final Database database;

  public AuditTable(Database database) {
    this.database = database;
  }

  @Override
  public void append(AuditEntry entry) {
    database
        .dsl()
        .insertInto(AUDIT_ENTRY)
        .set(AUDIT_ENTRY.AT, entry.at())
        .set(AUDIT_ENTRY.ACTOR, entry.actor().name())
        .set(AUDIT_ENTRY.WORKSTATION, entry.actor().workstation())
        .set(AUDIT_ENTRY.ACTION, entry.action())
        .set(AUDIT_ENTRY.SUBJECT, entry.subject())
        .set(AUDIT_ENTRY.DETAILS, AuditDetails.write(entry.details()))
        .execute();
  }

  @Override
  public List<AuditEntry> of(String subject, int limit) {
    return database
        .dsl()
        .selectFrom(AUDIT_ENTRY)
        .where(AUDIT_ENTRY.SUBJECT.eq(subject))
        .orderBy(AUDIT_ENTRY.AT.desc(), AUDIT_ENTRY.ID.desc())
        .limit(limit)
        .fetch(AuditTable::entry);
  }

  private static AuditEntry entry(AuditEntryRecord row) {
    return new AuditEntry(
        row.getAt(),
        new Actor(row.getActor(), row.getWorkstation()),
        row.getAction(),
        row.getSubject(),
        AuditDetails.read(row.getDetails()));
  }
}

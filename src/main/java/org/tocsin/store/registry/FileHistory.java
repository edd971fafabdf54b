package org.tocsin.store.registry;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.AUDIT_ENTRY;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CALL_BACK;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.IMPORT_OPENED;
import static org.tocsin.store.schema.Tables.TEXT_RECEIVED;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.impl.DSL;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileWatch;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// What happened to files: calls and texts of alerts, texts that came in, and which were changed.
final class FileHistory {
  private static final String SUBJECT = "file:";

  /// Of an import that ended, or was undone.
  private static final String LIST = "import:";

  private final Database database;

  FileHistory(Database database) {
    this.database = database;
  }

  /// Newest first. What never left is not listed.
  List<FileEvent> contacts(FileId id, int limit) {
    var at = coalesce(CALL_ATTEMPT.INTENDED_AT, CALL_ATTEMPT.ANSWERED_AT, CALL_ATTEMPT.ENDED_AT);
    var incoming =
        DSL.field(
            DSL.exists(
                select(CALL_BACK.CHANNEL)
                    .from(CALL_BACK)
                    .where(CALL_BACK.ATTEMPT_ID.eq(CALL_ATTEMPT.ID))));
    return database
        .dsl()
        .select(
            at,
            CAMPAIGN.NAME,
            CALL_ATTEMPT.CHANNEL,
            CALL_ATTEMPT.PHONE,
            incoming,
            CALL_ATTEMPT.OUTCOME)
        .from(CAMPAIGN_TARGET)
        .join(CALL_ATTEMPT)
        .on(CALL_ATTEMPT.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(CALL_ATTEMPT.CAMPAIGN_ID))
        .where(CAMPAIGN_TARGET.FILE_ID.in(new ClosedFiles(database).family(id)))
        .and(CALL_ATTEMPT.INTENDED_AT.isNotNull().or(CALL_ATTEMPT.ANSWERED_AT.isNotNull()))
        .orderBy(at.desc(), CALL_ATTEMPT.ID)
        .limit(limit)
        .fetch(row ->
            new FileEvent.Contacted(
                row.value1(),
                row.value2(),
                Channel.ofCode(row.value3()),
                new PhoneNumber(row.value4()),
                row.value5(),
                Optional.ofNullable(row.value6()).orElse("")));
  }

  /// Newest first.
  List<FileEvent> received(FileId id, int limit) {
    return database
        .dsl()
        .select(TEXT_RECEIVED.AT, TEXT_RECEIVED.PHONE, TEXT_RECEIVED.BODY)
        .from(TEXT_RECEIVED)
        .where(
            TEXT_RECEIVED.PHONE.in(
                select(CONTACT_POINT.PHONE)
                    .from(CONTACT_POINT)
                    .where(CONTACT_POINT.FILE_ID.in(new ClosedFiles(database).family(id)))))
        .orderBy(TEXT_RECEIVED.AT.desc(), TEXT_RECEIVED.ID.desc())
        .limit(limit)
        .fetch(row ->
            new FileEvent.Received(row.value1(), new PhoneNumber(row.value2()), row.value3()));
  }

  /// An import keeps the numbers of the files that it opens, not an entry for each.
  OptionalLong importThatOpened(FileId id) {
    var batch =
        database
            .dsl()
            .select(IMPORT_OPENED.BATCH_ID)
            .from(IMPORT_OPENED)
            .where(IMPORT_OPENED.FIRST_FILE.le(id.number()))
            .and(IMPORT_OPENED.LAST_FILE.ge(id.number()))
            .fetchOne(IMPORT_OPENED.BATCH_ID);
    return batch == null ? OptionalLong.empty() : OptionalLong.of(batch);
  }

  long lastChange() {
    return database
        .dsl()
        .select(coalesce(DSL.max(AUDIT_ENTRY.ID), DSL.inline(0L)))
        .from(AUDIT_ENTRY)
        .fetchSingle()
        .value1();
  }

  List<FileWatch.Change> changesAfter(long entry, int limit) {
    return database
        .dsl()
        .select(AUDIT_ENTRY.ID, AUDIT_ENTRY.SUBJECT)
        .from(AUDIT_ENTRY)
        .where(AUDIT_ENTRY.ID.gt(entry))
        .and(AUDIT_ENTRY.SUBJECT.startsWith(SUBJECT).or(AUDIT_ENTRY.SUBJECT.startsWith(LIST)))
        .orderBy(AUDIT_ENTRY.ID)
        .limit(limit)
        .fetch(row -> new FileWatch.Change(row.value1(), file(row.value2())));
  }

  private static Optional<FileId> file(String subject) {
    return subject.startsWith(SUBJECT)
        ? Optional.of(new FileId(Long.parseLong(subject.substring(SUBJECT.length()))))
        : Optional.empty();
  }
}

package org.tocsin.store.exchange;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;

import java.time.Instant;
import java.util.OptionalLong;
import org.tocsin.campaign.CampaignState;
import org.tocsin.exchange.ImportBatches;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportReport;
import org.tocsin.store.Database;

/// The imports in their table.
public final class ImportTable implements ImportBatches {
  private final Database database;
  private final ImportChanges changes;

  public ImportTable(Database database) {
    this.database = database;
    changes = new ImportChangesTable(database);
  }

  @Override
  public OptionalLong freeBytes() {
    return database.freeBytes();
  }

  @Override
  public boolean callsUnderWay(Instant now) {
    // A lease that is over was a dead process's: nobody calls.
    var running =
        CAMPAIGN
            .STATE
            .eq(CampaignState.RUNNING.code())
            .and(CAMPAIGN.LEASE_UNTIL.isNull().or(CAMPAIGN.LEASE_UNTIL.ge(now)));
    return database.dsl().fetchExists(CAMPAIGN, running)
        || database.dsl().fetchExists(CALL_ATTEMPT, CALL_ATTEMPT.LEASE_UNTIL.ge(now));
  }

  @Override
  public long begin(Batch batch) {
    return database
        .dsl()
        .insertInto(IMPORT_BATCH)
        .set(IMPORT_BATCH.FILE_NAME, batch.fileName())
        .set(IMPORT_BATCH.SHA256, batch.sha256())
        .set(IMPORT_BATCH.ACTOR, batch.actor())
        .set(IMPORT_BATCH.STARTED_AT, batch.startedAt())
        .set(IMPORT_BATCH.ENDED_AT, batch.startedAt())
        .set(IMPORT_BATCH.ACCEPTED, 0)
        .set(IMPORT_BATCH.MERGED, 0)
        .set(IMPORT_BATCH.UNCHANGED, 0)
        .set(IMPORT_BATCH.REJECTED, 0)
        .set(IMPORT_BATCH.STREETS_ADDED, 0)
        .returning(IMPORT_BATCH.ID)
        .fetchSingle(IMPORT_BATCH.ID);
  }

  @Override
  public void end(long batch, Instant endedAt, ImportReport report) {
    database
        .dsl()
        .update(IMPORT_BATCH)
        .set(IMPORT_BATCH.ENDED_AT, endedAt)
        .set(IMPORT_BATCH.ACCEPTED, report.accepted())
        .set(IMPORT_BATCH.MERGED, report.merged())
        .set(IMPORT_BATCH.UNCHANGED, report.unchanged())
        .set(IMPORT_BATCH.REJECTED, report.rejected())
        .set(IMPORT_BATCH.STREETS_ADDED, report.streetsAdded().size())
        .where(IMPORT_BATCH.ID.eq(batch))
        .execute();
  }

  @Override
  public ImportChanges changes() {
    return changes;
  }
}

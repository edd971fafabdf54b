package org.tocsin.store.exchange;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;

import java.time.Instant;
import java.util.OptionalLong;
import org.jooq.SQLDialect;
import org.tocsin.campaign.CampaignState;
import org.tocsin.exchange.ImportBatches;
import org.tocsin.store.Database;

/// The imports in their table.
public final class ImportTable implements ImportBatches {
  private final Database database;

  public ImportTable(Database database) {
    this.database = database;
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
    return database.dialect() == SQLDialect.H2
        && (database.dsl().fetchExists(CAMPAIGN, running)
            || database.dsl().fetchExists(CALL_ATTEMPT, CALL_ATTEMPT.LEASE_UNTIL.ge(now)));
  }

  @Override
  public long add(Batch batch) {
    var report = batch.report();
    return database
        .dsl()
        .insertInto(IMPORT_BATCH)
        .set(IMPORT_BATCH.FILE_NAME, batch.fileName())
        .set(IMPORT_BATCH.SHA256, batch.sha256())
        .set(IMPORT_BATCH.ACTOR, batch.actor())
        .set(IMPORT_BATCH.STARTED_AT, batch.startedAt())
        .set(IMPORT_BATCH.ENDED_AT, batch.endedAt())
        .set(IMPORT_BATCH.ACCEPTED, report.accepted())
        .set(IMPORT_BATCH.MERGED, report.merged())
        .set(IMPORT_BATCH.UNCHANGED, report.unchanged())
        .set(IMPORT_BATCH.REJECTED, report.rejected())
        .set(IMPORT_BATCH.STREETS_ADDED, report.streetsAdded().size())
        .returning(IMPORT_BATCH.ID)
        .fetchSingle(IMPORT_BATCH.ID);
  }
}

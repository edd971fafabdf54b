package org.tocsin.store.exchange;

import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.IMPORT_BATCH;
import static org.tocsin.store.schema.Tables.IMPORT_CHANGED;
import static org.tocsin.store.schema.Tables.IMPORT_OPENED;
import static org.tocsin.store.schema.Tables.IMPORT_STREET;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.STREET;
import static org.tocsin.store.schema.Tables.STREET_ALIAS;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.registry.FileId;
import org.tocsin.registry.Street;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.ImportBatchRecord;

/// What imports changed, in its tables.
final class ImportChangesTable implements ImportChanges {
  private final Database database;

  ImportChangesTable(Database database) {
    this.database = database;
  }

  @Override
  public void addOpened(long batch, List<Range> files) {
    for (var range : files) {
      database.dsl().insertInto(IMPORT_OPENED).values(batch, range.first(), range.last()).execute();
    }
  }

  @Override
  public void addChanged(long batch, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var fields =
        List.of(
            IMPORT_CHANGED.FILE_ID,
            IMPORT_CHANGED.BATCH_ID,
            IMPORT_CHANGED.VERSION_BEFORE,
            IMPORT_CHANGED.VERSION_AFTER,
            IMPORT_CHANGED.CONTENT_BEFORE);
    var dsl = database.dsl();
    var rows = changes.stream().map(change -> row(batch, change)).toArray(Object[][]::new);
    dsl.batch(dsl.insertInto(IMPORT_CHANGED, fields).values(0L, 0L, 0, 0, "")).bind(rows).execute();
  }

  private static Object[] row(long batch, Change change) {
    return new Object[] {
      change.file().number(), batch, change.versionBefore(), change.versionAfter(), change.before()
    };
  }

  @Override
  public void addStreets(long batch, List<Street> streets) {
    for (var street : streets) {
      database.dsl().insertInto(IMPORT_STREET).values(batch, street.id()).execute();
    }
  }

  @Override
  public List<Past> list(int limit) {
    return database
        .dsl()
        .selectFrom(IMPORT_BATCH)
        .orderBy(IMPORT_BATCH.ID.desc())
        .limit(limit)
        .fetch(ImportChangesTable::past);
  }

  @Override
  public Optional<Past> find(long batch) {
    return database
        .dsl()
        .selectFrom(IMPORT_BATCH)
        .where(IMPORT_BATCH.ID.eq(batch))
        .fetchOptional(ImportChangesTable::past);
  }

  private static Past past(ImportBatchRecord row) {
    return new Past(
        row.getId(),
        row.getFileName(),
        row.getActor(),
        row.getStartedAt(),
        row.getAccepted(),
        row.getMerged(),
        row.getUnchanged(),
        row.getRejected(),
        Optional.ofNullable(row.getUndoneAt())
            .map(at -> new Undone(at, Optional.ofNullable(row.getUndoneBy()).orElse(""))));
  }

  @Override
  public void lock(long batch) {
    database.serialize("import " + batch);
  }

  @Override
  public List<Range> opened(long batch) {
    return database
        .dsl()
        .selectFrom(IMPORT_OPENED)
        .where(IMPORT_OPENED.BATCH_ID.eq(batch))
        .orderBy(IMPORT_OPENED.FIRST_FILE)
        .fetch(row -> new Range(row.getFirstFile(), row.getLastFile()));
  }

  @Override
  public List<Change> changedAfter(long batch, FileId file, int limit) {
    var files =
        database
            .dsl()
            .selectDistinct(IMPORT_CHANGED.FILE_ID)
            .from(IMPORT_CHANGED)
            .where(IMPORT_CHANGED.BATCH_ID.eq(batch))
            .and(IMPORT_CHANGED.FILE_ID.gt(file.number()))
            .orderBy(IMPORT_CHANGED.FILE_ID)
            .limit(limit)
            .fetch(IMPORT_CHANGED.FILE_ID);
    return database
        .dsl()
        .selectFrom(IMPORT_CHANGED)
        .where(IMPORT_CHANGED.BATCH_ID.eq(batch))
        .and(IMPORT_CHANGED.FILE_ID.in(files))
        .orderBy(IMPORT_CHANGED.FILE_ID, IMPORT_CHANGED.VERSION_BEFORE)
        .fetch(row ->
            new Change(
                new FileId(row.getFileId()),
                row.getVersionBefore(),
                row.getVersionAfter(),
                row.getContentBefore()));
  }

  @Override
  public List<Step> steps(long batch, Collection<FileId> files) {
    var own = IMPORT_CHANGED.BATCH_ID.eq(batch);
    return database
        .dsl()
        .selectFrom(IMPORT_CHANGED)
        .where(IMPORT_CHANGED.FILE_ID.in(files.stream().map(FileId::number).toList()))
        .and(own.or(IMPORT_CHANGED.VERSION_RESTORED.isNotNull()))
        .fetch(row ->
            new Step(
                new FileId(row.getFileId()),
                row.getVersionBefore(),
                row.getBatchId() == batch ? row.getVersionAfter() : row.getVersionRestored()));
  }

  @Override
  public List<FileId> alerted(Range files) {
    return database
        .dsl()
        .selectDistinct(CAMPAIGN_TARGET.FILE_ID)
        .from(CAMPAIGN_TARGET)
        .where(CAMPAIGN_TARGET.FILE_ID.between(files.first(), files.last()))
        .fetch(row -> new FileId(row.value1()));
  }

  @Override
  public void restored(long batch, FileId file, int versionBefore, int versionRestored) {
    database
        .dsl()
        .update(IMPORT_CHANGED)
        .set(IMPORT_CHANGED.VERSION_RESTORED, versionRestored)
        .where(IMPORT_CHANGED.BATCH_ID.eq(batch))
        .and(IMPORT_CHANGED.FILE_ID.eq(file.number()))
        .and(IMPORT_CHANGED.VERSION_BEFORE.eq(versionBefore))
        .execute();
  }

  @Override
  public void removeAnswers(FileId file, Instant takenAt) {
    database
        .dsl()
        .deleteFrom(CONSENT)
        .where(CONSENT.FILE_ID.eq(file.number()))
        .and(CONSENT.MEANS.eq("import"))
        .and(CONSENT.TAKEN_AT.eq(takenAt))
        .execute();
  }

  @Override
  public int removeEmptyStreets(long batch) {
    var dsl = database.dsl();
    var added =
        DSL.select(IMPORT_STREET.STREET_ID)
            .from(IMPORT_STREET)
            .where(IMPORT_STREET.BATCH_ID.eq(batch));
    var residence = DSL.selectOne().from(RESIDENCE).where(RESIDENCE.STREET_ID.eq(STREET.ID));
    var alias = DSL.selectOne().from(STREET_ALIAS).where(STREET_ALIAS.STREET_ID.eq(STREET.ID));
    return dsl.deleteFrom(STREET)
        .where(STREET.ID.in(added))
        .and(STREET.OFFICIAL.isFalse())
        .andNotExists(residence)
        .andNotExists(alias)
        .execute();
  }

  @Override
  public void markUndone(long batch, Undone undone) {
    database
        .dsl()
        .update(IMPORT_BATCH)
        .set(IMPORT_BATCH.UNDONE_AT, undone.at())
        .set(IMPORT_BATCH.UNDONE_BY, undone.by())
        .where(IMPORT_BATCH.ID.eq(batch))
        .execute();
  }
}

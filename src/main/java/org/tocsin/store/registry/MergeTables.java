package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.FILE_MERGE;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileMerge;
import org.tocsin.registry.MergeStore;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.VersionSteps;
import org.tocsin.shared.ConflictException;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.FileMergeRecord;

/// Merges in their table, and what they do to the rows of both files.
public final class MergeTables implements MergeStore {
  private final Database database;
  private final FileReader reader;
  private final FileWriter writer;
  private final FileParts parts;
  private final ClosedFiles closedFiles;

  public MergeTables(Database database) {
    this.database = database;
    var streets = new StreetTables(database);
    reader = new FileReader(database, streets);
    writer = new FileWriter(database, streets);
    parts = new FileParts(database);
    closedFiles = new ClosedFiles(database);
  }

  @Override
  public void lock() {
    closedFiles.lock();
  }

  @Override
  public FileMerge merge(
      ResidentFile keep, ResidentFile other, FileContent content, String by, Instant now) {
    var dsl = database.dsl();
    var dates = InvalidDates.read(dsl, List.of(keep.id(), other.id()));
    var before = FileSnapshot.write(keep.content(), InvalidDates.read(dsl, List.of(keep.id())));
    close(other, keep.id(), now);
    update(keep.id(), keep.version(), content, dates, now);
    var row = dsl.newRecord(FILE_MERGE);
    row.setKeptFile(keep.id().number());
    row.setClosedFile(other.id().number());
    row.setMergedBy(by);
    row.setMergedAt(now);
    row.setKeptBefore(before);
    row.setKeptAfter(FileSnapshot.write(content, dates));
    row.setKeptVersion(keep.version() + 1);
    row.setClosedVersion(other.version() + 1);
    row.setClosedCard(FileFields.card(other.content().particulars()));
    row.setConsentId(takeOverConsent(keep, other, content));
    row.store();
    return merge(row);
  }

  /// It keeps all it says, but what only one file may have.
  private void close(ResidentFile other, FileId kept, Instant now) {
    var dsl = database.dsl();
    int changed =
        dsl.update(RESIDENT_FILE)
            .setNull(RESIDENT_FILE.CARD_NUMBER)
            .set(RESIDENT_FILE.VERSION, other.version() + 1)
            .set(RESIDENT_FILE.UPDATED_AT, now)
            .where(RESIDENT_FILE.ID.eq(other.id().number()))
            .and(RESIDENT_FILE.VERSION.eq(other.version()))
            .execute();
    if (changed == 0) {
      throw changedMeanwhile();
    }
    dsl.update(RESIDENCE)
        .set(RESIDENCE.CLOSED_FILE, other.id().number())
        .where(isResidenceOf(other.id()))
        .execute();
    closedFiles.close(other.id(), kept);
    parts.deleteKeys(other.id());
    dsl.deleteFrom(SUSPECTED_PAIR)
        .where(
            SUSPECTED_PAIR
                .FIRST_FILE
                .eq(other.id().number())
                .or(SUSPECTED_PAIR.SECOND_FILE.eq(other.id().number())))
        .execute();
  }

  private Condition isResidenceOf(FileId file) {
    return RESIDENCE.ID.eq(
        database
            .dsl()
            .select(RESIDENT_FILE.RESIDENCE_ID)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.eq(file.number())));
  }

  private void update(
      FileId file, int version, FileContent content, InvalidDates dates, Instant now) {
    if (!writer.update(file, version, content, now)) {
      throw changedMeanwhile();
    }
    dates.write(database.dsl(), file);
  }

  private static ConflictException changedMeanwhile() {
    return new ConflictException(
        "A file was changed meanwhile", new IllegalStateException("Another version"));
  }

  /// The answer that the other file had, with its provenance, where it becomes that of both.
  private @Nullable Long takeOverConsent(
      ResidentFile keep, ResidentFile other, FileContent content) {
    var answer = other.consent().provenance();
    if (content.consent() == keep.content().consent() || answer.isEmpty()) {
      return null;
    }
    return database
        .dsl()
        .insertInto(CONSENT)
        .set(CONSENT.FILE_ID, keep.id().number())
        .set(CONSENT.STATE, FileFields.column(content.consent()))
        .set(CONSENT.MEANS, FileFields.column(answer.get().means()))
        .set(CONSENT.TAKEN_BY, answer.get().takenBy())
        .set(CONSENT.TAKEN_AT, answer.get().takenAt())
        .set(CONSENT.LANGUAGE, answer.get().language().code())
        .set(CONSENT.TEXT_VERSION, answer.get().textVersion())
        .returning(CONSENT.ID)
        .fetchSingle(CONSENT.ID);
  }

  @Override
  public Optional<FileMerge> find(long merge) {
    return database
        .dsl()
        .selectFrom(FILE_MERGE)
        .where(FILE_MERGE.ID.eq(merge))
        .fetchOptional(MergeTables::merge);
  }

  @Override
  public List<FileMerge> recent(int limit) {
    return database
        .dsl()
        .selectFrom(FILE_MERGE)
        .orderBy(FILE_MERGE.ID.desc())
        .limit(limit)
        .fetch(MergeTables::merge);
  }

  private static FileMerge merge(FileMergeRecord row) {
    return new FileMerge(
        row.getId(),
        new FileId(row.getKeptFile()),
        new FileId(row.getClosedFile()),
        FileSnapshot.read(row.getKeptBefore()).content(),
        FileSnapshot.read(row.getKeptAfter()).content(),
        row.getKeptVersion(),
        row.getMergedBy(),
        row.getMergedAt(),
        Optional.ofNullable(row.getUndoneBy())
            .map(by -> new FileMerge.Undone(by, row.getUndoneAt())));
  }

  private FileMergeRecord row(FileMerge merge) {
    return database.dsl().selectFrom(FILE_MERGE).where(FILE_MERGE.ID.eq(merge.id())).fetchSingle();
  }

  @Override
  public Optional<ResidentFile> findClosed(FileMerge merge) {
    var card = Optional.ofNullable(row(merge).getClosedCard()).map(CardNumber::new);
    return reader.findClosed(merge.closed()).map(file -> withCard(file, card));
  }

  private static ResidentFile withCard(ResidentFile file, Optional<CardNumber> card) {
    return new ResidentFile(
        file.id(),
        file.account(),
        file.content().withCard(card),
        file.consent(),
        file.version(),
        file.createdAt(),
        file.updatedAt());
  }

  @Override
  public VersionSteps undone(FileId file) {
    var steps = new HashMap<Integer, Integer>();
    database
        .dsl()
        .selectFrom(FILE_MERGE)
        .where(FILE_MERGE.KEPT_FILE.eq(file.number()).or(FILE_MERGE.CLOSED_FILE.eq(file.number())))
        .and(FILE_MERGE.UNDONE_AT.isNotNull())
        .forEach(row -> {
          boolean kept = row.getKeptFile() == file.number();
          var from = kept ? row.getKeptVersion() : row.getClosedVersion();
          var to = kept ? row.getUndoneKeptVersion() : row.getUndoneClosedVersion();
          if (from != null && to != null) {
            steps.put(from - 1, to);
          }
        });
    return new VersionSteps(steps);
  }

  @Override
  public Optional<ResidentFile> findClosedFor(FileId kept, int version) {
    return database
        .dsl()
        .selectFrom(FILE_MERGE)
        .where(FILE_MERGE.KEPT_FILE.eq(kept.number()))
        .and(FILE_MERGE.KEPT_VERSION.eq(version + 1))
        .and(FILE_MERGE.UNDONE_AT.isNull())
        .fetchOptional(MergeTables::merge)
        .flatMap(this::findClosed);
  }

  @Override
  public void undo(FileMerge merge, ResidentFile kept, String by, Instant now) {
    var row = row(merge);
    var closed = findClosed(merge).orElseThrow();
    var before = FileSnapshot.read(row.getKeptBefore());
    // First, so that the kept file is no longer found by what is the other's.
    closedFiles.reopen(closed.id());
    update(kept.id(), kept.version(), before.content(), before.invalidDates(), now);
    reopen(closed, now);
    var consent = row.getConsentId();
    if (consent != null) {
      database.dsl().deleteFrom(CONSENT).where(CONSENT.ID.eq(consent)).execute();
    }
    row.setUndoneBy(by);
    row.setUndoneAt(now);
    row.setUndoneKeptVersion(kept.version() + 1);
    boolean untouched = Objects.equals(row.getClosedVersion(), closed.version());
    row.setUndoneClosedVersion(untouched ? closed.version() + 1 : null);
    row.setConsentId(null);
    row.store();
  }

  private void reopen(ResidentFile closed, Instant now) {
    var dsl = database.dsl();
    dsl.update(RESIDENCE)
        .set(RESIDENCE.CLOSED_FILE, 0L)
        .where(isResidenceOf(closed.id()))
        .execute();
    dsl.update(RESIDENT_FILE)
        .set(RESIDENT_FILE.CARD_NUMBER, FileFields.card(closed.content().particulars()))
        .set(RESIDENT_FILE.VERSION, RESIDENT_FILE.VERSION.plus(1))
        .set(RESIDENT_FILE.UPDATED_AT, now)
        .where(RESIDENT_FILE.ID.eq(closed.id().number()))
        .execute();
    parts.replaceKeys(closed.id(), closed.content());
  }
}

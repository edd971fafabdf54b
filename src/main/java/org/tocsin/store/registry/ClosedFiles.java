package org.tocsin.store.registry;

import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.FILE_MERGE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record1;
import org.jooq.Select;
import org.tocsin.registry.FileId;
import org.tocsin.store.Database;

/// Which files are closed, and which is kept in their place.
final class ClosedFiles {
  private final Database database;

  ClosedFiles(Database database) {
    this.database = database;
  }

  /// Has whoever else merges, pairs or removes files wait until the transaction ends. Before any
  /// file is locked, or two that do so could wait for each other.
  void lock() {
    database.serialize("duplicates");
  }

  /// The few files that are closed, for a condition that leaves them out.
  static Select<Record1<Long>> all() {
    return select(CLOSED_FILE.FILE_ID).from(CLOSED_FILE);
  }

  /// A file and those that were closed for it.
  List<Long> family(FileId file) {
    return Stream.concat(Stream.of(file), closedInto(file).stream()).map(FileId::number).toList();
  }

  Optional<FileId> keptInPlaceOf(FileId closed) {
    return database
        .dsl()
        .select(CLOSED_FILE.KEPT_FILE)
        .from(CLOSED_FILE)
        .where(CLOSED_FILE.FILE_ID.eq(closed.number()))
        .fetchOptional(row -> new FileId(row.value1()));
  }

  /// Of the files that are closed, each with the one that is kept.
  Map<FileId, FileId> keptInPlaceOf(Collection<FileId> closed) {
    return closed.isEmpty()
        ? Map.of()
        : database
            .dsl()
            .select(CLOSED_FILE.FILE_ID, CLOSED_FILE.KEPT_FILE)
            .from(CLOSED_FILE)
            .where(CLOSED_FILE.FILE_ID.in(closed.stream().map(FileId::number).toList()))
            .fetchMap(row -> new FileId(row.value1()), row -> new FileId(row.value2()));
  }

  /// In the order of their keys.
  List<FileId> closedInto(FileId kept) {
    return database
        .dsl()
        .select(CLOSED_FILE.FILE_ID)
        .from(CLOSED_FILE)
        .where(CLOSED_FILE.KEPT_FILE.eq(kept.number()))
        .orderBy(CLOSED_FILE.FILE_ID)
        .fetch(row -> new FileId(row.value1()));
  }

  int count() {
    return database.dsl().fetchCount(CLOSED_FILE);
  }

  /// Closes a file: it leads to the one that is kept, and so do those that led to it.
  void close(FileId closed, FileId kept) {
    database
        .dsl()
        .update(CLOSED_FILE)
        .set(CLOSED_FILE.KEPT_FILE, kept.number())
        .where(CLOSED_FILE.KEPT_FILE.eq(closed.number()))
        .execute();
    database
        .dsl()
        .insertInto(CLOSED_FILE)
        .set(CLOSED_FILE.FILE_ID, closed.number())
        .set(CLOSED_FILE.KEPT_FILE, kept.number())
        .execute();
  }

  /// Opens a file again: those that were merged into it before it was closed lead to it again.
  void reopen(FileId closed) {
    database.dsl().deleteFrom(CLOSED_FILE).where(CLOSED_FILE.FILE_ID.eq(closed.number())).execute();
    var led = new ArrayList<Long>();
    var next = List.of(closed.number());
    while (!next.isEmpty()) {
      next = mergedInto(next);
      led.addAll(next);
    }
    database
        .dsl()
        .update(CLOSED_FILE)
        .set(CLOSED_FILE.KEPT_FILE, closed.number())
        .where(CLOSED_FILE.FILE_ID.in(led))
        .execute();
  }

  private List<Long> mergedInto(List<Long> files) {
    return database
        .dsl()
        .select(FILE_MERGE.CLOSED_FILE)
        .from(FILE_MERGE)
        .where(FILE_MERGE.KEPT_FILE.in(files))
        .and(FILE_MERGE.UNDONE_AT.isNull())
        .fetch(FILE_MERGE.CLOSED_FILE);
  }
}

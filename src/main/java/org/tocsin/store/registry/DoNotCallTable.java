package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.DO_NOT_CALL;

import java.util.List;
import org.tocsin.registry.DoNotCallEntry;
import org.tocsin.registry.DoNotCallStore;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// The do-not-call list in its table.
public final class DoNotCallTable implements DoNotCallStore {
  private final Database database;

  public DoNotCallTable(Database database) {
    this.database = database;
  }

  @Override
  public List<DoNotCallEntry> list() {
    return database
        .dsl()
        .selectFrom(DO_NOT_CALL)
        .orderBy(DO_NOT_CALL.PHONE)
        .fetch(row ->
            new DoNotCallEntry(
                new PhoneNumber(row.getPhone()),
                row.getReason(),
                row.getAddedBy(),
                row.getAddedAt()));
  }

  @Override
  public boolean add(DoNotCallEntry entry) {
    database.serialize("do not call " + entry.number().e164());
    var known = DO_NOT_CALL.PHONE.eq(entry.number().e164());
    if (database.dsl().fetchExists(DO_NOT_CALL, known)) {
      return false;
    }
    database
        .dsl()
        .insertInto(DO_NOT_CALL)
        .set(DO_NOT_CALL.PHONE, entry.number().e164())
        .set(DO_NOT_CALL.REASON, entry.reason())
        .set(DO_NOT_CALL.ADDED_BY, entry.addedBy())
        .set(DO_NOT_CALL.ADDED_AT, entry.addedAt())
        .execute();
    return true;
  }

  @Override
  public boolean remove(PhoneNumber number) {
    return database
            .dsl()
            .deleteFrom(DO_NOT_CALL)
            .where(DO_NOT_CALL.PHONE.eq(number.e164()))
            .execute()
        == 1;
  }
}

package org.tocsin.store.registry;

import static org.jooq.impl.DSL.max;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import org.tocsin.registry.AccountNumber;
import org.tocsin.store.Database;

/// The account numbers that no telephone can have, given in their order.
final class AccountsOfNoPhone {
  private static final AccountNumber FIRST = AccountNumber.ofNoPhone(1);
  private static final AccountNumber LAST = AccountNumber.ofNoPhone(9_999_999);

  private final Database database;

  AccountsOfNoPhone(Database database) {
    this.database = database;
  }

  /// Follows the last that is taken, also by a file that was closed.
  AccountNumber next() {
    var last =
        database
            .dsl()
            .select(max(RESIDENT_FILE.ACCOUNT_NUMBER))
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ACCOUNT_NUMBER.between(FIRST.digits(), LAST.digits()))
            .fetchOne(row -> row.value1());
    return last == null ? FIRST : AccountNumber.ofNoPhone(Integer.parseInt(last) + 1);
  }
}

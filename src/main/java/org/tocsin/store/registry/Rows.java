package org.tocsin.store.registry;

import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// Inserts of many rows as one batch: rendered once, sent together.
final class Rows {
  private Rows() {}

  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  static void insert(
      DSLContext dsl,
      Table<?> table,
      List<? extends Field<?>> fields,
      List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<@Nullable Object> nothing = Collections.nCopies(fields.size(), null);
    dsl.batch(dsl.insertInto(table).columns(fields).values(nothing))
        .bind(rows.toArray(Object[][]::new))
        .execute();
  }
}

package org.tocsin.store.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/// Inserts of many rows at once, by the quickest way of each engine.
final class Rows {
  /// A COPY of fewer takes longer than an insert.
  private static final int FEWEST_TO_COPY = 20;

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
    if (copies(dsl, rows)) {
      CopiedRows.insert(dsl, table, fields, rows);
      return;
    }
    List<@Nullable Object> nothing = Collections.nCopies(fields.size(), null);
    dsl.batch(dsl.insertInto(table).columns(fields).values(nothing))
        .bind(rows.toArray(Object[][]::new))
        .execute();
  }

  /// Inserts rows to which the engine gives their ids.
  ///
  /// @param telling how many of the first fields tell each row from the others: no engine promises
  ///   to return the rows in the order in which it was given them
  /// @return the ids, in the order of the rows
  static List<Long> insertNumbered(
      DSLContext dsl,
      TableField<?, Long> id,
      List<? extends Field<?>> fields,
      int telling,
      List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    return copies(dsl, rows)
        ? CopiedRows.insertNumbered(dsl, id, fields, rows)
        : insertReturning(dsl, id, fields, telling, rows);
  }

  private static List<Long> insertReturning(
      DSLContext dsl,
      TableField<?, Long> id,
      List<? extends Field<?>> fields,
      int telling,
      List<@Nullable Object[]> rows) {
    var insert = dsl.insertInto(id.getTable()).columns(fields);
    for (var row : rows) {
      insert = insert.values(row);
    }
    var returned = new ArrayList<Field<?>>(fields.subList(0, telling));
    returned.add(id);
    var ids = new HashMap<List<?>, Long>();
    insert
        .returningResult(returned)
        .fetch()
        .forEach(row -> ids.put(row.intoList().subList(0, telling), row.get(id)));
    return rows.stream().map(row -> idOf(ids, row, telling)).toList();
  }

  private static Long idOf(HashMap<List<?>, Long> ids, @Nullable Object[] row, int telling) {
    var id = ids.get(Arrays.asList(row).subList(0, telling));
    if (id == null) {
      throw new IllegalStateException("A row that was inserted was not returned");
    }
    return id;
  }

  private static boolean copies(DSLContext dsl, List<@Nullable Object[]> rows) {
    return dsl.dialect() == SQLDialect.POSTGRES && rows.size() >= FEWEST_TO_COPY;
  }
}

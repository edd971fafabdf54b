package org.tocsin.store.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/// Many changes in few round trips: those of the same text go as one statement with many values,
/// which PostgreSQL takes several times as fast as a statement each.
final class Batches {
  private Batches() {}

  /// @return for each query, in their order, how many rows it changed
  static int[] execute(DSLContext dsl, List<? extends Query> queries) {
    if (queries.size() == 1) {
      return new int[] {dsl.execute(queries.getFirst())};
    }
    var bySql = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < queries.size(); i++) {
      bySql.computeIfAbsent(queries.get(i).getSQL(), _ -> new ArrayList<>()).add(i);
    }
    var counts = new int[queries.size()];
    for (var places : bySql.values()) {
      var batch = dsl.batch(queries.get(places.getFirst()));
      for (int place : places) {
        batch = batch.bind(queries.get(place).getBindValues().toArray());
      }
      var done = batch.execute();
      for (int i = 0; i < done.length; i++) {
        counts[places.get(i)] = done[i];
      }
    }
    return counts;
  }
}

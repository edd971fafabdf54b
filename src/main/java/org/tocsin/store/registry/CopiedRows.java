package org.tocsin.store.registry;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows for PostgreSQL's COPY, in its text format: the server neither parses nor plans a statement
/// with thousands of parameters, and nobody renders it.
final class CopiedRows {
  private CopiedRows() {}

  static void insert(
      DSLContext dsl,
      Table<?> table,
      List<? extends Field<?>> fields,
      List<@Nullable Object[]> rows) {
    var text = new StringBuilder();
    for (var row : rows) {
      appendRow(text, row);
    }
    copy(dsl, table, fields, text);
  }

  /// @return the ids, in the order of the rows
  static List<Long> insertNumbered(
      DSLContext dsl,
      TableField<?, Long> id,
      List<? extends Field<?>> fields,
      List<@Nullable Object[]> rows) {
    var table = Objects.requireNonNull(id.getTable());
    var ids = nextIds(dsl, id, table, rows.size());
    var text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      text.append(ids.get(i)).append('\t');
      appendRow(text, rows.get(i));
    }
    var all = new ArrayList<Field<?>>(List.of(id));
    all.addAll(fields);
    copy(dsl, table, all, text);
    return ids;
  }

  private static List<Long> nextIds(
      DSLContext dsl, TableField<?, Long> id, Table<?> table, int count) {
    var sequence =
        function(
            "pg_get_serial_sequence",
            SQLDataType.VARCHAR,
            inline(dsl.render(table)),
            inline(dsl.render(id.getUnqualifiedName()).replace("\"", "")));
    return dsl.select(function("nextval", SQLDataType.BIGINT, sequence))
        .from(DSL.generateSeries(1, count))
        .fetch(0, Long.class);
  }

  private static void copy(
      DSLContext dsl, Table<?> table, List<? extends Field<?>> fields, StringBuilder text) {
    var columns =
        fields.stream()
            .map(field -> dsl.render(field.getUnqualifiedName()))
            .collect(Collectors.joining(", ", "(", ")"));
    var statement = "copy " + dsl.render(table) + " " + columns + " from stdin";
    dsl.connection(connection -> {
      try {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(statement, new StringReader(text.toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static void appendRow(StringBuilder text, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      append(text, row[i]);
    }
    text.append('\n');
  }

  /// Numbers, instants and truths are written as PostgreSQL reads them.
  private static void append(StringBuilder text, @Nullable Object found) {
    if (found == null) {
      text.append("\\N");
      return;
    }
    var written = found.toString();
    for (int i = 0; i < written.length(); i++) {
      char letter = written.charAt(i);
      switch (letter) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(letter);
      }
    }
  }
}

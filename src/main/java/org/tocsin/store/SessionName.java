package org.tocsin.store;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.tocsin.shared.LongWork;

/// The name under which a session of PostgreSQL does long work: every other session may read it, it
/// is gone with its transaction, and the server keeps 63 characters of it, none with an accent.
final class SessionName {
  /// How all of them begin.
  private static final String BEGINNING = "tocsin ";

  private static final int LONGEST = 63;
  private static final int LONGEST_PERSON = 20;
  private static final Pattern FORM = Pattern.compile(BEGINNING + "([A-Z]+)/([^/]*)/(.*)");

  private SessionName() {}

  static String of(LongWork work) {
    var by = plain(work.by());
    var person = by.substring(0, Math.min(by.length(), LONGEST_PERSON));
    var name = BEGINNING + work.kind().name() + "/" + person + "/" + plain(work.list());
    return name.substring(0, Math.min(name.length(), LONGEST));
  }

  /// The session has this name until its transaction ends.
  static void take(DSLContext dsl, LongWork work) {
    dsl.fetch("select set_config('application_name', ?, true)", of(work));
  }

  /// What the longest transaction of such a session does.
  static Optional<LongWork> find(DSLContext dsl) {
    var names =
        "select application_name from pg_stat_activity where datname = current_database()"
            + " and application_name like ? order by xact_start";
    return dsl.fetch(names, BEGINNING + "%").stream()
        .flatMap(row -> read(String.valueOf(row.get(0))).stream())
        .findFirst();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^ -~]", "?")
        .replace('/', '-');
  }

  /// Nothing for the name of a session that does something else.
  static Optional<LongWork> read(String name) {
    var matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    for (var kind : LongWork.Kind.values()) {
      if (kind.name().equals(matcher.group(1))) {
        return Optional.of(new LongWork(kind, matcher.group(3), matcher.group(2)));
      }
    }
    return Optional.empty();
  }
}

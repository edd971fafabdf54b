package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.impl.DSL;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.store.Database;

/// Which files pass a filter. One question is answered by one of these.
///
/// A filter that few files pass begins with those that an index gives for the rarest of what it
/// asks. One that many pass is asked about files as they come, of which enough pass soon. So
/// neither depends on what an engine makes of a statement that has both a filter and an order.
final class FileSieve {
  /// So many files of a million are looked at one by one in less time than a person notices; of a
  /// filter that more pass, one in fifty of any.
  static final int FEW = 20_000;

  private static final int BLOCK = 1_000;

  private final Database database;
  private final int few;
  private final Condition wanted;

  /// Those among which all are that pass; none when they are many.
  private final Optional<Set<Long>> among;

  private final Map<Long, Boolean> known = new HashMap<>();

  /// @param few up to how many files may be looked at one by one
  FileSieve(Database database, StreetTables streets, FileFilter filter, int few) {
    this.database = database;
    this.few = few;
    var ofStreet = filter.street().map(streets::named);
    var conditions = new ArrayList<>(conditions(filter));
    ofStreet.ifPresent(ids -> conditions.add(isOnStreet(ids)));
    wanted = DSL.and(conditions);
    among = among(filter, ofStreet);
  }

  private static List<Condition> conditions(FileFilter filter) {
    var conditions = new ArrayList<Condition>();
    filter
        .language()
        .ifPresent(language -> conditions.add(RESIDENT_FILE.LANGUAGE.eq(language.code())));
    filter.changedSince().ifPresent(since -> conditions.add(RESIDENT_FILE.UPDATED_AT.ge(since)));
    for (var sign : filter.signs()) {
      conditions.add(
          switch (sign) {
            case NO_USABLE_NUMBER ->
                RESIDENT_FILE.ACTIVE.isTrue().and(RESIDENT_FILE.REACHABLE.isFalse());
            case CONSENT_MISSING -> RESIDENT_FILE.CONSENT_STATE.eq("unknown");
            case INVALID_NUMBER ->
                DSL.exists(
                    DSL.selectOne()
                        .from(CONTACT_POINT)
                        .where(CONTACT_POINT.FILE_ID.eq(RESIDENT_FILE.ID))
                        .and(CONTACT_POINT.INVALID_SINCE.isNotNull()));
          });
    }
    return conditions;
  }

  private static Condition isOnStreet(List<Long> streets) {
    return DSL.exists(
        DSL.selectOne()
            .from(RESIDENCE)
            .where(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
            .and(RESIDENCE.STREET_ID.in(streets)));
  }

  private Optional<Set<Long>> among(FileFilter filter, Optional<List<Long>> ofStreet) {
    var sources = new ArrayList<List<? extends SelectLimitStep<Record1<Long>>>>();
    ofStreet.ifPresent(ids -> sources.add(List.of(ofStreets(ids))));
    filter
        .changedSince()
        .ifPresent(since ->
            sources.add(
                List.of(
                    DSL.select(RESIDENT_FILE.ID)
                        .from(RESIDENT_FILE)
                        .where(RESIDENT_FILE.UPDATED_AT.ge(since)))));
    if (filter.signs().contains(Sign.INVALID_NUMBER)) {
      sources.add(
          List.of(
              DSL.select(CONTACT_POINT.FILE_ID)
                  .from(CONTACT_POINT)
                  .where(CONTACT_POINT.INVALID_SINCE.isNotNull())));
    }
    var kinds = kinds(filter);
    if (!kinds.isEmpty()) {
      sources.add(kinds);
    }
    return sources.stream()
        .flatMap(source -> few(source).stream())
        .min(Comparator.comparingInt(Set::size));
  }

  private static SelectLimitStep<Record1<Long>> ofStreets(List<Long> streets) {
    return DSL.select(RESIDENT_FILE.ID)
        .from(RESIDENCE)
        .join(RESIDENT_FILE)
        .on(RESIDENT_FILE.RESIDENCE_ID.eq(RESIDENCE.ID))
        .where(RESIDENCE.STREET_ID.in(streets));
  }

  /// One for each part of the index of filters where such files are.
  private static List<SelectLimitStep<Record1<Long>>> kinds(FileFilter filter) {
    boolean unanswered = filter.signs().contains(Sign.CONSENT_MISSING);
    boolean unreachable = filter.signs().contains(Sign.NO_USABLE_NUMBER);
    if (filter.language().isEmpty() && !unanswered && !unreachable) {
      return List.of();
    }
    var kinds = new ArrayList<SelectLimitStep<Record1<Long>>>();
    var languages =
        filter.language().map(one -> Stream.of(one.code())).orElse(Stream.of("fr", "en"));
    var consents = unanswered ? List.of("unknown") : List.of("given", "withdrawn", "unknown");
    languages.forEach(language ->
        consents.forEach(consent ->
            kinds.add(
                DSL.select(RESIDENT_FILE.ID)
                    .from(RESIDENT_FILE)
                    .where(RESIDENT_FILE.LANGUAGE.eq(language))
                    .and(RESIDENT_FILE.CONSENT_STATE.eq(consent))
                    .and(
                        unreachable
                            ? RESIDENT_FILE.ACTIVE.eq(true).and(RESIDENT_FILE.REACHABLE.eq(false))
                            : DSL.noCondition()))));
    return kinds;
  }

  /// Nothing when they are many.
  private Optional<Set<Long>> few(List<? extends SelectLimitStep<Record1<Long>>> source) {
    var files = new HashSet<Long>();
    for (var part : source) {
      Select<Record1<Long>> some = part.limit(few + 1);
      var ids = database.dsl().fetch(some).map(Record1::value1);
      files.addAll(ids);
      if (ids.size() > few || files.size() > few) {
        return Optional.empty();
      }
    }
    return Optional.of(files);
  }

  /// All open files that pass, by name; nothing when they are many.
  Optional<List<Long>> all() {
    return among.map(files ->
        database
            .dsl()
            .select(RESIDENT_FILE.ID)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.eq(DSL.any(files.toArray(Long[]::new))))
            .and(wanted)
            .and(RESIDENT_FILE.ID.notIn(ClosedFiles.all()))
            .orderBy(RESIDENT_FILE.SORT_NAME, RESIDENT_FILE.ID)
            .fetch(RESIDENT_FILE.ID));
  }

  /// What spares looking through all that begins with a letter when a filter, of one street say, is
  /// passed by very few; else nothing.
  Condition within(Field<Long> file) {
    return among
        .filter(files -> files.size() <= BLOCK)
        .<Condition>map(file::in)
        .orElse(DSL.noCondition());
  }

  /// Those of the files that pass, in their order; each is asked about once.
  List<Long> keep(List<Long> files) {
    var unknown =
        new LinkedHashSet<>(files).stream().filter(file -> !known.containsKey(file)).toList();
    unknown.forEach(file -> known.put(file, false));
    pass(unknown).forEach(file -> known.put(file, true));
    return files.stream().filter(file -> known.getOrDefault(file, false)).toList();
  }

  /// Those of the files that pass, in their order.
  List<Long> pass(List<Long> files) {
    var asked = among.map(all -> files.stream().filter(all::contains).toList()).orElse(files);
    var passing = new ArrayList<Long>();
    for (int from = 0; from < asked.size(); from += BLOCK) {
      var block = asked.subList(from, Math.min(asked.size(), from + BLOCK));
      var found =
          database
              .dsl()
              .select(RESIDENT_FILE.ID)
              .from(RESIDENT_FILE)
              .where(RESIDENT_FILE.ID.in(block))
              .and(wanted)
              .fetchSet(RESIDENT_FILE.ID);
      block.stream().filter(found::contains).forEach(passing::add);
    }
    return passing;
  }

  /// Reads more and more of a list until enough files are found, or it is at its end.
  ///
  /// @param first the beginning of the list, as long as is said
  static void gather(
      Set<Long> found, int most, UnaryOperator<List<Long>> kept, IntFunction<List<Long>> first) {
    for (int limit = most; true; limit = 4 * limit) {
      var files = first.apply(limit);
      found.addAll(kept.apply(files));
      if (files.size() < limit || found.size() >= most || limit > Integer.MAX_VALUE / 8) {
        return;
      }
    }
  }
}

package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.DISTINCT_PAIR;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.SEARCH_KEY;
import static org.tocsin.store.schema.Tables.SUSPECTED_PAIR;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.NewFile;
import org.tocsin.shared.Channel;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.schema.tables.records.ContactPointRecord;

/// The rows that hang on a file: contact points, answers about consent, search keys.
final class FileParts {
  private final Database database;

  FileParts(Database database) {
    this.database = database;
  }

  /// Tells one contact point of a file from the others.
  private record Line(Channel channel, PhoneNumber number, String extension) {
    static Line of(ContactPoint contact) {
      return new Line(contact.channel(), contact.number(), contact.extension());
    }
  }

  private record OwnedKey(SearchKeys.Key key, long file) {
    static final Comparator<OwnedKey> ORDER =
        Comparator.<OwnedKey, String>comparing(owned -> owned.key().kind())
            .thenComparing(owned -> owned.key().folded());
  }

  void insertAll(List<FileId> ids, List<NewFile> files, Instant now) {
    var contacts = new ArrayList<@Nullable Object[]>();
    var answers = new ArrayList<@Nullable Object[]>();
    var keys = new ArrayList<OwnedKey>();
    for (int i = 0; i < ids.size(); i++) {
      var file = files.get(i);
      addContacts(ids.get(i), file.content(), now, contacts);
      addAnswer(ids.get(i), file.consent(), answers);
      addKeys(ids.get(i), file.account(), file.content(), keys);
    }
    insertContacts(contacts);
    insertAnswers(answers);
    insertKeys(keys);
  }

  /// A contact point that stays keeps its row, thus its id and the instant it was found invalid.
  void replace(FileId id, FileContent content, Instant now) {
    var known = new HashMap<Line, ContactPointRecord>();
    database
        .dsl()
        .selectFrom(CONTACT_POINT)
        .where(CONTACT_POINT.FILE_ID.eq(id.number()))
        .forEach(row -> known.put(Line.of(FileFields.contact(row)), row));
    var added = new ArrayList<@Nullable Object[]>();
    int position = 0;
    for (var contact : content.contacts()) {
      var row = known.remove(Line.of(contact));
      if (row == null) {
        added.add(values(id, position, contact, now));
      } else {
        row.setPosition(position);
        row.setDescription(contact.description());
        row.setDelaySeconds(contact.delaySeconds());
        row.setActive(contact.active());
        row.setInvalidSince(invalidSince(contact, row.getInvalidSince(), now));
        row.store();
      }
      position++;
    }
    known.values().forEach(ContactPointRecord::delete);
    insertContacts(added);
    replaceKeys(id, content);
  }

  private static @Nullable Instant invalidSince(
      ContactPoint contact, @Nullable Instant known, Instant now) {
    if (!contact.invalid()) {
      return null;
    }
    return known == null ? now : known;
  }

  /// A file is also found under the account numbers of those that were closed for it.
  void replaceKeys(FileId id, FileContent content) {
    var accounts =
        database
            .dsl()
            .select(RESIDENT_FILE.ACCOUNT_NUMBER)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.in(new ClosedFiles(database).family(id)))
            .fetch(row -> new AccountNumber(row.value1()));
    deleteKeys(id);
    var keys = new LinkedHashSet<OwnedKey>();
    accounts.forEach(account -> addKeys(id, account, content, keys));
    insertKeys(new ArrayList<>(keys));
  }

  void deleteKeys(FileId id) {
    database.dsl().deleteFrom(SEARCH_KEY).where(SEARCH_KEY.FILE_ID.eq(id.number())).execute();
  }

  void remove(List<Long> files) {
    var dsl = database.dsl();
    dsl.deleteFrom(SEARCH_KEY).where(SEARCH_KEY.FILE_ID.in(files)).execute();
    dsl.deleteFrom(SUSPECTED_PAIR)
        .where(SUSPECTED_PAIR.FIRST_FILE.in(files).or(SUSPECTED_PAIR.SECOND_FILE.in(files)))
        .execute();
    dsl.deleteFrom(DISTINCT_PAIR)
        .where(DISTINCT_PAIR.FIRST_FILE.in(files).or(DISTINCT_PAIR.SECOND_FILE.in(files)))
        .execute();
    dsl.deleteFrom(CONSENT).where(CONSENT.FILE_ID.in(files)).execute();
    dsl.deleteFrom(CONTACT_POINT).where(CONTACT_POINT.FILE_ID.in(files)).execute();
  }

  void addConsent(FileId id, Consent consent) {
    var answers = new ArrayList<@Nullable Object[]>();
    addAnswer(id, consent, answers);
    insertAnswers(answers);
  }

  private static void addContacts(
      FileId id, FileContent content, Instant now, List<@Nullable Object[]> rows) {
    int position = 0;
    for (var contact : content.contacts()) {
      rows.add(values(id, position++, contact, now));
    }
  }

  private static @Nullable Object[] values(
      FileId id, int position, ContactPoint contact, Instant now) {
    @Nullable Object invalidSince = contact.invalid() ? now : null;
    return Rows.row(
        id.number(),
        contact.channel().code(),
        position,
        contact.number().e164(),
        contact.description(),
        contact.extension(),
        contact.delaySeconds(),
        contact.active(),
        invalidSince);
  }

  private static void addAnswer(FileId id, Consent consent, List<@Nullable Object[]> rows) {
    consent
        .provenance()
        .ifPresent(provenance ->
            rows.add(
                Rows.row(
                    id.number(),
                    FileFields.column(consent.state()),
                    FileFields.column(provenance.means()),
                    provenance.takenBy(),
                    provenance.takenAt(),
                    provenance.language().code(),
                    provenance.textVersion())));
  }

  private static void addKeys(
      FileId id, AccountNumber account, FileContent content, Collection<OwnedKey> keys) {
    SearchKeys.of(account, content).forEach(key -> keys.add(new OwnedKey(key, id.number())));
  }

  private void insertContacts(List<@Nullable Object[]> rows) {
    Rows.insert(
        database.dsl(),
        CONTACT_POINT,
        List.of(
            CONTACT_POINT.FILE_ID,
            CONTACT_POINT.CHANNEL,
            CONTACT_POINT.POSITION,
            CONTACT_POINT.PHONE,
            CONTACT_POINT.DESCRIPTION,
            CONTACT_POINT.EXTENSION,
            CONTACT_POINT.DELAY_SECONDS,
            CONTACT_POINT.ACTIVE,
            CONTACT_POINT.INVALID_SINCE),
        rows);
  }

  private void insertAnswers(List<@Nullable Object[]> rows) {
    Rows.insert(
        database.dsl(),
        CONSENT,
        List.of(
            CONSENT.FILE_ID,
            CONSENT.STATE,
            CONSENT.MEANS,
            CONSENT.TAKEN_BY,
            CONSENT.TAKEN_AT,
            CONSENT.LANGUAGE,
            CONSENT.TEXT_VERSION),
        rows);
  }

  /// In the order of their index: neighbours are written together.
  private void insertKeys(List<OwnedKey> keys) {
    keys.sort(OwnedKey.ORDER);
    Rows.insert(
        database.dsl(),
        SEARCH_KEY,
        List.of(SEARCH_KEY.KIND, SEARCH_KEY.FOLDED, SEARCH_KEY.FILE_ID),
        keys.stream()
            .map(key -> Rows.row(key.key().kind(), key.key().folded(), key.file()))
            .toList());
  }
}

package org.tocsin.store.registry;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.TEXT_RECEIVED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record1;
import org.jooq.Select;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.IncomingTextStore;
import org.tocsin.registry.TextReply;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// Texts that came in, and what they change in the registry.
public final class IncomingTextTables implements IncomingTextStore {
  private final Database database;
  private final FileParts parts;
  private final FileWriter writer;

  public IncomingTextTables(Database database) {
    this.database = database;
    parts = new FileParts(database);
    writer = new FileWriter(database, new StreetTables(database));
  }

  @Override
  public long keep(Instant at, String from, String body, TextReply reply) {
    return database
        .dsl()
        .insertInto(TEXT_RECEIVED)
        .set(TEXT_RECEIVED.AT, at)
        .set(TEXT_RECEIVED.PHONE, from)
        .set(TEXT_RECEIVED.BODY, body)
        .set(TEXT_RECEIVED.KIND, reply.code())
        .returning(TEXT_RECEIVED.ID)
        .fetchSingle(TEXT_RECEIVED.ID);
  }

  @Override
  public void lock(String from) {
    database.serialize("text " + from);
  }

  @Override
  public Optional<Long> find(String from, String body, Instant since, Instant until) {
    return database
        .dsl()
        .select(TEXT_RECEIVED.ID)
        .from(TEXT_RECEIVED)
        .where(TEXT_RECEIVED.PHONE.eq(from))
        .and(TEXT_RECEIVED.AT.between(since, until))
        .and(TEXT_RECEIVED.BODY.eq(body))
        .orderBy(TEXT_RECEIVED.ID)
        .limit(1)
        .fetchOptional(TEXT_RECEIVED.ID);
  }

  @Override
  public boolean optedOutAfter(FileId file, Instant at) {
    var numbers =
        database
            .dsl()
            .select(CONTACT_POINT.PHONE)
            .from(CONTACT_POINT)
            .where(CONTACT_POINT.FILE_ID.eq(file.number()));
    var byText =
        TEXT_RECEIVED
            .PHONE
            .in(numbers)
            .and(TEXT_RECEIVED.AT.gt(at))
            .and(TEXT_RECEIVED.KIND.eq(new TextReply.OptOut().code()));
    // The answer that a text gave bears the moment of its reading, not that of its sending.
    var otherwise =
        CONSENT
            .FILE_ID
            .eq(file.number())
            .and(CONSENT.STATE.eq(FileFields.column(Consent.State.WITHDRAWN)))
            .and(CONSENT.MEANS.ne(FileFields.column(Consent.Means.SMS)))
            .and(CONSENT.TAKEN_AT.gt(at));
    return database.dsl().fetchExists(CONSENT, otherwise)
        || database.dsl().fetchExists(TEXT_RECEIVED, byText);
  }

  @Override
  public boolean markAnswered(long text, Instant at) {
    return database
            .dsl()
            .update(TEXT_RECEIVED)
            .set(TEXT_RECEIVED.ANSWERED, at)
            .where(TEXT_RECEIVED.ID.eq(text))
            .and(TEXT_RECEIVED.ANSWERED.isNull())
            .execute()
        == 1;
  }

  @Override
  public List<Owner> owners(PhoneNumber number) {
    return owners(
        select(CONTACT_POINT.FILE_ID)
            .from(CONTACT_POINT)
            .where(CONTACT_POINT.PHONE.eq(number.e164())));
  }

  @Override
  public List<Owner> heirs(PhoneNumber number) {
    return owners(
        select(CLOSED_FILE.KEPT_FILE)
            .from(CONTACT_POINT)
            .join(CLOSED_FILE)
            .on(CLOSED_FILE.FILE_ID.eq(CONTACT_POINT.FILE_ID))
            .where(CONTACT_POINT.PHONE.eq(number.e164())));
  }

  @Override
  public List<Owner> families(PhoneNumber number) {
    var read = readFamilies(number);
    while (true) {
      // A merge that is in progress beside it has locked them: what they are is known after it.
      writer.lock(ids(read));
      var now = readFamilies(number);
      if (ids(now).equals(ids(read))) {
        return now;
      }
      read = now;
    }
  }

  private static List<FileId> ids(List<Owner> owners) {
    return owners.stream().map(Owner::file).toList();
  }

  private List<Owner> readFamilies(PhoneNumber number) {
    var kept =
        database
            .dsl()
            .selectDistinct(coalesce(CLOSED_FILE.KEPT_FILE, CONTACT_POINT.FILE_ID))
            .from(CONTACT_POINT)
            .leftJoin(CLOSED_FILE)
            .on(CLOSED_FILE.FILE_ID.eq(CONTACT_POINT.FILE_ID))
            .where(CONTACT_POINT.PHONE.eq(number.e164()))
            .fetch(row -> row.value1());
    return owners(
        select(RESIDENT_FILE.ID)
            .from(RESIDENT_FILE)
            .where(RESIDENT_FILE.ID.in(kept))
            .union(
                select(CLOSED_FILE.FILE_ID)
                    .from(CLOSED_FILE)
                    .where(CLOSED_FILE.KEPT_FILE.in(kept))));
  }

  private List<Owner> owners(Select<Record1<Long>> files) {
    return database
        .dsl()
        .select(RESIDENT_FILE.ID, RESIDENT_FILE.LANGUAGE, RESIDENT_FILE.CONSENT_STATE)
        .from(RESIDENT_FILE)
        .where(RESIDENT_FILE.ID.in(files))
        .orderBy(RESIDENT_FILE.ID)
        .fetch(row ->
            new Owner(
                new FileId(row.get(RESIDENT_FILE.ID)),
                Language.ofCode(row.get(RESIDENT_FILE.LANGUAGE)).orElseThrow(),
                FileFields.consent(row.get(RESIDENT_FILE.CONSENT_STATE))));
  }

  @Override
  public void setConsent(FileId file, Consent consent, Instant now) {
    parts.addConsent(file, consent);
    database
        .dsl()
        .update(RESIDENT_FILE)
        .set(RESIDENT_FILE.CONSENT_STATE, FileFields.column(consent.state()))
        .set(RESIDENT_FILE.VERSION, RESIDENT_FILE.VERSION.plus(1))
        .set(RESIDENT_FILE.UPDATED_AT, now)
        .where(RESIDENT_FILE.ID.eq(file.number()))
        .execute();
  }
}

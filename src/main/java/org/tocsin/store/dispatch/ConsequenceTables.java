package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.CONSENT;
import static org.tocsin.store.schema.Tables.CONTACT_POINT;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.tocsin.dispatch.AttemptStore.Flagged;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// What a call changes in the registry.
final class ConsequenceTables {
  private static final String OPT_OUT_TEXT = "9";

  private final DSLContext dsl;

  ConsequenceTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  Flagged flagInvalid(AttemptId attempt, Instant now) {
    var row =
        dsl.select(CALL_ATTEMPT.PHONE, CALL_ATTEMPT.CHANNEL)
            .from(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.ID.eq(attempt.uuid()))
            .fetchSingle();
    var flagged =
        CONTACT_POINT
            .PHONE
            .eq(row.value1())
            .and(CONTACT_POINT.CHANNEL.eq(row.value2()))
            .and(CONTACT_POINT.INVALID_SINCE.isNull());
    var files =
        dsl.selectDistinct(CONTACT_POINT.FILE_ID)
            .from(CONTACT_POINT)
            .where(flagged)
            .orderBy(CONTACT_POINT.FILE_ID)
            .fetch(CONTACT_POINT.FILE_ID);
    touch(RESIDENT_FILE.ID.in(files), now);
    dsl.update(CONTACT_POINT).set(CONTACT_POINT.INVALID_SINCE, now).where(flagged).execute();
    dsl.update(RESIDENT_FILE)
        .set(RESIDENT_FILE.REACHABLE, false)
        .where(RESIDENT_FILE.ID.in(files))
        .andNotExists(
            DSL.selectOne()
                .from(CONTACT_POINT)
                .where(CONTACT_POINT.FILE_ID.eq(RESIDENT_FILE.ID))
                .and(CONTACT_POINT.ACTIVE)
                .and(CONTACT_POINT.INVALID_SINCE.isNull()))
        .execute();
    return new Flagged(Channel.ofCode(row.value2()), new PhoneNumber(row.value1()), files);
  }

  /// A clerk who has the file open is told that it changed, instead of undoing it unknowingly.
  private void touch(Condition files, Instant now) {
    dsl.update(RESIDENT_FILE)
        .set(RESIDENT_FILE.VERSION, RESIDENT_FILE.VERSION.plus(1))
        .set(RESIDENT_FILE.UPDATED_AT, now)
        .where(files)
        .execute();
  }

  /// Of the residence, whichever of its files the campaign was launched with.
  List<Long> withdrawConsent(long file, Language language, String takenBy, Instant now) {
    var family = lockedFamily(file);
    family.forEach(one -> withdrawConsentOf(one, language, takenBy, now));
    return family;
  }

  /// Of a merge that was in progress beside it, the locks await the end.
  private List<Long> lockedFamily(long file) {
    var family = family(file);
    while (true) {
      dsl.select(RESIDENT_FILE.ID)
          .from(RESIDENT_FILE)
          .where(RESIDENT_FILE.ID.in(family))
          .orderBy(RESIDENT_FILE.ID)
          .forUpdate()
          .execute();
      var now = family(file);
      if (now.equals(family)) {
        return family;
      }
      family = now;
    }
  }

  /// The file that is kept in the end, and all that were closed for it.
  private List<Long> family(long file) {
    long kept =
        dsl.select(CLOSED_FILE.KEPT_FILE)
            .from(CLOSED_FILE)
            .where(CLOSED_FILE.FILE_ID.eq(file))
            .fetchOptional(CLOSED_FILE.KEPT_FILE)
            .orElse(file);
    var family = new ArrayList<>(List.of(kept));
    family.addAll(
        dsl.select(CLOSED_FILE.FILE_ID)
            .from(CLOSED_FILE)
            .where(CLOSED_FILE.KEPT_FILE.eq(kept))
            .orderBy(CLOSED_FILE.FILE_ID)
            .fetch(CLOSED_FILE.FILE_ID));
    return family;
  }

  private void withdrawConsentOf(long file, Language language, String takenBy, Instant now) {
    dsl.insertInto(CONSENT)
        .set(CONSENT.FILE_ID, file)
        .set(CONSENT.STATE, "withdrawn")
        .set(CONSENT.MEANS, "key")
        .set(CONSENT.TAKEN_BY, takenBy)
        .set(CONSENT.TAKEN_AT, now)
        .set(CONSENT.LANGUAGE, language.code())
        .set(CONSENT.TEXT_VERSION, OPT_OUT_TEXT)
        .execute();
    dsl.update(RESIDENT_FILE)
        .set(RESIDENT_FILE.CONSENT_STATE, "withdrawn")
        .where(RESIDENT_FILE.ID.eq(file))
        .execute();
    touch(RESIDENT_FILE.ID.eq(file), now);
  }
}

package org.tocsin.store.board;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;
import static org.tocsin.store.schema.Tables.STREET;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.SelectField;
import org.tocsin.board.CallRow;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.registry.CivicNumber;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.AnsweredBy;
import org.tocsin.telephony.CallOutcome;

/// Turns a row of the joined tables into a row of the board.
final class CallRows {
  static final List<SelectField<?>> FIELDS =
      List.of(
          CALL_ATTEMPT.ID,
          CALL_ATTEMPT.ORDINAL,
          CALL_ATTEMPT.ROUND,
          CALL_ATTEMPT.POSITION,
          CALL_ATTEMPT.CHANNEL,
          CALL_ATTEMPT.PHONE,
          CALL_ATTEMPT.STATE,
          CALL_ATTEMPT.OUTCOME,
          CALL_ATTEMPT.INTENDED_AT,
          CALL_ATTEMPT.DIALLED_AT,
          CALL_ATTEMPT.RINGING_AT,
          CALL_ATTEMPT.ANSWERED_AT,
          CALL_ATTEMPT.ENDED_AT,
          CALL_ATTEMPT.ANSWERED_BY,
          CALL_ATTEMPT.DIGITS,
          CALL_ATTEMPT.HEARD_MS,
          CALL_ATTEMPT.HANGUP_CAUSE,
          CALL_ATTEMPT.SIP_CODE,
          CALL_ATTEMPT.PBX,
          CALL_ATTEMPT.INCOMING,
          CALL_ATTEMPT.CHANGED_AT,
          CAMPAIGN_TARGET.LANGUAGE,
          RESIDENT_FILE.FAMILY_NAME,
          RESIDENT_FILE.GIVEN_NAME,
          RESIDENCE.CIVIC_NUMBER,
          RESIDENCE.CIVIC_SUFFIX,
          RESIDENCE.APARTMENT,
          STREET.NAME);

  private final Map<Language, Duration> lengths;

  /// @param lengths of the message in each language
  CallRows(Map<Language, Duration> lengths) {
    this.lengths = lengths;
  }

  CallRow read(Record row) {
    var answered = Optional.ofNullable(row.get(CALL_ATTEMPT.ANSWERED_AT));
    var ended = Optional.ofNullable(row.get(CALL_ATTEMPT.ENDED_AT));
    return new CallRow(
        new AttemptId(row.get(CALL_ATTEMPT.ID)),
        since(row),
        Optional.ofNullable(row.get(CALL_ATTEMPT.INTENDED_AT)),
        address(row),
        row.get(STREET.NAME),
        name(row),
        new PhoneNumber(row.get(CALL_ATTEMPT.PHONE)),
        row.get(CALL_ATTEMPT.POSITION),
        row.get(CALL_ATTEMPT.ORDINAL),
        row.get(CALL_ATTEMPT.ROUND),
        AttemptState.ofCode(row.get(CALL_ATTEMPT.STATE)),
        Optional.ofNullable(row.get(CALL_ATTEMPT.OUTCOME)).map(CallOutcome::ofCode),
        Optional.ofNullable(row.get(CALL_ATTEMPT.ANSWERED_BY)).map(AnsweredBy::ofCode),
        row.get(CALL_ATTEMPT.DIGITS),
        heardPercent(row),
        answered.flatMap(from -> ended.map(to -> Duration.between(from, to))),
        Optional.ofNullable(row.get(CALL_ATTEMPT.HANGUP_CAUSE)).orElse(0),
        Optional.ofNullable(row.get(CALL_ATTEMPT.SIP_CODE)).orElse(0),
        Optional.ofNullable(row.get(CALL_ATTEMPT.PBX)).orElse(""),
        row.get(CALL_ATTEMPT.INCOMING),
        Channel.ofCode(row.get(CALL_ATTEMPT.CHANNEL)));
  }

  /// The latest of the instants that mark a state.
  private static Instant since(Record row) {
    return Stream.of(
            CALL_ATTEMPT.ENDED_AT,
            CALL_ATTEMPT.ANSWERED_AT,
            CALL_ATTEMPT.RINGING_AT,
            CALL_ATTEMPT.DIALLED_AT,
            CALL_ATTEMPT.INTENDED_AT,
            CALL_ATTEMPT.CHANGED_AT)
        .map(row::get)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private OptionalInt heardPercent(Record row) {
    var heard = row.get(CALL_ATTEMPT.HEARD_MS);
    var language = Language.ofCode(row.get(CAMPAIGN_TARGET.LANGUAGE)).orElse(Language.FRENCH);
    long length = lengths.getOrDefault(language, Duration.ZERO).toMillis();
    return heard == null || length == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(100, Math.round(heard * 100.0 / length)));
  }

  private static String address(Record row) {
    var civic =
        new CivicNumber(row.get(RESIDENCE.CIVIC_NUMBER), row.get(RESIDENCE.CIVIC_SUFFIX)).display();
    var apartment = row.get(RESIDENCE.APARTMENT);
    return civic + ", " + row.get(STREET.NAME) + (apartment.isEmpty() ? "" : ", app. " + apartment);
  }

  private static String name(Record row) {
    var given = row.get(RESIDENT_FILE.GIVEN_NAME);
    var family = row.get(RESIDENT_FILE.FAMILY_NAME);
    return given.isEmpty() ? family : family + ", " + given;
  }
}

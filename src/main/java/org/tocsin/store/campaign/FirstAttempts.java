package org.tocsin.store.campaign;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;
import static org.tocsin.store.schema.Tables.PHONE_HISTORY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.tocsin.campaign.CallingHours;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.Lane;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;

/// Queues the first attempts for each residence that a campaign froze.
///
/// A queue is emptied by due time: what is expected to hold its channel longest is due first, so
/// that no long call is left alone at the end while the other channels are idle.
final class FirstAttempts {
  private static final int BATCH = 2_000;

  /// Longer than any call that is expected.
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /// Where all wait for the hours to open, the order needs a moment only, not the whole call.
  private static final int MOMENT = 1_000;

  private final DSLContext dsl;
  private final Campaign campaign;
  private final CallingHours hours;
  private final Instant now;

  FirstAttempts(DSLContext dsl, Campaign campaign, CallingHours hours, Instant now) {
    this.dsl = dsl;
    this.campaign = campaign;
    this.hours = hours;
    this.now = now;
  }

  /// @param before targets up to this one have their attempts
  void insert(long before, Supplier<AttemptId> ids) {
    var firsts = new ArrayList<First>();
    dsl.select(
            CAMPAIGN_TARGET.ID,
            CAMPAIGN_TARGET.PRIORITY,
            CAMPAIGN_TARGET.LANGUAGE,
            CAMPAIGN_NUMBER.POSITION,
            CAMPAIGN_NUMBER.CHANNEL,
            CAMPAIGN_NUMBER.PHONE,
            PHONE_HISTORY.HELD_MS)
        .from(CAMPAIGN_TARGET)
        .join(CAMPAIGN_NUMBER)
        .on(CAMPAIGN_NUMBER.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
        .and(CAMPAIGN_NUMBER.POSITION.eq(begin()))
        .leftJoin(PHONE_HISTORY)
        .on(PHONE_HISTORY.PHONE.eq(CAMPAIGN_NUMBER.PHONE))
        .where(CAMPAIGN_TARGET.CAMPAIGN_ID.eq(campaign.id().number()))
        .and(CAMPAIGN_TARGET.ID.gt(before))
        .orderBy(CAMPAIGN_TARGET.ID, CAMPAIGN_NUMBER.POSITION)
        .forEach(row -> {
          boolean second = !firsts.isEmpty() && firsts.getLast().target() == row.value1();
          var channel = Channel.ofCode(row.value5());
          firsts.add(
              new First(
                  row.value1(),
                  second ? 2 : 1,
                  Lane.of(channel, 1, row.value2()),
                  row.value4(),
                  channel,
                  row.value6(),
                  due(row.value6(), expected(channel, row.value3(), row.value7()))));
        });
    for (int at = 0; at < firsts.size(); at += BATCH) {
      insert(firsts.subList(at, Math.min(at + BATCH, firsts.size())), ids);
    }
  }

  /// The position of the contact with which a residence is begun, as a plan does that has tried
  /// nothing yet; where calls and texts go together, that of the first one for each.
  private Field<Integer> begin() {
    return switch (campaign.texts().isEmpty() ? ContactOrder.FILE : campaign.policy().order()) {
      case FILE -> inline(1);
      case VOICE_FIRST -> coalesce(first(inline(Channel.VOICE.code())), inline(1));
      case TEXT_FIRST -> coalesce(first(inline(Channel.SMS.code())), inline(1));
      case TOGETHER -> first(CAMPAIGN_NUMBER.CHANNEL);
    };
  }

  private static Field<Integer> first(Field<String> channel) {
    var all = CAMPAIGN_NUMBER.as("all_numbers");
    return field(
        select(min(all.POSITION))
            .from(all)
            .where(all.TARGET_ID.eq(CAMPAIGN_TARGET.ID))
            .and(all.CHANNEL.eq(channel)));
  }

  private void insert(List<First> firsts, Supplier<AttemptId> ids) {
    var none = (Integer) null;
    var text = (String) null;
    BatchBindStep batch =
        dsl.batch(
            dsl.insertInto(
                    CALL_ATTEMPT,
                    CALL_ATTEMPT.ID,
                    CALL_ATTEMPT.CAMPAIGN_ID,
                    CALL_ATTEMPT.TARGET_ID,
                    CALL_ATTEMPT.ORDINAL,
                    CALL_ATTEMPT.LANE,
                    CALL_ATTEMPT.ROUND,
                    CALL_ATTEMPT.POSITION,
                    CALL_ATTEMPT.CHANNEL,
                    CALL_ATTEMPT.PHONE,
                    CALL_ATTEMPT.STATE,
                    CALL_ATTEMPT.DUE_AT,
                    CALL_ATTEMPT.DIGITS,
                    CALL_ATTEMPT.CHANGED_AT)
                .values(
                    (UUID) null,
                    null,
                    null,
                    none,
                    none,
                    none,
                    none,
                    text,
                    text,
                    text,
                    (Instant) null,
                    text,
                    null));
    for (var first : firsts) {
      batch =
          batch.bind(
              ids.get().uuid(),
              campaign.id().number(),
              first.target(),
              first.ordinal(),
              first.lane(),
              1,
              first.position(),
              first.channel().code(),
              first.phone(),
              "queued",
              first.due(),
              "",
              now);
    }
    batch.execute();
  }

  private Instant due(String phone, Duration expected) {
    var opens = hours.opensAt(new PhoneNumber(phone), now);
    return opens.isAfter(now)
        ? opens.plus(LONGEST.minus(expected).dividedBy(MOMENT))
        : now.minus(expected);
  }

  /// How long a call is expected to hold its channel: as long as the number's last one, or else as
  /// one that is answered after half of its ring and listened to. A text holds none.
  private Duration expected(Channel channel, String language, @Nullable Integer heldMs) {
    if (channel == Channel.SMS) {
      return Duration.ZERO;
    }
    var held =
        heldMs == null
            ? campaign
                .policy()
                .ring()
                .dividedBy(2)
                .plus(campaign.message(Language.ofCode(language).orElseThrow()).length())
            : Duration.ofMillis(heldMs);
    return held.compareTo(LONGEST) < 0 ? held : LONGEST;
  }

  private record First(
      long target,
      int ordinal,
      int lane,
      int position,
      Channel channel,
      String phone,
      Instant due) {}
}

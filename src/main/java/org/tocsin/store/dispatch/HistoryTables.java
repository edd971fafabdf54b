package org.tocsin.store.dispatch;

import static org.tocsin.store.schema.Tables.CALL_ATTEMPT;
import static org.tocsin.store.schema.Tables.CAMPAIGN_NUMBER;
import static org.tocsin.store.schema.Tables.CAMPAIGN_TARGET;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.TargetReason;
import org.tocsin.campaign.TargetState;
import org.tocsin.dispatch.AttemptState;
import org.tocsin.dispatch.Contact;
import org.tocsin.dispatch.NextStep;
import org.tocsin.dispatch.TargetHistory;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.schema.tables.records.CallAttemptRecord;
import org.tocsin.store.schema.tables.records.CampaignTargetRecord;
import org.tocsin.telephony.CallOutcome;

/// Reads residences with their numbers and attempts, three statements for any number of them.
final class HistoryTables {
  private final DSLContext dsl;

  HistoryTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<TargetHistory> read(Collection<Long> targets) {
    var locked = locked(targets);
    var contacts =
        dsl.select(CAMPAIGN_NUMBER.TARGET_ID, CAMPAIGN_NUMBER.CHANNEL, CAMPAIGN_NUMBER.PHONE)
            .from(CAMPAIGN_NUMBER)
            .where(CAMPAIGN_NUMBER.TARGET_ID.in(targets))
            .orderBy(CAMPAIGN_NUMBER.TARGET_ID, CAMPAIGN_NUMBER.POSITION)
            .fetchGroups(
                CAMPAIGN_NUMBER.TARGET_ID,
                row -> new Contact(Channel.ofCode(row.value2()), new PhoneNumber(row.value3())));
    var attempts =
        dsl.selectFrom(CALL_ATTEMPT)
            .where(CALL_ATTEMPT.TARGET_ID.in(targets))
            .orderBy(CALL_ATTEMPT.TARGET_ID, CALL_ATTEMPT.ORDINAL)
            .fetchGroups(CALL_ATTEMPT.TARGET_ID);
    var histories = new ArrayList<TargetHistory>();
    for (var target : locked) {
      histories.add(
          history(
              target,
              contacts.getOrDefault(target.getId(), List.of()),
              List.copyOf(attempts.getOrDefault(target.getId(), dsl.newResult(CALL_ATTEMPT)))));
    }
    return histories;
  }

  /// Two dispatchers that know something new of the same residence go one after the other, and in
  /// the order of their keys never wait for each other. Alone, nobody has to wait.
  private List<CampaignTargetRecord> locked(Collection<Long> targets) {
    var rows =
        dsl.selectFrom(CAMPAIGN_TARGET)
            .where(CAMPAIGN_TARGET.ID.in(targets))
            .orderBy(CAMPAIGN_TARGET.ID);
    return dsl.dialect() == SQLDialect.POSTGRES ? rows.forNoKeyUpdate().fetch() : rows.fetch();
  }

  private static TargetHistory history(
      CampaignTargetRecord target, List<Contact> contacts, List<CallAttemptRecord> attempts) {
    var ended = AttemptState.ENDED.code();
    return new TargetHistory(
        target.getId(),
        new CampaignId(target.getCampaignId()),
        target.getFileId(),
        Language.ofCode(target.getLanguage()).orElseThrow(),
        TargetState.ofCode(target.getState()),
        ReachGrade.ofCode(target.getGrade()),
        Optional.ofNullable(target.getReason()).map(TargetReason::ofCode),
        target.getPriority(),
        contacts,
        attempts.stream()
            .filter(attempt -> attempt.getState().equals(ended))
            .map(HistoryTables::tried)
            .toList(),
        attempts.isEmpty() ? 0 : attempts.getLast().getOrdinal(),
        attempts.stream()
            .filter(attempt -> !attempt.getState().equals(ended) && !attempt.getIncoming())
            .map(attempt -> Channel.ofCode(attempt.getChannel()))
            .collect(Collectors.toSet()));
  }

  private static NextStep.Try tried(CallAttemptRecord attempt) {
    return new NextStep.Try(
        attempt.getPosition(),
        attempt.getRound(),
        CallOutcome.ofCode(attempt.getOutcome()),
        Optional.ofNullable(attempt.getReason()).map(TargetReason::ofCode),
        attempt.getEndedAt(),
        attempt.getIncoming());
  }
}

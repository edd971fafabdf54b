package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.CAMPAIGN_MESSAGE;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;
import org.tocsin.store.schema.tables.records.CampaignMessageRecord;

/// What campaigns say, in each language.
final class MessageTables {
  private final DSLContext dsl;

  MessageTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  /// What a recording is for.
  enum Role {
    MESSAGE,
    INTRODUCTION;

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  void replace(long campaign, Role role, List<VoiceMessage> messages) {
    dsl.deleteFrom(CAMPAIGN_MESSAGE)
        .where(CAMPAIGN_MESSAGE.CAMPAIGN_ID.eq(campaign))
        .and(CAMPAIGN_MESSAGE.ROLE.eq(role.code()))
        .execute();
    messages.forEach(message -> insert(campaign, role, message));
  }

  private void insert(long campaign, Role role, VoiceMessage message) {
    dsl.insertInto(CAMPAIGN_MESSAGE)
        .set(CAMPAIGN_MESSAGE.CAMPAIGN_ID, campaign)
        .set(CAMPAIGN_MESSAGE.ROLE, role.code())
        .set(CAMPAIGN_MESSAGE.LANGUAGE, message.language().code())
        .set(CAMPAIGN_MESSAGE.FILE_NAME, message.fileName())
        .set(CAMPAIGN_MESSAGE.SHA256, message.sha256())
        .set(CAMPAIGN_MESSAGE.LENGTH_MS, Math.toIntExact(message.length().toMillis()))
        .set(CAMPAIGN_MESSAGE.SIZE_BYTES, message.sizeBytes())
        .execute();
  }

  /// All that these campaigns say, of both roles.
  Said of(Collection<Long> campaigns) {
    return new Said(
        dsl.selectFrom(CAMPAIGN_MESSAGE)
            .where(CAMPAIGN_MESSAGE.CAMPAIGN_ID.in(campaigns))
            .fetchGroups(CAMPAIGN_MESSAGE.CAMPAIGN_ID));
  }

  /// @param rows by campaign
  record Said(Map<Long, ? extends Collection<CampaignMessageRecord>> rows) {

    /// French first.
    List<VoiceMessage> by(long campaign, Role role) {
      return rows.containsKey(campaign)
          ? rows.get(campaign).stream()
              .filter(row -> row.getRole().equals(role.code()))
              .map(Said::message)
              .sorted(Comparator.comparing(VoiceMessage::language))
              .collect(Collectors.toList())
          : List.of();
    }

    private static VoiceMessage message(CampaignMessageRecord row) {
      return new VoiceMessage(
          Language.ofCode(row.getLanguage()).orElseThrow(),
          row.getFileName(),
          row.getSha256(),
          Duration.ofMillis(row.getLengthMs()),
          row.getSizeBytes());
    }
  }
}

package org.tocsin.store.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.tocsin.campaign.Campaign;
import org.tocsin.campaign.CampaignId;
import org.tocsin.campaign.CampaignState;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;
import org.tocsin.store.campaign.MessageTables.Role;
import org.tocsin.store.schema.tables.records.CampaignRecord;

/// Campaigns from their rows, with what is said and sent.
final class CampaignRows {
  private final DSLContext dsl;

  CampaignRows(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<Campaign> read(List<CampaignRecord> rows) {
    var ids = rows.stream().map(CampaignRecord::getId).toList();
    var said = new MessageTables(dsl).of(ids);
    var texts = new CampaignTextTables(dsl).of(ids);
    return rows.stream()
        .map(row ->
            campaign(
                row,
                said.by(row.getId(), Role.MESSAGE),
                said.by(row.getId(), Role.INTRODUCTION),
                texts.getOrDefault(row.getId(), Map.of())))
        .toList();
  }

  private static Campaign campaign(
      CampaignRecord row,
      List<VoiceMessage> messages,
      List<VoiceMessage> introductions,
      Map<Language, String> texts) {
    return new Campaign(
        new CampaignId(row.getId()),
        row.getName(),
        purpose(row),
        CampaignState.ofCode(row.getState()),
        messages,
        AudienceJson.read(row.getAudience()),
        policy(row),
        row.getCreatedBy(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getLaunchedAt()),
        Optional.ofNullable(row.getEndedAt()),
        texts,
        introductions);
  }

  private static Purpose purpose(CampaignRecord row) {
    return Purpose.ofCode(row.getPurpose()).orElseThrow();
  }

  static Policy policy(CampaignRecord row) {
    return PolicyJson.read(row.getPolicy(), purpose(row));
  }
}

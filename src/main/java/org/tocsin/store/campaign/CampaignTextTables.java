package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.CAMPAIGN_TEXT;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.tocsin.shared.Language;

/// What campaigns send by SMS.
final class CampaignTextTables {
  private final DSLContext dsl;

  CampaignTextTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  void replace(long campaign, Map<Language, String> texts) {
    dsl.deleteFrom(CAMPAIGN_TEXT).where(CAMPAIGN_TEXT.CAMPAIGN_ID.eq(campaign)).execute();
    texts.forEach((language, body) ->
        dsl.insertInto(CAMPAIGN_TEXT)
            .set(CAMPAIGN_TEXT.CAMPAIGN_ID, campaign)
            .set(CAMPAIGN_TEXT.LANGUAGE, language.code())
            .set(CAMPAIGN_TEXT.BODY, body)
            .execute());
  }

  /// By campaign; those without any text are absent.
  Map<Long, Map<Language, String>> of(Collection<Long> campaigns) {
    var texts = new HashMap<Long, Map<Language, String>>();
    dsl.selectFrom(CAMPAIGN_TEXT)
        .where(CAMPAIGN_TEXT.CAMPAIGN_ID.in(campaigns))
        .forEach(row ->
            texts
                .computeIfAbsent(row.getCampaignId(), _ -> new EnumMap<>(Language.class))
                .put(Language.ofCode(row.getLanguage()).orElseThrow(), row.getBody()));
    return texts;
  }
}

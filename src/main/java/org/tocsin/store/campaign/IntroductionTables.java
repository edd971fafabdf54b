package org.tocsin.store.campaign;

import static org.tocsin.store.schema.Tables.INTRODUCTION;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.tocsin.campaign.VoiceMessage;
import org.tocsin.shared.Language;

/// The city's introductions.
final class IntroductionTables {
  private final DSLContext dsl;

  IntroductionTables(DSLContext dsl) {
    this.dsl = dsl;
  }

  List<VoiceMessage> list() {
    return dsl.selectFrom(INTRODUCTION).stream()
        .map(row ->
            new VoiceMessage(
                Language.ofCode(row.getLanguage()).orElseThrow(),
                row.getFileName(),
                row.getSha256(),
                Duration.ofMillis(row.getLengthMs()),
                row.getSizeBytes()))
        .sorted(Comparator.comparing(VoiceMessage::language))
        .toList();
  }

  void put(VoiceMessage introduction) {
    remove(introduction.language());
    dsl.insertInto(INTRODUCTION)
        .set(INTRODUCTION.LANGUAGE, introduction.language().code())
        .set(INTRODUCTION.FILE_NAME, introduction.fileName())
        .set(INTRODUCTION.SHA256, introduction.sha256())
        .set(INTRODUCTION.LENGTH_MS, Math.toIntExact(introduction.length().toMillis()))
        .set(INTRODUCTION.SIZE_BYTES, introduction.sizeBytes())
        .execute();
  }

  boolean remove(Language language) {
    return dsl.deleteFrom(INTRODUCTION).where(INTRODUCTION.LANGUAGE.eq(language.code())).execute()
        == 1;
  }
}

package org.tocsin.campaign;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.shared.Language;
import org.tocsin.shared.Transactions;

/// Who calls and why («Ville de …, message de …»), recorded once by the city in each language. A
/// campaign that identifies itself says it before its message, as it was at the launch.
///
/// Blocks on the database: never called on the FX thread.
public final class IntroductionService {
  private final CampaignStore store;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;

  public IntroductionService(
      CampaignStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Records them in the place of what was there; campaigns that run keep theirs.
  ///
  /// @return what keeps a file from being played: nothing is recorded then
  public List<CampaignFault> put(Actor actor, Map<Language, CampaignDraft.AudioFile> files) {
    var faults =
        files.values().stream().flatMap(file -> DraftRules.checkAudio(file).stream()).toList();
    if (faults.isEmpty() && !files.isEmpty()) {
      transactions.writeVoid(() -> files.forEach((language, file) -> put(actor, language, file)));
    }
    return faults;
  }

  private void put(Actor actor, Language language, CampaignDraft.AudioFile file) {
    var introduction = VoiceMessage.of(language, file).orElseThrow();
    store.putAudio(introduction.sha256(), file.wav());
    store.putIntroduction(introduction);
    append(actor, "introduction.set", language, introduction.sha256());
  }

  /// Campaigns that run keep theirs.
  ///
  /// @return whether there was one
  public boolean remove(Actor actor, Language language) {
    return transactions.write(() -> {
      boolean found = store.removeIntroduction(language);
      if (found) {
        append(actor, "introduction.remove", language, "");
      }
      return found;
    });
  }

  private void append(Actor actor, String action, Language language, String sha256) {
    audit.append(
        AuditEntry.of(
            clock.instant(),
            actor,
            action,
            "introduction:" + language.code(),
            Map.of("sha256", sha256)));
  }
}

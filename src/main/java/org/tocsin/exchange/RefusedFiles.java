package org.tocsin.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.RegistryBulk.MergedFile;

/// Finds the files that a row is of which cannot be kept, as far as it can be told: by its account,
/// or by its residence and name, and in place of a file that was merged the one that is called now.
final class RefusedFiles {
  private final ImportStreets streets;
  private final Map<Residence, ImportDraft> drafts;
  private final Map<AccountNumber, ImportDraft> byAccount;
  private final MergedFiles merged;

  RefusedFiles(
      ImportStreets streets,
      Map<Residence, ImportDraft> drafts,
      Map<AccountNumber, ImportDraft> byAccount,
      MergedFiles merged) {
    this.streets = streets;
    this.drafts = drafts;
    this.byAccount = byAccount;
    this.merged = merged;
  }

  Set<ImportDraft> of(ResidentRow row) {
    var files = new LinkedHashSet<ImportDraft>();
    row.account()
        .ifPresent(account -> {
          Optional.ofNullable(byAccount.get(account))
              .filter(draft -> draft.isOfTheFamily(row))
              .ifPresent(files::add);
          files.addAll(kept(merged.of(account), row, FamilyName::isOfOneFamily));
        });
    row.content()
        .map(content -> streets.residence(content.address()))
        .ifPresent(residence -> {
          Optional.ofNullable(drafts.get(residence))
              .filter(draft -> draft.hasTheName(row))
              .ifPresent(files::add);
          files.addAll(kept(merged.at(residence), row, FamilyName::isSame));
        });
    return files;
  }

  /// Two files that became one may have had two names.
  private List<ImportDraft> kept(
      List<MergedFile> files, ResidentRow row, BiPredicate<String, String> fits) {
    return files.stream()
        .filter(file ->
            fits.test(file.closed().content().familyName(), row.familyName())
                || fits.test(file.kept().content().familyName(), row.familyName()))
        .flatMap(file -> Optional.ofNullable(byAccount.get(file.kept().account())).stream())
        .toList();
  }
}

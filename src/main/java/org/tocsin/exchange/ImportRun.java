package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileRules;
import org.tocsin.registry.RegistryBulk.MergedFile;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;

/// The rows of one list, some hundreds at a time: a few look-ups and a few inserts for each block,
/// whatever its size.
final class ImportRun {
  private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
  private static final int MOST_TRIES = 3;

  private final ImportFiles files;
  private final Transactions transactions;
  private final ImportTarget target;
  private final CityPolicy policy;
  private final ImportStreets streets;
  private final ImportTally tally;
  private final Mentions mentions = new Mentions();

  ImportRun(ImportFiles files, ImportTally tally, Transactions transactions) {
    this.files = files;
    this.transactions = transactions;
    this.tally = tally;
    target = files.target();
    policy = target.store().policy();
    streets = new ImportStreets(target.store(), policy.streetsAreOfficial());
  }

  /// Whether a row of the list, kept or refused, is of this file.
  boolean isPresent(FileId file) {
    return mentions.present.contains(file);
  }

  ImportStreets streets() {
    return streets;
  }

  /// Reads and writes a block once more when somebody else wrote the same thing first: a file that
  /// a clerk opened meanwhile is then found.
  ///
  /// @throws ConflictException when that happens again and again
  void block(List<ResidentRow> rows) {
    int streetsBefore = streets.added().size();
    for (int tries = 1; ; tries++) {
      try {
        transactions.attempt(() -> write(rows)).tell(tally);
        return;
      } catch (ConflictException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LOG.info("A block of an import is done again: somebody wrote the same first");
        files.forgetChanges();
        streets.forgetBeyond(streetsBefore);
      }
    }
  }

  private ImportBlock write(List<ResidentRow> rows) {
    var block = read(rows);
    rows.forEach(block::deal);
    block.write();
    return block;
  }

  private ImportBlock read(List<ResidentRow> rows) {
    var contents = rows.stream().flatMap(row -> row.content().stream()).toList();
    var numbers =
        contents.stream()
            .flatMap(content -> content.contacts().stream())
            .map(ContactPoint::number)
            .collect(Collectors.toSet());
    var rules = new FileRules(policy, target.store().doNotCall(numbers));
    var addresses = contents.stream().map(FileContent::address).filter(streets::knows).toList();
    var drafts = known(addresses);
    var accounts = takenAccounts(rows, numbers);
    var named = elsewhereNamed(rows, drafts.values(), accounts);
    var elsewhere = new ArrayList<>(elsewhere(named));
    elsewhere.forEach(draft -> named.remove(draft.account));
    var merged = target.bulk().findMerged(named, addresses);
    elsewhere.addAll(kept(merged, drafts.values(), elsewhere));
    var taken = new Taken(accounts, takenCards(contents), new MergedFiles(merged, streets));
    return new ImportBlock(files, streets, mentions, rules, drafts, elsewhere, taken);
  }

  /// Accounts that rows name, and that files have which live at none of their addresses.
  private static Set<AccountNumber> elsewhereNamed(
      List<ResidentRow> rows, Collection<ImportDraft> found, Set<AccountNumber> taken) {
    var accounts =
        rows.stream()
            .flatMap(row -> row.account().stream())
            .filter(taken::contains)
            .collect(Collectors.toCollection(HashSet::new));
    found.forEach(draft -> accounts.remove(draft.account));
    return accounts;
  }

  private List<ImportDraft> elsewhere(Set<AccountNumber> accounts) {
    return target.bulk().findByAccounts(accounts).stream()
        .map(file -> ImportDraft.of(file, mentions))
        .toList();
  }

  /// Files that rows name by those which were merged into them, and by nothing else.
  private List<ImportDraft> kept(
      List<MergedFile> merged, Collection<ImportDraft> found, Collection<ImportDraft> elsewhere) {
    var kept = new LinkedHashMap<AccountNumber, ResidentFile>();
    merged.forEach(file -> kept.put(file.kept().account(), file.kept()));
    found.forEach(draft -> kept.remove(draft.account));
    elsewhere.forEach(draft -> kept.remove(draft.account));
    return kept.values().stream().map(file -> ImportDraft.of(file, mentions)).toList();
  }

  private Map<Residence, ImportDraft> known(List<Address> addresses) {
    var drafts = new LinkedHashMap<Residence, ImportDraft>();
    for (var file : target.bulk().findByAddresses(addresses)) {
      drafts.put(streets.residence(file.content().address()), ImportDraft.of(file, mentions));
    }
    return drafts;
  }

  private Set<AccountNumber> takenAccounts(List<ResidentRow> rows, Set<PhoneNumber> numbers) {
    var candidates = numbers.stream().map(AccountNumber::of).collect(Collectors.toSet());
    rows.forEach(row -> row.account().ifPresent(candidates::add));
    return new HashSet<>(target.bulk().takenAccounts(candidates));
  }

  private Map<CardNumber, AccountNumber> takenCards(List<FileContent> contents) {
    var cards = contents.stream().flatMap(it -> it.particulars().card().stream()).toList();
    return new HashMap<>(target.bulk().takenCards(cards));
  }
}

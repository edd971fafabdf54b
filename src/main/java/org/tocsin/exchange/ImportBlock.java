package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileRules;
import org.tocsin.registry.ResidentFile;

/// Some hundreds of rows and the files that they are about.
///
/// What became of the rows is told only once everything is written: until then the block may be
/// taken back and done again.
final class ImportBlock {
  private final ImportFiles files;
  private final ImportStreets streets;
  private final Mentions mentions;
  private final FileRules rules;
  private final Map<Residence, ImportDraft> drafts;
  private final Map<AccountNumber, ImportDraft> byAccount = new HashMap<>();
  private final Taken taken;
  private final RefusedFiles refused;
  private final List<Consumer<ImportTally>> results = new ArrayList<>();
  private final List<Runnable> written = new ArrayList<>();

  /// @param drafts the files of the residences that the rows name
  /// @param elsewhere other files whose accounts the rows name, or that are kept in place of one
  ///   that they name
  ImportBlock(
      ImportFiles files,
      ImportStreets streets,
      Mentions mentions,
      FileRules rules,
      Map<Residence, ImportDraft> drafts,
      List<ImportDraft> elsewhere,
      Taken taken) {
    this.files = files;
    this.streets = streets;
    this.mentions = mentions;
    this.rules = rules;
    this.drafts = drafts;
    this.taken = taken;
    drafts.values().forEach(draft -> byAccount.put(draft.account, draft));
    elsewhere.forEach(draft -> byAccount.put(draft.account, draft));
    refused = new RefusedFiles(streets, drafts, byAccount, taken.merged());
  }

  /// An account identifies its file for life, wherever it lives; without one, the residence does.
  void deal(ResidentRow row) {
    var faults = new ArrayList<>(row.faults());
    if (row.content().isEmpty()) {
      reject(row, faults);
      return;
    }
    var content = row.content().get();
    var there = there(content);
    var own = own(row);
    check(row, content, there, faults);
    own.or(() -> there)
        .flatMap(draft -> draft.known)
        .map(ResidentFile::id)
        .ifPresent(mentions.present::add);
    if (!faults.isEmpty()) {
      reject(row, faults);
    } else if (own.isPresent() && !own.equals(there)) {
      move(row, content, own.get());
    } else if (there.isPresent()) {
      merge(row, content, there.get());
    } else {
      open(row, content);
    }
  }

  private Optional<ImportDraft> there(FileContent content) {
    return Optional.ofNullable(drafts.get(streets.residence(content.address())));
  }

  private Optional<ImportDraft> own(ResidentRow row) {
    return row.account().flatMap(account -> Optional.ofNullable(byAccount.get(account)));
  }

  private void check(
      ResidentRow row, FileContent content, Optional<ImportDraft> there, List<RowFault> faults) {
    rules.check(content).stream()
        .map(fault -> row.columns().fault(fault, content))
        .filter(fault -> !faults.contains(fault))
        .forEach(faults::add);
    // A file that is on another street already may still be corrected, or opted out.
    if (there.isEmpty() && streets.refuses(content.address())) {
      faults.add(streets.unknown(row.columns(), content.address()));
    }
  }

  /// A number that the telephone company gave to somebody else is not a move; nor does a list that
  /// says two addresses for one account say which is right.
  private void move(ResidentRow row, FileContent content, ImportDraft own) {
    var there = there(content);
    if (own.spokenOf || !own.isOfTheFamily(row)) {
      var found = own.account.display();
      var fault = row.columns().fault(ResidentColumn.ACCOUNT, Reason.ACCOUNT_TAKEN, found);
      reject(row, List.of(fault));
    } else if (there.isPresent()) {
      reject(row, List.of(there.get().residenceTaken()));
    } else if (taken.merged().contains(streets.residence(content.address()))) {
      reject(row, List.of(RowFault.ofRow(Reason.FILE_MERGED)));
    } else if (own.held) {
      change(row, own, FileMerge.moved(own.content, row, content));
    } else if (hold(own)) {
      move(row, content, own);
    } else {
      reject(row, List.of(RowFault.ofRow(Reason.CHANGED_MEANWHILE)));
    }
  }

  private void open(ResidentRow row, FileContent content) {
    var residence = streets.residence(content.address());
    var account =
        row.account()
            .or(() ->
                content.contacts().stream()
                    .map(contact -> AccountNumber.of(contact.number()))
                    .filter(candidate -> !taken.accounts().contains(candidate))
                    .findFirst());
    var fault =
        taken.merged().contains(residence)
            ? Optional.of(RowFault.ofRow(Reason.FILE_MERGED))
            : account
                .map(number -> refusal(row, content, number))
                .orElseGet(() ->
                    Optional.of(
                        row.columns().fault(ResidentColumn.ACCOUNT, Reason.NO_ACCOUNT, "")));
    if (fault.isPresent()) {
      reject(row, List.of(fault.get()));
      return;
    }
    var opened = mentions.opened(residence, row, content);
    streets.add(opened.address());
    taken.take(opened, account.orElseThrow());
    var draft = ImportDraft.opened(account.orElseThrow(), row, opened);
    drafts.put(residence, draft);
    byAccount.put(draft.account, draft);
    results.add(tally -> tally.accept(row, opened));
  }

  private Optional<RowFault> refusal(ResidentRow row, FileContent content, AccountNumber account) {
    if (taken.accounts().contains(account)) {
      var found = row.account().map(AccountNumber::display).orElse("");
      return Optional.of(row.columns().fault(ResidentColumn.ACCOUNT, Reason.ACCOUNT_TAKEN, found));
    }
    return taken.byAnother(content, account)
        ? Optional.of(row.cardTaken(content))
        : Optional.empty();
  }

  private void merge(ResidentRow row, FileContent content, ImportDraft draft) {
    if (!isOf(row, draft)) {
      reject(row, List.of(draft.residenceTaken()));
      return;
    }
    // What another account says here, no other residence of this list may have.
    row.account().ifPresent(taken.accounts()::add);
    if (draft.saidActive && row.activeGiven() && content.active() != draft.content.active()) {
      var fault = row.columns().fault(ResidentColumn.ACTIVE, Reason.CONTRADICTED, "");
      reject(row, List.of(fault));
      return;
    }
    var merged =
        draft.spokenOf
            ? FileMerge.completed(draft.content, row, content)
            : FileMerge.updated(draft.content, row, content);
    if (merged.equals(draft.content)) {
      draft.keep(row, merged);
      results.add(ImportTally::leave);
    } else if (draft.held) {
      change(row, draft, merged);
    } else if (hold(draft)) {
      merge(row, content, draft);
    } else {
      reject(row, List.of(RowFault.ofRow(Reason.CHANGED_MEANWHILE)));
    }
  }

  private void change(ResidentRow row, ImportDraft draft, FileContent merged) {
    var faults =
        rules.check(merged, draft.content).stream()
            .map(fault -> row.columns().fault(fault, merged))
            .distinct()
            .toList();
    if (faults.isEmpty() && taken.byAnother(merged, draft.account)) {
      faults = List.of(row.cardTaken(merged));
    }
    if (!faults.isEmpty()) {
      reject(row, faults);
      return;
    }
    taken.take(merged, draft.account);
    var before = draft.content;
    results.add(tally -> tally.merge(row, before, merged));
    place(draft, merged.address());
    draft.keep(row, merged);
  }

  /// Whoever comes after finds the residence that it left free: files are written in the order in
  /// which they moved.
  private void place(ImportDraft draft, Address address) {
    var from = streets.residence(draft.content.address());
    streets.add(address);
    var to = streets.residence(address);
    if (!from.equals(to)) {
      drafts.remove(from, draft);
      drafts.put(to, draft);
    }
  }

  /// A refusal to be called counts even when the rest of its row cannot: until somebody has
  /// corrected the row, its house would be called.
  private void reject(ResidentRow row, List<RowFault> faults) {
    results.add(tally -> tally.reject(row, faults));
    if (row.refusesCalls()) {
      row.account().ifPresent(account -> mentions.refuse(account, row));
      row.content()
          .map(content -> streets.residence(content.address()))
          .ifPresent(residence -> mentions.refuse(residence, row));
      refused.of(row).forEach(draft -> optOut(row, draft));
    }
  }

  private void optOut(ResidentRow row, ImportDraft draft) {
    var before = draft.content;
    if (before.consent() != Consent.State.WITHDRAWN && (draft.held || hold(draft))) {
      var after = draft.content.withConsent(Consent.State.WITHDRAWN);
      results.add(tally -> tally.optOut(row, before, after));
      draft.content = after;
    }
  }

  /// Keeps everybody else from a file that a row changes, and takes it as it stands by now: an
  /// opt-out may have come since the block was read.
  ///
  /// @return whether it still is the file of that residence
  private boolean hold(ImportDraft draft) {
    var read = draft.known.orElseThrow();
    var target = files.target();
    var version = target.bulk().lock(List.of(read.id())).get(read.id());
    var file =
        version != null && version == read.version()
            ? draft.known
            : target
                .store()
                .find(read.id())
                .filter(current ->
                    streets
                        .residence(current.content().address())
                        .equals(streets.residence(read.content().address())));
    file.ifPresent(draft::hold);
    return file.isPresent();
  }

  private static boolean isOf(ResidentRow row, ImportDraft draft) {
    return row.account().filter(draft.account::equals).isPresent() || draft.hasTheName(row);
  }

  void write() {
    var fresh = new ArrayList<ImportDraft>();
    var all = new LinkedHashSet<>(drafts.values());
    all.addAll(byAccount.values());
    for (var draft : all) {
      if (draft.known.isEmpty()) {
        fresh.add(draft);
      } else {
        var file = draft.known.get();
        files.update(file, draft.content);
        written.add(() -> mentions.keep(file.id(), draft));
      }
    }
    var opened = files.open(fresh);
    for (int i = 0; i < opened.size(); i++) {
      var id = opened.get(i);
      var draft = fresh.get(i);
      written.add(() -> mentions.keep(id, draft));
    }
  }

  /// Tells what became of the rows, now that it stands.
  void tell(ImportTally tally) {
    written.forEach(Runnable::run);
    results.forEach(result -> result.accept(tally));
  }
}

package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileRules;
import org.tocsin.shared.Folding;

/// Some hundreds of rows and the files that they are about.
///
/// What became of the rows is told only once everything is written: until then the block may be
/// taken back and done again.
final class ImportBlock {
  private final ImportFiles files;
  private final ImportTarget target;
  private final ImportStreets streets;
  private final Mentions mentions;
  private final FileRules rules;
  private final Map<Residence, ImportDraft> drafts;
  private final Taken taken;
  private final List<Consumer<ImportTally>> results = new ArrayList<>();
  private final List<Runnable> written = new ArrayList<>();

  /// @param drafts the files of the residences that the rows name
  ImportBlock(
      ImportFiles files,
      ImportStreets streets,
      Mentions mentions,
      FileRules rules,
      Map<Residence, ImportDraft> drafts,
      Taken taken) {
    this.files = files;
    this.target = files.target();
    this.streets = streets;
    this.mentions = mentions;
    this.rules = rules;
    this.drafts = drafts;
    this.taken = taken;
  }

  void deal(ResidentRow row) {
    var faults = new ArrayList<>(row.faults());
    row.content().ifPresent(content -> check(row, content, faults));
    if (row.content().isEmpty()) {
      results.add(tally -> tally.reject(row, faults));
      return;
    }
    var content = row.content().get();
    var residence = streets.residence(content.address());
    var draft = Optional.ofNullable(drafts.get(residence));
    if (!faults.isEmpty()) {
      draft.ifPresentOrElse(
          known -> reject(row, content, known, faults),
          () -> {
            mentions.refuse(residence, content);
            results.add(tally -> tally.reject(row, faults));
          });
    } else if (draft.isEmpty()) {
      open(row, content, residence);
    } else {
      merge(row, content, draft.get());
    }
  }

  private void check(ResidentRow row, FileContent content, List<RowFault> faults) {
    rules.check(content).stream()
        .map(fault -> row.columns().fault(fault, content))
        .filter(fault -> !faults.contains(fault))
        .forEach(faults::add);
    // A file that is on another street already may still be corrected, or opted out.
    var draft = Optional.ofNullable(drafts.get(streets.residence(content.address())));
    draft.flatMap(it -> it.known).ifPresent(file -> mentions.present.add(file.id()));
    if (draft.isEmpty() && streets.refuses(content.address())) {
      faults.add(streets.unknown(row.columns(), content.address()));
    }
  }

  private void open(ResidentRow row, FileContent content, Residence residence) {
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
      mentions.refuse(residence, content);
      results.add(tally -> tally.reject(row, List.of(fault.get())));
      return;
    }
    var opened = mentions.opened(residence, content);
    streets.add(opened.address());
    taken.take(opened, account.orElseThrow());
    drafts.put(residence, ImportDraft.opened(account.orElseThrow(), row, opened));
    results.add(tally -> tally.accept(row, opened));
  }

  private Optional<RowFault> refusal(ResidentRow row, FileContent content, AccountNumber account) {
    if (taken.accounts().contains(account)) {
      var found = row.account().map(AccountNumber::display).orElse("");
      return Optional.of(row.columns().fault(ResidentColumn.ACCOUNT, Reason.ACCOUNT_TAKEN, found));
    }
    return taken.byAnother(content, account)
        ? Optional.of(cardTaken(row, content))
        : Optional.empty();
  }

  private void merge(ResidentRow row, FileContent content, ImportDraft draft) {
    if (!isOf(row, content, draft)) {
      var fault = RowFault.ofRow(Reason.RESIDENCE_TAKEN);
      results.add(tally -> tally.reject(row, List.of(fault)));
      return;
    }
    if (draft.saidActive && row.activeGiven() && content.active() != draft.content.active()) {
      var fault = row.columns().fault(ResidentColumn.ACTIVE, Reason.CONTRADICTED, "");
      reject(row, content, draft, List.of(fault));
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
      change(row, content, draft, merged);
    } else if (hold(draft)) {
      merge(row, content, draft);
    } else {
      var fault = RowFault.ofRow(Reason.CHANGED_MEANWHILE);
      results.add(tally -> tally.reject(row, List.of(fault)));
    }
  }

  private void change(ResidentRow row, FileContent content, ImportDraft draft, FileContent merged) {
    var faults =
        rules.check(merged).stream()
            .map(fault -> row.columns().fault(fault, merged))
            .distinct()
            .toList();
    if (faults.isEmpty() && taken.byAnother(merged, draft.account)) {
      faults = List.of(cardTaken(row, merged));
    }
    if (!faults.isEmpty()) {
      reject(row, content, draft, faults);
      return;
    }
    taken.take(merged, draft.account);
    var before = draft.content;
    results.add(tally -> tally.merge(row, before, merged));
    draft.keep(row, merged);
  }

  /// A refusal to be called counts even when the rest of its row cannot: until somebody has
  /// corrected the row, its house would be called.
  private void reject(
      ResidentRow row, FileContent content, ImportDraft draft, List<RowFault> faults) {
    results.add(tally -> tally.reject(row, faults));
    boolean refuses =
        content.consent() == Consent.State.WITHDRAWN
            && draft.content.consent() != Consent.State.WITHDRAWN
            && isOf(row, content, draft);
    if (refuses && (draft.held || hold(draft))) {
      var before = draft.content;
      var after = before.withConsent(Consent.State.WITHDRAWN);
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

  private static RowFault cardTaken(ResidentRow row, FileContent content) {
    var found = content.particulars().card().map(CardNumber::text).orElse("");
    return row.columns().fault(ResidentColumn.CARD, Reason.CARD_TAKEN, found);
  }

  private static boolean isOf(ResidentRow row, FileContent content, ImportDraft draft) {
    return row.account().filter(draft.account::equals).isPresent()
        || Folding.fold(draft.content.familyName()).equals(Folding.fold(content.familyName()));
  }

  void write() {
    var fresh = new ArrayList<ImportDraft>();
    for (var draft : drafts.values()) {
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

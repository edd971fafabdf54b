package org.tocsin.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileRules;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.RegistryService;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Folding;
import org.tocsin.shared.PhoneNumber;

/// The rows of one list, some hundreds at a time: a few look-ups and a few inserts for each block,
/// whatever its size.
final class ImportRun {
  private final ImportTarget target;
  private final AuditLog audit;
  private final Actor actor;
  private final Instant now;
  private final CityPolicy policy;
  private final ImportStreets streets;
  private final ImportTally tally;

  private final ImportRecord kept;

  /// Files that a row of this list already spoke of.
  private final FileSet spokenOf = new FileSet();

  private final FileSet present = new FileSet();

  ImportRun(
      ImportTarget target,
      AuditLog audit,
      Actor actor,
      Instant now,
      ImportTally tally,
      ImportRecord kept) {
    this.kept = kept;
    this.target = target;
    this.audit = audit;
    this.actor = actor;
    this.now = now;
    this.tally = tally;
    policy = target.store().policy();
    streets = new ImportStreets(target.store(), policy.streetsAreOfficial());
  }

  /// Whether a row of the list, kept or refused, is of this file.
  boolean isPresent(FileId file) {
    return present.contains(file);
  }

  ImportStreets streets() {
    return streets;
  }

  private Residence residence(Address address) {
    return new Residence(
        streets.key(address), address.civicNumber(), Folding.fold(address.apartment()));
  }

  void block(List<ResidentRow> rows) {
    var contents = rows.stream().flatMap(row -> row.content().stream()).toList();
    var numbers =
        contents.stream()
            .flatMap(content -> content.contacts().stream())
            .map(ContactPoint::number)
            .collect(Collectors.toSet());
    var rules = new FileRules(policy, target.store().doNotCall(numbers));
    var addresses = contents.stream().map(FileContent::address).filter(streets::knows).toList();
    var drafts = known(addresses);
    var taken = new Taken(takenAccounts(rows, numbers), takenCards(contents), merged(addresses));
    for (var row : rows) {
      deal(row, rules, drafts, taken);
    }
    write(drafts);
  }

  private Map<Residence, ImportDraft> known(List<Address> addresses) {
    var drafts = new LinkedHashMap<Residence, ImportDraft>();
    for (var file : target.bulk().findByAddresses(addresses)) {
      var draft = new ImportDraft(Optional.of(file), file.account(), file.content());
      draft.spokenOf = spokenOf.contains(file.id());
      drafts.put(residence(file.content().address()), draft);
    }
    return drafts;
  }

  private Set<Residence> merged(List<Address> addresses) {
    return target.bulk().addressesOfClosedFiles(addresses).stream()
        .map(this::residence)
        .collect(Collectors.toSet());
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

  private void deal(
      ResidentRow row, FileRules rules, Map<Residence, ImportDraft> drafts, Taken taken) {
    var faults = new ArrayList<>(row.faults());
    row.content()
        .ifPresent(content -> {
          rules.check(content).stream()
              .map(fault -> row.columns().fault(fault, content))
              .filter(fault -> !faults.contains(fault))
              .forEach(faults::add);
          // A file that is on another street already may still be corrected, or opted out.
          var draft = Optional.ofNullable(drafts.get(residence(content.address())));
          draft.flatMap(it -> it.known).ifPresent(file -> present.add(file.id()));
          boolean known = draft.isPresent();
          if (!known && streets.refuses(content.address())) {
            faults.add(streets.unknown(row.columns(), content.address()));
          }
        });
    if (!faults.isEmpty() || row.content().isEmpty()) {
      tally.reject(row, faults);
      return;
    }
    var content = row.content().get();
    var residence = residence(content.address());
    var draft = drafts.get(residence);
    if (draft == null) {
      open(row, content, residence, drafts, taken);
    } else {
      merge(row, content, draft, rules, taken);
    }
  }

  private void open(
      ResidentRow row,
      FileContent content,
      Residence residence,
      Map<Residence, ImportDraft> drafts,
      Taken taken) {
    var account =
        row.account()
            .or(() ->
                content.contacts().stream()
                    .map(contact -> AccountNumber.of(contact.number()))
                    .filter(candidate -> !taken.accounts().contains(candidate))
                    .findFirst());
    if (taken.merged().contains(residence)) {
      tally.reject(row, List.of(RowFault.ofRow(Reason.FILE_MERGED)));
    } else if (account.isEmpty()) {
      tally.reject(
          row, List.of(row.columns().fault(ResidentColumn.ACCOUNT, Reason.NO_ACCOUNT, "")));
    } else if (taken.accounts().contains(account.get())) {
      var found = row.account().map(AccountNumber::display).orElse("");
      tally.reject(
          row, List.of(row.columns().fault(ResidentColumn.ACCOUNT, Reason.ACCOUNT_TAKEN, found)));
    } else if (taken.byAnother(content, account.get())) {
      tally.reject(row, List.of(cardTaken(row, content)));
    } else {
      streets.add(content.address());
      taken.take(content, account.get());
      var draft = new ImportDraft(Optional.empty(), account.get(), content);
      draft.spokenOf = true;
      drafts.put(residence, draft);
      tally.accept(row, content);
    }
  }

  private void merge(
      ResidentRow row, FileContent content, ImportDraft draft, FileRules rules, Taken taken) {
    boolean sameAccount = row.account().filter(draft.account::equals).isPresent();
    if (!sameAccount && !sameName(draft.content, content)) {
      tally.reject(row, List.of(RowFault.ofRow(Reason.RESIDENCE_TAKEN)));
      return;
    }
    var merged =
        draft.spokenOf
            ? FileMerge.completed(draft.content, content)
            : FileMerge.updated(draft.content, row, content);
    if (merged.equals(draft.content)) {
      draft.spokenOf = true;
      tally.leave();
      return;
    }
    if (!draft.held) {
      if (hold(draft)) {
        merge(row, content, draft, rules, taken);
      } else {
        tally.reject(row, List.of(RowFault.ofRow(Reason.CHANGED_MEANWHILE)));
      }
      return;
    }
    var faults =
        rules.check(merged).stream()
            .map(fault -> row.columns().fault(fault, merged))
            .distinct()
            .toList();
    if (faults.isEmpty() && taken.byAnother(merged, draft.account)) {
      faults = List.of(cardTaken(row, merged));
    }
    if (!faults.isEmpty()) {
      tally.reject(row, faults);
      return;
    }
    taken.take(merged, draft.account);
    tally.merge(row, draft.content, merged);
    draft.spokenOf = true;
    draft.content = merged;
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
                    residence(current.content().address())
                        .equals(residence(read.content().address())));
    file.ifPresent(draft::hold);
    return file.isPresent();
  }

  private static RowFault cardTaken(ResidentRow row, FileContent content) {
    var found = content.particulars().card().map(CardNumber::text).orElse("");
    return row.columns().fault(ResidentColumn.CARD, Reason.CARD_TAKEN, found);
  }

  private static boolean sameName(FileContent file, FileContent row) {
    return Folding.fold(file.familyName()).equals(Folding.fold(row.familyName()));
  }

  private void write(Map<Residence, ImportDraft> drafts) {
    var fresh = new ArrayList<NewFile>();
    for (var draft : drafts.values()) {
      if (draft.known.isEmpty()) {
        fresh.add(new NewFile(draft.account, draft.content, consent(draft.content)));
      } else {
        update(draft.known.get(), draft.content);
        if (draft.spokenOf) {
          spokenOf.add(draft.known.get().id());
        }
      }
    }
    var opened = target.bulk().insertAll(fresh, now);
    opened.forEach(spokenOf::add);
    opened.forEach(present::add);
    kept.keep(opened);
  }

  void keepChanges() {
    kept.keep(List.of());
  }

  void update(ResidentFile file, FileContent content) {
    if (content.equals(file.content())) {
      return;
    }
    if (!target.store().update(file.id(), file.version(), content, now)) {
      throw new IllegalStateException("A file that is held was changed");
    }
    kept.change(file);
    if (content.consent() != file.content().consent()) {
      target.store().addConsent(file.id(), consent(content));
    }
    audit.append(
        AuditEntry.of(
            now,
            actor,
            "registry.import",
            "file:" + file.id().number(),
            FileChanges.between(file.content(), content)));
  }

  private Consent consent(FileContent content) {
    return content.consent() == Consent.State.UNKNOWN
        ? Consent.unknown()
        : new Consent(
            content.consent(),
            Optional.of(
                new Consent.Provenance(
                    Consent.Means.IMPORT,
                    actor.name(),
                    now,
                    content.language(),
                    RegistryService.CONSENT_TEXT_VERSION)));
  }
}

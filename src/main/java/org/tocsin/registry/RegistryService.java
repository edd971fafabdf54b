package org.tocsin.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.shared.Transactions;

/// The registry as its rooms use it: find, read, open and change files.
///
/// Blocks on the database: never called on the FX thread.
public final class RegistryService {
  /// The version of the consent text that members of staff read aloud.
  public static final String CONSENT_TEXT_VERSION = "2026-11";

  private final RegistryStore store;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final FileGate gate;

  public RegistryService(
      RegistryStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    gate = new FileGate(store);
  }

  /// What keeps others who write waiting at the moment.
  public Optional<LongWork> findLongWork() {
    return transactions.findLongWork();
  }

  /// A file that was merged leads to the one that was kept.
  public Optional<ResidentFile> find(FileId id) {
    return transactions.read(() -> store.find(id).or(() -> store.findKept(id)));
  }

  public Page<FileSummary> search(String query, long offset, int limit) {
    return transactions.read(() -> store.search(query, offset, limit));
  }

  /// Those of the files found that pass a filter, in the same order.
  public Page<FileSummary> search(String query, FileFilter filter, long offset, int limit) {
    return transactions.read(() -> store.search(query, filter, offset, limit));
  }

  public List<Street> listStreets() {
    return transactions.read(store::streets);
  }

  public List<StreetAlias> listStreetAliases() {
    return transactions.read(store::streetAliases);
  }

  /// What happened to a file and to those that were closed for it, newest first: changes, calls and
  /// texts with what became of them.
  public List<FileEvent> getHistory(FileId id, int limit) {
    return transactions.read(() -> {
      var events = new ArrayList<FileEvent>();
      Stream.concat(Stream.of(id), store.closedInto(id).stream())
          .flatMap(file -> audit.of("file:" + file.number(), limit).stream())
          .map(entry ->
              new FileEvent.Changed(entry.at(), entry.actor(), entry.action(), entry.details()))
          .forEach(events::add);
      openedByImport(id).ifPresent(events::add);
      events.addAll(store.contactsOf(id, limit));
      events.addAll(store.receivedOf(id, limit));
      return events.stream()
          .sorted(Comparator.comparing(FileEvent::at).reversed())
          .limit(limit)
          .toList();
    });
  }

  private Optional<FileEvent> openedByImport(FileId id) {
    var batch = store.importThatOpened(id);
    return batch.isEmpty()
        ? Optional.empty()
        : audit.of("import:" + batch.getAsLong(), 2).stream()
            .filter(entry -> entry.details().containsKey("accepted"))
            .map(RegistryService::openedByImport)
            .findFirst();
  }

  private static FileEvent openedByImport(AuditEntry entry) {
    var list = entry.details().getOrDefault("file", "");
    return new FileEvent.Changed(
        entry.at(),
        entry.actor(),
        "registry.openByImport",
        new TreeMap<>(Map.of(FileEvent.LIST, list)));
  }

  /// The work list of numbers that calls found invalid.
  public Page<InvalidNumber> listInvalidNumbers(long offset, int limit) {
    return transactions.read(() -> store.invalidNumbers(offset, limit));
  }

  /// Why the city dials no such number, whoever has it (rule 3); nothing when it does.
  public Optional<Reason> findRefusal(PhoneNumber number) {
    return transactions.read(() -> {
      var rules = new DiallingRules(store.policy().allowedAreaCodes());
      return rules
          .refusal(number)
          .or(() ->
              store.doNotCall(List.of(number)).isEmpty()
                  ? Optional.empty()
                  : Optional.of(Reason.DO_NOT_CALL));
    });
  }

  public CityPolicy getPolicy() {
    return transactions.read(store::policy);
  }

  /// Has the city decide anew what a file may hold; files that are there stay as they are until
  /// they are corrected.
  public PolicyOutcome changePolicy(Actor actor, PolicyChange change) {
    return transactions.write(() -> {
      var old = store.policyToChange();
      var policy = change.of(old);
      if (policy.streetsAreOfficial()
          && !old.streetsAreOfficial()
          && store.streets().stream().noneMatch(Street::official)) {
        return new PolicyOutcome.NoOfficialStreets();
      }
      if (!policy.equals(old)) {
        store.setPolicy(policy);
        audit.append(changed(actor, policy));
      }
      return new PolicyOutcome.Kept(policy);
    });
  }

  private AuditEntry changed(Actor actor, CityPolicy policy) {
    return AuditEntry.of(
        clock.instant(),
        actor,
        "registry.changePolicy",
        "policy:city",
        Map.of(
            "severalVoiceNumbers", Boolean.toString(policy.severalVoiceNumbers()),
            "areaCodes", String.join(",", new TreeSet<>(policy.allowedAreaCodes())),
            "cardPrefixes", String.join(",", new TreeSet<>(policy.cardPrefixes())),
            "officialStreets", Boolean.toString(policy.streetsAreOfficial())));
  }

  /// Opens a file. Its account number is given, or made from the first of its numbers that is the
  /// account of no other file.
  public SaveOutcome open(
      Actor actor, Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    return transactions.writeSoon(() -> openInTransaction(actor, account, content, means));
  }

  /// Replaces what a file says.
  ///
  /// @param version the version that was edited
  public SaveOutcome save(
      Actor actor, FileId id, int version, FileContent content, Consent.Means means) {
    return transactions.writeSoon(() -> saveInTransaction(actor, id, version, content, means));
  }

  private SaveOutcome openInTransaction(
      Actor actor, Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    var existing = store.findByAddress(content.address());
    if (existing.isPresent()) {
      return new SaveOutcome.ResidenceTaken(existing.get());
    }
    var faults = new ArrayList<>(gate.faults(content, store.policy().streetsAreOfficial()));
    var number = account.or(() -> freeAccount(content));
    if (account.filter(this::isTaken).isPresent()) {
      faults.add(FileFault.of(Field.ACCOUNT, Reason.ACCOUNT_TAKEN));
    } else if (number.isEmpty() && content.contacts().isEmpty()) {
      faults.add(FileFault.of(Field.ACCOUNT, Reason.NO_ACCOUNT));
    }
    faults.addAll(gate.cardTaken(content, number.stream().toList()));
    if (!faults.isEmpty()) {
      return new SaveOutcome.Invalid(faults);
    }
    if (number.isEmpty()) {
      var holder = accounts(content).findFirst().flatMap(store::findByAccount).orElseThrow();
      return new SaveOutcome.AccountTaken(holder, store.nextAccountOfNoPhone());
    }
    var consent = consent(actor, content, means);
    var file = store.insert(number.get(), content, consent, clock.instant());
    var details = FileChanges.of(content);
    if (!accounts(content).findFirst().equals(number)) {
      details.put("ownAccount", number.get().digits());
    }
    append(actor, "registry.open", file.id(), details);
    return new SaveOutcome.Saved(file);
  }

  private boolean isTaken(AccountNumber account) {
    return store.findByAccount(account).isPresent();
  }

  private Optional<AccountNumber> freeAccount(FileContent content) {
    return accounts(content).filter(account -> !isTaken(account)).findFirst();
  }

  private SaveOutcome saveInTransaction(
      Actor actor, FileId id, int version, FileContent content, Consent.Means means) {
    var kept = store.findKept(id);
    if (kept.isPresent()) {
      return new SaveOutcome.ResidenceTaken(kept.get());
    }
    var found = store.find(id);
    if (found.isEmpty()) {
      return new SaveOutcome.Gone();
    }
    var current = found.get();
    if (current.version() != version) {
      return new SaveOutcome.Stale(current);
    }
    var neighbour = store.findByAddress(content.address());
    if (neighbour.isPresent() && !neighbour.get().id().equals(id)) {
      return new SaveOutcome.ResidenceTaken(neighbour.get());
    }
    if (content.equals(current.content())) {
      return new SaveOutcome.Saved(current);
    }
    var faults = new ArrayList<>(gate.faultsOfChange(content, current.content()));
    faults.addAll(gate.cardTaken(content, List.of(current.account())));
    if (!faults.isEmpty()) {
      return new SaveOutcome.Invalid(faults);
    }
    if (!store.update(id, version, content, clock.instant())) {
      return store
          .find(id)
          .<SaveOutcome>map(SaveOutcome.Stale::new)
          .or(() -> store.findKept(id).map(SaveOutcome.ResidenceTaken::new))
          .orElseGet(SaveOutcome.Gone::new);
    }
    if (content.consent() != current.content().consent()) {
      store.addConsent(id, consent(actor, content, means));
    }
    append(actor, "registry.update", id, FileChanges.between(current.content(), content));
    return new SaveOutcome.Saved(store.find(id).orElseThrow());
  }

  /// Those that its numbers make, in the order in which they are taken.
  private static Stream<AccountNumber> accounts(FileContent content) {
    return Stream.of(Channel.VOICE, Channel.SMS)
        .flatMap(channel -> content.contacts(channel).stream())
        .map(contact -> AccountNumber.of(contact.number()))
        .distinct();
  }

  private Consent consent(Actor actor, FileContent content, Consent.Means means) {
    if (content.consent() == Consent.State.UNKNOWN) {
      return Consent.unknown();
    }
    var provenance =
        new Consent.Provenance(
            means, actor.name(), clock.instant(), content.language(), CONSENT_TEXT_VERSION);
    return new Consent(content.consent(), Optional.of(provenance));
  }

  private void append(Actor actor, String action, FileId id, Map<String, String> details) {
    audit.append(
        new AuditEntry(
            clock.instant(), actor, action, "file:" + id.number(), new TreeMap<>(details)));
  }
}

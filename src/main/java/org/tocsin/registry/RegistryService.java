package org.tocsin.registry;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tocsin.audit.Actor;
import org.tocsin.audit.AuditEntry;
import org.tocsin.audit.AuditLog;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.Channel;
import org.tocsin.shared.ConflictException;
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

  public RegistryService(
      RegistryStore store, AuditLog audit, Transactions transactions, Clock clock) {
    this.store = store;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Optional<ResidentFile> find(FileId id) {
    return transactions.read(() -> store.find(id));
  }

  public Page<FileSummary> search(String query, long offset, int limit) {
    return transactions.read(() -> store.search(query, offset, limit));
  }

  public List<Street> listStreets() {
    return transactions.read(store::streets);
  }

  /// What happened to a file, newest first: changes, calls and texts with what became of them.
  public List<FileEvent> getHistory(FileId id, int limit) {
    return transactions.read(() -> {
      var events = new ArrayList<FileEvent>();
      audit
          .of("file:" + id.number(), limit)
          .forEach(entry ->
              events.add(
                  new FileEvent.Changed(
                      entry.at(), entry.actor(), entry.action(), entry.details())));
      events.addAll(store.contactsOf(id, limit));
      events.addAll(store.receivedOf(id, limit));
      return events.stream()
          .sorted(Comparator.comparing(FileEvent::at).reversed())
          .limit(limit)
          .toList();
    });
  }

  /// The work list of numbers that calls found invalid.
  public Page<InvalidNumber> listInvalidNumbers(long offset, int limit) {
    return transactions.read(() -> store.invalidNumbers(offset, limit));
  }

  public CityPolicy getPolicy() {
    return transactions.read(store::policy);
  }

  /// Has the city decide anew what a file may hold; files that are there stay as they are until
  /// they are corrected.
  public PolicyOutcome changePolicy(Actor actor, PolicyChange change) {
    return transactions.write(() -> {
      var old = store.policy();
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

  /// Opens a file. Its account number is given, or made from its first number.
  public SaveOutcome open(
      Actor actor, Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    return again(() -> openInTransaction(actor, account, content, means));
  }

  /// Replaces what a file says.
  ///
  /// @param version the version that was edited
  public SaveOutcome save(
      Actor actor, FileId id, int version, FileContent content, Consent.Means means) {
    return again(() -> saveInTransaction(actor, id, version, content, means));
  }

  /// Once more after somebody else took the residence or the account in the meantime: the second
  /// time finds them taken.
  private SaveOutcome again(Supplier<SaveOutcome> work) {
    try {
      return transactions.write(work);
    } catch (ConflictException e) {
      return transactions.write(work);
    }
  }

  private SaveOutcome openInTransaction(
      Actor actor, Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    var existing = store.findByAddress(content.address());
    if (existing.isPresent()) {
      return new SaveOutcome.ResidenceTaken(existing.get());
    }
    var faults = faults(content, store.policy().streetsAreOfficial());
    var number = account.or(() -> firstNumber(content).map(AccountNumber::of));
    if (number.isEmpty()) {
      faults.add(FileFault.of(Field.ACCOUNT, Reason.NO_ACCOUNT));
    } else if (store.findByAccount(number.get()).isPresent()) {
      faults.add(FileFault.of(Field.ACCOUNT, Reason.ACCOUNT_TAKEN));
    }
    faults.addAll(cardTaken(content, number));
    if (!faults.isEmpty() || number.isEmpty()) {
      return new SaveOutcome.Invalid(faults);
    }
    var consent = consent(actor, content, means);
    var file = store.insert(number.get(), content, consent, clock.instant());
    append(actor, "registry.open", file.id(), FileChanges.of(content));
    return new SaveOutcome.Saved(file);
  }

  private SaveOutcome saveInTransaction(
      Actor actor, FileId id, int version, FileContent content, Consent.Means means) {
    var current = store.find(id).orElseThrow(() -> new IllegalArgumentException("No file " + id));
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
    // Whoever lives on a street that the list has not may still correct a number, or opt out.
    boolean moves = !content.address().sharesStreetWith(current.content().address());
    var faults = faults(content, moves && store.policy().streetsAreOfficial());
    faults.addAll(cardTaken(content, Optional.of(current.account())));
    if (!faults.isEmpty()) {
      return new SaveOutcome.Invalid(faults);
    }
    if (!store.update(id, version, content, clock.instant())) {
      return new SaveOutcome.Stale(store.find(id).orElseThrow());
    }
    if (content.consent() != current.content().consent()
        && content.consent() != Consent.State.UNKNOWN) {
      store.addConsent(id, consent(actor, content, means));
    }
    append(actor, "registry.update", id, FileChanges.between(current.content(), content));
    return new SaveOutcome.Saved(store.find(id).orElseThrow());
  }

  /// @param officialOnly whether its street must be on the city's own list
  private List<FileFault> faults(FileContent content, boolean officialOnly) {
    var numbers = content.contacts().stream().map(ContactPoint::number).toList();
    var rules = new FileRules(store.policy(), store.doNotCall(numbers));
    var faults = new ArrayList<>(rules.check(content));
    var address = content.address();
    var street = store.findStreet(address.city(), address.street());
    if (street.filter(found -> found.official() || !officialOnly).isEmpty()) {
      faults.add(FileFault.of(Field.STREET, Reason.UNKNOWN_STREET));
    }
    return faults;
  }

  /// A card is of one file.
  private List<FileFault> cardTaken(FileContent content, Optional<AccountNumber> own) {
    return content
        .particulars()
        .card()
        .flatMap(store::findByCard)
        .filter(holder -> !own.equals(Optional.of(holder.account())))
        .map(_ -> List.of(FileFault.of(Field.CARD, Reason.CARD_TAKEN)))
        .orElse(List.of());
  }

  private static Optional<PhoneNumber> firstNumber(FileContent content) {
    return content.contacts(Channel.VOICE).stream()
        .findFirst()
        .or(() -> content.contacts(Channel.SMS).stream().findFirst())
        .map(ContactPoint::number);
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

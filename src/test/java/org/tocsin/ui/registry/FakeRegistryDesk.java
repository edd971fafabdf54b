package org.tocsin.ui.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.desk.DialOutcome;
import org.tocsin.exchange.ExportOptions;
import org.tocsin.exchange.ExportOutcome;
import org.tocsin.exchange.ImportChanges;
import org.tocsin.exchange.ImportOptions;
import org.tocsin.exchange.ImportOutcome;
import org.tocsin.exchange.ImportPreview;
import org.tocsin.exchange.ImportProgress;
import org.tocsin.exchange.ImportReport;
import org.tocsin.exchange.ListColumn;
import org.tocsin.exchange.ResidentColumn;
import org.tocsin.exchange.UndoOutcome;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.CivicSpan;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFault;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileRules;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.registry.Particulars;
import org.tocsin.registry.PostalCode;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Folding;
import org.tocsin.shared.Language;
import org.tocsin.shared.LongWork;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.DeskCall;

/// A small town's registry in memory, with the true rules of a file.
final class FakeRegistryDesk implements RegistryDesk {
  static final Instant NOW = Instant.parse("2026-11-21T14:00:00Z");
  static final String CITY = "Saint-Évrard";
  static final List<String> STREETS =
      List.of("rue des Érables", "rue du Couvent", "rue Sainte-Adéline", "chemin du Lac-Bleu");

  final List<ResidentFile> files = new ArrayList<>();

  CityPolicy policy = new CityPolicy(true, Set.of("418"), Set.of(), true);

  /// What happened to files, newest first.
  final Map<FileId, List<FileEvent>> events = new HashMap<>();

  /// Not told yet.
  private final Set<FileId> changed = new HashSet<>();

  boolean answers = true;

  /// What every save runs into.
  Optional<RuntimeException> failure = Optional.empty();

  /// What keeps changes waiting.
  Optional<LongWork> longWork = Optional.empty();

  DialOutcome dialOutcome = new DialOutcome.Placed(DeskCall.PICKED_UP);
  final List<PhoneNumber> dialled = new ArrayList<>();
  final List<Optional<FileId>> dialledFrom = new ArrayList<>();

  /// Those by which changed files say that their consent was taken.
  final List<Consent.Means> means = new ArrayList<>();

  ImportOutcome importOutcome =
      new ImportOutcome.Done(
          new ImportReport(1, 0, 0, 0, 0, Duration.ofSeconds(1), List.of(), List.of()),
          Optional.empty());

  /// Those of each search.
  final List<FileFilter> filters = new ArrayList<>();

  List<ImportChanges.Past> imports = List.of();

  final List<ExportOptions> exported = new ArrayList<>();

  UndoOutcome undoOutcome = new UndoOutcome.NoSuchImport();

  ImportOutcome previewOutcome =
      new ImportOutcome.Previewed(
          new ImportPreview(
              List.of(
                  new ListColumn("nom", Optional.of(ResidentColumn.FAMILY_NAME), false, "Roy"),
                  new ListColumn("Téléphone", Optional.empty(), false, "418 555-0101")),
              List.of(),
              List.of(),
              Optional.of(
                  new ImportReport(1, 1, 0, 0, 1, Duration.ofSeconds(1), List.of(), List.of())),
              true,
              List.of()));

  /// What columns were said to be, with each preview and each import.
  final List<Map<Integer, ResidentColumn>> assigned = new ArrayList<>();

  static PhoneNumber number(int last) {
    return PhoneNumber.parse("418555%04d".formatted(last)).orElseThrow();
  }

  static FileContent content(String family, String given, int house, List<ContactPoint> contacts) {
    var address =
        new Address(
            CITY,
            STREETS.get(house % STREETS.size()),
            new CivicNumber(house, ""),
            house % 5 == 0 ? "2" : "",
            PostalCode.parse("J1V 9B2"));
    return new FileContent(
        family,
        given,
        Language.FRENCH,
        address,
        Optional.empty(),
        true,
        Consent.State.GIVEN,
        contacts,
        Particulars.NONE);
  }

  ResidentFile add(FileContent content, PhoneNumber account) {
    return add(content, AccountNumber.of(account));
  }

  private ResidentFile add(FileContent content, AccountNumber account) {
    var consent =
        new Consent(
            content.consent(),
            Optional.of(
                new Consent.Provenance(
                    Consent.Means.COUNTER, "mtremblay", NOW, content.language(), "2026-11")));
    var file =
        new ResidentFile(new FileId(files.size() + 1L), account, content, consent, 1, NOW, NOW);
    files.add(file);
    return file;
  }

  /// Somebody else's change.
  void change(FileId id, FileContent content) {
    replace(find(id).orElseThrow(), content);
  }

  @Override
  public Page<InvalidNumber> invalidNumbers(long offset, int limit) {
    var found =
        files.stream()
            .flatMap(file ->
                file.content().contacts().stream()
                    .filter(ContactPoint::invalid)
                    .map(contact -> new InvalidNumber(summary(file), contact, NOW)))
            .toList();
    return new Page<>(found.stream().skip(offset).limit(limit).toList(), offset, found.size());
  }

  @Override
  public FileWatch.Changes changes() {
    var told = new FileWatch.Changes(changed, false);
    changed.clear();
    return told;
  }

  private ResidentFile replace(ResidentFile old, FileContent content) {
    var changed =
        new ResidentFile(
            old.id(), old.account(), content, old.consent(), old.version() + 1, NOW, NOW);
    files.set(files.indexOf(old), changed);
    this.changed.add(old.id());
    return changed;
  }

  final FakeDuplicateDesk duplicates = new FakeDuplicateDesk();

  @Override
  public DuplicateDesk duplicates() {
    return duplicates;
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public Page<FileSummary> search(String query, FileFilter filter, long offset, int limit) {
    filters.add(filter);
    var found =
        files.stream().filter(file -> matches(file, query) && passes(file, filter)).toList();
    var rows = found.stream().skip(offset).limit(limit).map(FakeRegistryDesk::summary).toList();
    return new Page<>(rows, offset, found.size());
  }

  /// As much of a filter as the tests of views need.
  private static boolean passes(ResidentFile file, FileFilter filter) {
    var content = file.content();
    return filter.street().stream().allMatch(content.address().street()::equals)
        && filter.language().stream().allMatch(content.language()::equals)
        && (!filter.signs().contains(FileFilter.Sign.NO_USABLE_NUMBER) || !content.isReachable());
  }

  private static boolean matches(ResidentFile file, String query) {
    var content = file.content();
    var digits = query.replaceAll("\\D", "");
    var text =
        Folding.fold(
            content.familyName() + " " + content.givenName() + " " + content.address().street());
    return digits.isEmpty()
        ? text.contains(Folding.fold(query))
        : content.contacts().stream()
            .anyMatch(contact -> contact.number().digits().contains(digits));
  }

  private static FileSummary summary(ResidentFile file) {
    var content = file.content();
    return new FileSummary(
        file.id(),
        file.account(),
        content.familyName(),
        content.givenName(),
        content.address(),
        content.contacts().stream().findFirst().map(ContactPoint::number),
        content.active(),
        content.consent());
  }

  @Override
  public Optional<ResidentFile> find(FileId id) {
    return files.stream().filter(file -> file.id().equals(id)).findFirst();
  }

  @Override
  public List<FileEvent> history(FileId id, int limit) {
    if (!answers) {
      throw new IllegalStateException("No database");
    }
    return events.getOrDefault(id, List.of()).stream().limit(limit).toList();
  }

  @Override
  public Optional<LongWork> longWork() {
    return longWork;
  }

  @Override
  public List<Street> streets() {
    return STREETS.stream()
        .map(name -> new Street(1, CITY, name, true, Optional.of(new CivicSpan(1, 999))))
        .toList();
  }

  @Override
  public List<StreetAlias> streetAliases() {
    return List.of(
        new StreetAlias(new Street(1, CITY, "rue du Couvent", true), "rue du Moulin", true),
        new StreetAlias(new Street(1, CITY, "chemin du Lac-Bleu", true), "Grande Côte", false));
  }

  @Override
  public CityPolicy policy() {
    return policy;
  }

  private List<FileFault> faults(FileContent content) {
    return new FileRules(policy, Set.of()).check(content);
  }

  private List<FileFault> cardTaken(ResidentFile own, FileContent content) {
    var card = content.particulars().card();
    boolean taken =
        card.isPresent()
            && files.stream()
                .filter(file -> !file.id().equals(own.id()))
                .anyMatch(file -> file.content().particulars().card().equals(card));
    return taken
        ? List.of(FileFault.of(FileFault.Field.CARD, FileFault.Reason.CARD_TAKEN))
        : List.of();
  }

  private Optional<ResidentFile> at(Address address) {
    return files.stream().filter(file -> file.content().address().equals(address)).findFirst();
  }

  @Override
  public SaveOutcome open(
      Optional<AccountNumber> account, FileContent content, Consent.Means means) {
    var taken = at(content.address());
    if (taken.isPresent()) {
      return new SaveOutcome.ResidenceTaken(taken.get());
    }
    var faults = new ArrayList<>(faults(content));
    if (content.contacts(Channel.VOICE).isEmpty()) {
      faults.add(FileFault.of(FileFault.Field.ACCOUNT, FileFault.Reason.NO_ACCOUNT));
    }
    if (!faults.isEmpty()) {
      return new SaveOutcome.Invalid(faults);
    }
    var free =
        account.or(() ->
            content.contacts().stream()
                .map(contact -> AccountNumber.of(contact.number()))
                .filter(number -> holder(number).isEmpty())
                .findFirst());
    var first = AccountNumber.of(content.contacts().getFirst().number());
    return free.<SaveOutcome>map(number -> new SaveOutcome.Saved(add(content, number)))
        .orElseGet(() ->
            new SaveOutcome.AccountTaken(holder(first).orElseThrow(), AccountNumber.ofNoPhone(1)));
  }

  private Optional<ResidentFile> holder(AccountNumber account) {
    return files.stream().filter(file -> file.account().equals(account)).findFirst();
  }

  @Override
  public SaveOutcome save(FileId id, int version, FileContent content, Consent.Means taken) {
    means.add(taken);
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (find(id).isEmpty()) {
      return new SaveOutcome.Gone();
    }
    var current = find(id).get();
    if (current.version() != version) {
      return new SaveOutcome.Stale(current);
    }
    var rules = new FileRules(policy, Set.of());
    var faults = new ArrayList<>(rules.check(content, current.content()));
    faults.addAll(cardTaken(current, content));
    return faults.isEmpty()
        ? new SaveOutcome.Saved(replace(current, content))
        : new SaveOutcome.Invalid(faults);
  }

  @Override
  public List<ImportChanges.Past> imports(int limit) {
    return imports;
  }

  @Override
  public UndoOutcome undoImport(long id, ImportProgress progress) {
    return undoOutcome;
  }

  @Override
  public ExportOutcome exportFiles(Path file, ExportOptions options, ImportProgress progress) {
    exported.add(options);
    return new ExportOutcome.Done(file, 64);
  }

  @Override
  public ImportOutcome previewList(Path list, ImportOptions options, ImportProgress progress) {
    assigned.add(options.assigned());
    progress.report(5, 5, 10);
    return previewOutcome;
  }

  @Override
  public ImportOutcome importList(Path list, ImportOptions options, ImportProgress progress) {
    assigned.add(options.assigned());
    progress.report(10, 10, 10);
    return importOutcome;
  }

  @Override
  public DialOutcome dial(PhoneNumber number, Optional<FileId> file) {
    dialled.add(number);
    dialledFrom.add(file);
    if (!answers) {
      throw new IllegalStateException("The database is away");
    }
    return dialOutcome;
  }
}

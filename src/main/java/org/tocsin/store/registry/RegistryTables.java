package org.tocsin.store.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CityPolicy;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileEvent;
import org.tocsin.registry.FileFilter;
import org.tocsin.registry.FileId;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.FileWatch;
import org.tocsin.registry.InvalidNumber;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.RegistryBulk;
import org.tocsin.registry.RegistryStore;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetAlias;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;

/// The registry in its tables: hands each question to the class that knows those tables.
public final class RegistryTables implements RegistryStore, RegistryBulk {
  private final StreetTables streets;
  private final FileReader reader;
  private final FileWriter writer;
  private final FileSearch search;
  private final PolicyTables policy;
  private final FileHistory history;
  private final ClosedFiles closedFiles;
  private final MergedFileReader merged;
  private final AccountsOfNoPhone accounts;

  public RegistryTables(Database database) {
    streets = new StreetTables(database);
    reader = new FileReader(database, streets);
    writer = new FileWriter(database, streets);
    search = new FileSearch(database, reader, streets);
    policy = new PolicyTables(database);
    history = new FileHistory(database);
    closedFiles = new ClosedFiles(database);
    merged = new MergedFileReader(database, reader, closedFiles);
    accounts = new AccountsOfNoPhone(database);
  }

  @Override
  public Optional<ResidentFile> find(FileId id) {
    return reader.find(id);
  }

  @Override
  public Optional<ResidentFile> findKept(FileId closed) {
    return closedFiles.keptInPlaceOf(closed).flatMap(reader::find);
  }

  @Override
  public List<FileId> closedInto(FileId kept) {
    return closedFiles.closedInto(kept);
  }

  @Override
  public Optional<ResidentFile> findByAccount(AccountNumber account) {
    return reader.findByAccount(account);
  }

  @Override
  public Optional<ResidentFile> findByAddress(Address address) {
    return reader.findByAddresses(List.of(address)).stream().findFirst();
  }

  @Override
  public List<ResidentFile> findByAddresses(Collection<Address> addresses) {
    return reader.findByAddresses(addresses);
  }

  @Override
  public List<ResidentFile> find(Collection<FileId> files) {
    return reader.find(files);
  }

  @Override
  public List<ResidentFile> findClosed(Collection<FileId> files) {
    return reader.findClosed(files);
  }

  @Override
  public Map<FileId, Integer> lock(Collection<FileId> files) {
    return writer.lock(files);
  }

  @Override
  public void lockToRemove(Collection<FileId> files) {
    writer.lockToRemove(files);
  }

  @Override
  public void forEachFile(String query, FileFilter filter, Consumer<FileId> file) {
    search.forEach(query, filter, file);
  }

  @Override
  public void forEachActive(Consumer<FileId> file) {
    reader.forEach(true, file);
  }

  @Override
  public void lockPairs() {
    closedFiles.lock();
  }

  @Override
  public void remove(Collection<FileId> files) {
    writer.remove(files);
  }

  @Override
  public List<MergedFile> findMerged(
      Collection<AccountNumber> accounts, Collection<Address> addresses) {
    return merged.find(accounts, addresses);
  }

  @Override
  public Set<AccountNumber> takenAccounts(Collection<AccountNumber> accounts) {
    return reader.takenAccounts(accounts);
  }

  @Override
  public List<ResidentFile> findByAccounts(Collection<AccountNumber> accounts) {
    return reader.findByAccounts(accounts);
  }

  @Override
  public AccountNumber nextAccountOfNoPhone() {
    return accounts.next();
  }

  @Override
  public Optional<ResidentFile> findByCard(CardNumber card) {
    return reader.findByCard(card);
  }

  @Override
  public Map<CardNumber, AccountNumber> takenCards(Collection<CardNumber> cards) {
    return reader.takenCards(cards);
  }

  @Override
  public Optional<Street> findStreet(String city, String name) {
    return streets.find(city, name);
  }

  @Override
  public List<Street> streets() {
    return streets.all();
  }

  @Override
  public List<StreetAlias> streetAliases() {
    return streets.aliases();
  }

  @Override
  public Street addStreet(String city, String name, boolean official) {
    return streets.add(city, name, official);
  }

  @Override
  public List<FileId> listFilesOf(String city, String street) {
    return streets.filesOf(city, street);
  }

  @Override
  public void retireStreet(String city, String name, String into, boolean former) {
    streets.retire(city, name, into, former);
  }

  @Override
  public boolean putOfficialStreet(OfficialStreet street) {
    return streets.putOfficial(street);
  }

  @Override
  public ResidentFile insert(
      AccountNumber account, FileContent content, Consent consent, Instant now) {
    var ids = writer.insertAll(List.of(new NewFile(account, content, consent)), now);
    return reader.find(ids.getFirst()).orElseThrow();
  }

  @Override
  public List<FileId> insertAll(List<NewFile> files, Instant now) {
    return writer.insertAll(files, now);
  }

  @Override
  public boolean update(FileId id, int version, FileContent content, Instant now) {
    return writer.update(id, version, content, now);
  }

  @Override
  public void addConsent(FileId id, Consent consent) {
    writer.addConsent(id, consent);
  }

  @Override
  public Set<PhoneNumber> doNotCall(Collection<PhoneNumber> numbers) {
    return policy.doNotCall(numbers);
  }

  @Override
  public Page<FileSummary> search(String query, FileFilter filter, long offset, int limit) {
    return search.search(query, filter, offset, limit);
  }

  @Override
  public List<FileEvent> contactsOf(FileId id, int limit) {
    return history.contacts(id, limit);
  }

  @Override
  public List<FileEvent> receivedOf(FileId id, int limit) {
    return history.received(id, limit);
  }

  @Override
  public OptionalLong importThatOpened(FileId id) {
    return history.importThatOpened(id);
  }

  @Override
  public Page<InvalidNumber> invalidNumbers(long offset, int limit) {
    return search.invalidNumbers(offset, limit);
  }

  @Override
  public long lastChange() {
    return history.lastChange();
  }

  @Override
  public List<FileWatch.Change> changesAfter(long entry, int limit) {
    return history.changesAfter(entry, limit);
  }

  @Override
  public CityPolicy policy() {
    return policy.read();
  }

  @Override
  public CityPolicy policyToChange() {
    return policy.readToChange();
  }

  @Override
  public void setPolicy(CityPolicy wanted) {
    policy.write(wanted);
  }
}

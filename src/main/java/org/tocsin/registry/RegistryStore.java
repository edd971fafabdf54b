package org.tocsin.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;

/// Where the registry is kept. Every method joins the transaction in progress.
public interface RegistryStore {

  /// A file that is open.
  Optional<ResidentFile> find(FileId id);

  /// The file that is kept in the place of one that was closed; none for a file that is open.
  Optional<ResidentFile> findKept(FileId closed);

  /// The files that were closed for this one.
  List<FileId> closedInto(FileId kept);

  /// Also by the account of a file that was closed: then the one that is kept in its place.
  Optional<ResidentFile> findByAccount(AccountNumber account);

  /// The file of the residence at this address, whatever the spelling of its street.
  Optional<ResidentFile> findByAddress(Address address);

  /// An account number that no telephone can have and no file has.
  AccountNumber nextAccountOfNoPhone();

  Optional<ResidentFile> findByCard(CardNumber card);

  Optional<Street> findStreet(String city, String name);

  /// All streets, by city and name.
  List<Street> streets();

  /// The other names of streets, by name.
  List<StreetAlias> streetAliases();

  Street addStreet(String city, String name, boolean official);

  /// Adds the file and its residence; the street is already known.
  ResidentFile insert(AccountNumber account, FileContent content, Consent consent, Instant now);

  /// Replaces the content if the file still has that version.
  ///
  /// @return whether it had
  boolean update(FileId id, int version, FileContent content, Instant now);

  /// Adds an answer to the history of consents and makes it the current one.
  void addConsent(FileId id, Consent consent);

  /// Those of the numbers that are on the do-not-call list.
  Set<PhoneNumber> doNotCall(Collection<PhoneNumber> numbers);

  /// Files found by number, name or address as folded text, best first; an empty query lists all,
  /// by name.
  default Page<FileSummary> search(String query, long offset, int limit) {
    return search(query, FileFilter.none(), offset, limit);
  }

  /// Those of the files found that pass a filter, in the same order.
  Page<FileSummary> search(String query, FileFilter filter, long offset, int limit);

  /// Calls and texts of alerts to the numbers of a file and of those that were closed for it, and
  /// back; newest first.
  List<FileEvent> contactsOf(FileId id, int limit);

  /// Texts that came from the numbers of a file and of those that were closed for it, newest first.
  List<FileEvent> receivedOf(FileId id, int limit);

  /// The number of the import that opened a file, if one did.
  OptionalLong importThatOpened(FileId id);

  /// Numbers that calls found invalid, the latest first.
  Page<InvalidNumber> invalidNumbers(long offset, int limit);

  /// The audit's last entry; 0 when it has none.
  long lastChange();

  /// Changes of files, one by one or by whole lists, that the audit holds beyond an entry, in its
  /// order.
  List<FileWatch.Change> changesAfter(long entry, int limit);

  CityPolicy policy();

  /// What the city decided so far; whoever else is about to change it waits until the transaction
  /// in progress is over, and then sees what this one made of it.
  CityPolicy policyToChange();

  void setPolicy(CityPolicy policy);
}

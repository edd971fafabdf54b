package org.tocsin.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tocsin.shared.Page;
import org.tocsin.shared.PhoneNumber;

/// Where files are compared, and what was found is kept. Closed files have no part in it. Every
/// method joins the transaction in progress.
public interface DuplicateStore {

  /// Has whoever else merges, pairs or removes files wait until the transaction ends.
  void lock();

  /// The keys of all streets, in order.
  List<Long> streets();

  /// The dwellings of a street that share their civic number with another, number by number.
  List<List<Dwelling>> neighbours(long street);

  /// The next of the numbers that several files have.
  ///
  /// @param after the last number that was looked at; empty at first
  Numbers sharedNumbers(String after);

  /// Some numbers of the registry, in order.
  ///
  /// @param shared whose those are that several files have
  /// @param read how many contact points that took
  /// @param last where to go on; nothing when these were the last
  record Numbers(List<List<FileId>> shared, int read, Optional<String> last) {
    public Numbers {
      shared = List.copyOf(shared);
    }
  }

  /// How many contact points there are, to tell how far a sweep is.
  long countContacts();

  /// The open ones of these files, in no order.
  List<ResidentFile> files(Collection<FileId> ids);

  /// Files that have one of these numbers.
  List<FileId> holders(Collection<PhoneNumber> numbers, int limit);

  /// The dwellings at the civic number of an address.
  List<Dwelling> dwellings(Address address, int limit);

  /// Pairs that somebody said are two residences.
  Set<FilePair> distinctPairs();

  /// Those of one file.
  Set<FilePair> distinctPairs(FileId file);

  /// Notes that a pair is of two residences, and no longer suspects it.
  ///
  /// @return whether nobody had said so
  boolean setDistinct(FilePair pair, String by, Instant at);

  /// Puts what a sweep found in the place of what the one before had.
  void replaceSuspects(Map<FilePair, Resemblance> found);

  /// What the last sweep found and nobody has dealt with, the most telling first.
  Page<FilePair> suspects(long offset, int limit);
}

package org.tocsin.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.tocsin.shared.GeoPoint;

/// The registry many files at a time, for imports. Every method joins the transaction in progress.
public interface RegistryBulk {

  /// The files of the residences at these addresses, in no order.
  List<ResidentFile> findByAddresses(Collection<Address> addresses);

  /// Those of the files that there are, in no order.
  List<ResidentFile> find(Collection<FileId> files);

  /// Those of the files that were merged into others, in no order.
  List<ResidentFile> findClosed(Collection<FileId> files);

  /// Keeps everybody else from changing these files until the transaction in progress is over; an
  /// alert may be launched for them all the same.
  ///
  /// @return the versions that they have by now, of those that there are
  Map<FileId, Integer> lock(Collection<FileId> files);

  /// Keeps everybody else from these files, launches among them, until the transaction in progress
  /// is over.
  void lockToRemove(Collection<FileId> files);

  /// The open files that are found by what was typed, without end, or all of them when it is blank:
  /// those of them that pass a filter.
  void forEachFile(String query, FileFilter filter, Consumer<FileId> file);

  /// The active ones of the open files, in the order of their keys.
  void forEachActive(Consumer<FileId> file);

  /// Has whoever pairs or merges files wait until the transaction in progress is over: before any
  /// file is locked that is to be removed.
  void lockPairs();

  /// Removes files with their residences and all that hangs on them; no alert ever was for them.
  void remove(Collection<FileId> files);

  /// The files that somebody merged into others, and that have these accounts or were at these
  /// addresses, in no order.
  List<MergedFile> findMerged(Collection<AccountNumber> accounts, Collection<Address> addresses);

  /// Those of the account numbers that a file has, closed ones too.
  Set<AccountNumber> takenAccounts(Collection<AccountNumber> accounts);

  /// The open files that have these accounts, in no order.
  List<ResidentFile> findByAccounts(Collection<AccountNumber> accounts);

  /// Whose the cards are that a file has.
  Map<CardNumber, AccountNumber> takenCards(Collection<CardNumber> cards);

  /// Adds files whose streets are known; none of their residences and accounts has a file.
  ///
  /// @return their ids, in the same order
  List<FileId> insertAll(List<NewFile> files, Instant now);

  /// Adds a street of the city's list, or makes it so if it was known, with its other name.
  ///
  /// @return whether it was not known
  boolean putOfficialStreet(OfficialStreet street);

  /// The open files of the street whose own name this is; none when it is another name of one.
  List<FileId> listFilesOf(String city, String street);

  /// Makes a street whose residents were moved another name of the one to which they were: nothing
  /// happens when an open file is left on it.
  ///
  /// @param former whether it had this name once
  void retireStreet(String city, String name, String into, boolean former);

  /// @param kept the open file that is there in its place
  record MergedFile(ResidentFile closed, ResidentFile kept) {}

  /// A street as the city's list describes it.
  ///
  /// @param aliases other names under which people look for it
  /// @param formerNames names that it had once, under which they do so too
  /// @param from the place of its lowest civic number
  /// @param to the place of its highest civic number
  record OfficialStreet(
      String city,
      String name,
      List<String> aliases,
      List<String> formerNames,
      Optional<Integer> civicFrom,
      Optional<Integer> civicTo,
      Optional<GeoPoint> from,
      Optional<GeoPoint> to) {
    public OfficialStreet {
      aliases = List.copyOf(aliases);
      formerNames = List.copyOf(formerNames);
    }
  }
}

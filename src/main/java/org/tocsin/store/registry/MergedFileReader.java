package org.tocsin.store.registry;

import static org.tocsin.store.schema.Tables.CLOSED_FILE;
import static org.tocsin.store.schema.Tables.RESIDENCE;
import static org.tocsin.store.schema.Tables.RESIDENT_FILE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.FileId;
import org.tocsin.registry.RegistryBulk.MergedFile;
import org.tocsin.store.Database;

/// Finds the files that were merged into others, by what a list still says of them.
final class MergedFileReader {
  private final Database database;
  private final FileReader reader;
  private final ClosedFiles closedFiles;

  MergedFileReader(Database database, FileReader reader, ClosedFiles closedFiles) {
    this.database = database;
    this.reader = reader;
    this.closedFiles = closedFiles;
  }

  List<MergedFile> find(Collection<AccountNumber> accounts, Collection<Address> addresses) {
    var ids = new HashSet<>(withAccounts(accounts));
    ids.addAll(closedAt(addresses));
    var leads = closedFiles.keptInPlaceOf(ids);
    var closed =
        reader.findClosed(leads.keySet()).stream()
            .collect(Collectors.groupingBy(file -> leads.getOrDefault(file.id(), file.id())));
    return reader.find(closed.keySet()).stream()
        .flatMap(kept ->
            closed.getOrDefault(kept.id(), List.of()).stream()
                .map(file -> new MergedFile(file, kept)))
        .toList();
  }

  private List<FileId> withAccounts(Collection<AccountNumber> accounts) {
    return accounts.isEmpty()
        ? List.of()
        : database
            .dsl()
            .select(CLOSED_FILE.FILE_ID)
            .from(CLOSED_FILE)
            .join(RESIDENT_FILE)
            .on(RESIDENT_FILE.ID.eq(CLOSED_FILE.FILE_ID))
            .where(
                RESIDENT_FILE.ACCOUNT_NUMBER.in(
                    accounts.stream().map(AccountNumber::digits).toList()))
            .fetch(row -> new FileId(row.value1()));
  }

  /// Closed files are few: those of the streets in question are looked through.
  private List<FileId> closedAt(Collection<Address> addresses) {
    var wanted = reader.places(addresses);
    var found = new ArrayList<FileId>();
    if (!wanted.isEmpty()) {
      database
          .dsl()
          .select(
              RESIDENCE.STREET_ID,
              RESIDENCE.CIVIC_NUMBER,
              RESIDENCE.CIVIC_SUFFIX,
              RESIDENCE.APARTMENT_FOLDED,
              CLOSED_FILE.FILE_ID)
          .from(CLOSED_FILE)
          .join(RESIDENT_FILE)
          .on(RESIDENT_FILE.ID.eq(CLOSED_FILE.FILE_ID))
          .join(RESIDENCE)
          .on(RESIDENCE.ID.eq(RESIDENT_FILE.RESIDENCE_ID))
          .where(RESIDENCE.STREET_ID.in(wanted.stream().map(Place::street).distinct().toList()))
          .forEach(row -> {
            if (wanted.contains(
                new Place(row.value1(), row.value2(), row.value3(), row.value4()))) {
              found.add(new FileId(row.value5()));
            }
          });
    }
    return found;
  }
}

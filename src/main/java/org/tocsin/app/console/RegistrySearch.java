package org.tocsin.app.console;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tocsin.registry.Address;
import org.tocsin.registry.FileSummary;
import org.tocsin.registry.RegistryService;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.ui.common.QuickSearch;
import org.tocsin.ui.common.RoomKey;

/// The search above all rooms, through the registry.
final class RegistrySearch implements QuickSearch {
  private static final int MOST_HITS = 8;

  private final RegistryService registry;

  RegistrySearch(RegistryService registry) {
    this.registry = registry;
  }

  @Override
  public List<Hit> find(String typed) {
    return typed.isBlank()
        ? List.of()
        : registry.search(typed, 0, MOST_HITS).rows().stream().map(RegistrySearch::hit).toList();
  }

  private static Hit hit(FileSummary file) {
    var name =
        Stream.of(file.familyName(), file.givenName())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    var detail =
        Stream.of(address(file.address()), file.number().map(PhoneNumber::display).orElse(""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return new Hit(RoomKey.REGISTRY, file.id().number(), name, detail);
  }

  private static String address(Address address) {
    var street = address.civicNumber().display() + ", " + address.street();
    return address.apartment().isEmpty() ? street : street + ", " + address.apartment();
  }
}

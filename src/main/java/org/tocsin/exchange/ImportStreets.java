package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.registry.Address;
import org.tocsin.registry.RegistryStore;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetName;

/// The streets that a list names, each looked up once, and those that it adds.
final class ImportStreets {
  private final RegistryStore store;
  private final boolean official;
  private final Map<String, Optional<Street>> known = new HashMap<>();
  private final List<Street> added = new ArrayList<>();

  ImportStreets(RegistryStore store, boolean official) {
    this.store = store;
    this.official = official;
  }

  private Optional<Street> find(Address address) {
    return known.computeIfAbsent(
        StreetName.key(address.city(), address.street()),
        key -> store.findStreet(address.city(), address.street()));
  }

  boolean knows(Address address) {
    return find(address).isPresent();
  }

  /// The same for every spelling and every other name of a street.
  String key(Address address) {
    return find(address)
        .map(street -> StreetName.key(street.city(), street.name()))
        .orElseGet(() -> StreetName.key(address.city(), address.street()));
  }

  /// Whether only the streets of the city's list are accepted, and this is none of them.
  boolean refuses(Address address) {
    return official
        && !address.street().isEmpty()
        && find(address).filter(Street::official).isEmpty();
  }

  void add(Address address) {
    if (!knows(address)) {
      var street = store.addStreet(address.city(), address.street(), false);
      known.put(StreetName.key(address.city(), address.street()), Optional.of(street));
      added.add(street);
    }
  }

  List<Street> added() {
    return added;
  }
}

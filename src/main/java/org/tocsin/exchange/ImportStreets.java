package org.tocsin.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tocsin.exchange.Taken.Residence;
import org.tocsin.registry.Address;
import org.tocsin.registry.NearestStreets;
import org.tocsin.registry.RegistryStore;
import org.tocsin.registry.Street;
import org.tocsin.registry.StreetName;
import org.tocsin.shared.Folding;

/// The streets that a list names, each looked up once, and those that it adds.
final class ImportStreets {
  private final RegistryStore store;
  private final boolean official;
  private final Map<String, Optional<Street>> known = new HashMap<>();

  /// Folding is most of what a row costs, and a list repeats its streets.
  private final Map<Spelling, String> keys = new HashMap<>();

  private final Map<String, List<String>> nearest = new HashMap<>();
  private Optional<NearestStreets> proposals = Optional.empty();
  private final List<Street> added = new ArrayList<>();

  ImportStreets(RegistryStore store, boolean official) {
    this.store = store;
    this.official = official;
  }

  private record Spelling(String city, String street) {}

  private Optional<Street> find(Address address) {
    return known.computeIfAbsent(
        folded(address.city(), address.street()),
        _ -> store.findStreet(address.city(), address.street()));
  }

  private String folded(String city, String street) {
    return keys.computeIfAbsent(new Spelling(city, street), _ -> StreetName.key(city, street));
  }

  boolean knows(Address address) {
    return find(address).isPresent();
  }

  /// The same for every spelling and every other name of a street.
  private String key(Address address) {
    return find(address)
        .map(street -> folded(street.city(), street.name()))
        .orElseGet(() -> folded(address.city(), address.street()));
  }

  Residence residence(Address address) {
    return new Residence(key(address), address.civicNumber(), Folding.fold(address.apartment()));
  }

  /// Whether only the streets of the city's list are accepted, and this is none of them.
  boolean refuses(Address address) {
    return official
        && !address.street().isEmpty()
        && find(address).filter(Street::official).isEmpty();
  }

  /// What is wrong with a street that is refused, and which may be meant.
  RowFault unknown(ListColumns columns, Address address) {
    return new RowFault(
        Optional.of(columns.name(ResidentColumn.STREET)),
        RowFault.Reason.UNKNOWN_STREET,
        address.street(),
        nearest(address));
  }

  private List<String> nearest(Address address) {
    return nearest.computeIfAbsent(
        folded(address.city(), address.street()),
        _ ->
            proposals().inCity(address.city(), address.street()).stream()
                .map(Street::name)
                .toList());
  }

  /// Made ready when the first row needs them: most lists name no unknown street.
  private NearestStreets proposals() {
    if (proposals.isEmpty()) {
      proposals =
          Optional.of(NearestStreets.amongThoseToChoose(store.streets(), store.streetAliases()));
    }
    return proposals.get();
  }

  void add(Address address) {
    if (!knows(address)) {
      var street = store.addStreet(address.city(), address.street(), false);
      known.put(folded(address.city(), address.street()), Optional.of(street));
      added.add(street);
    }
  }

  /// Forgets what was found and added since there were so many; that is taken back.
  void forgetBeyond(int addedBefore) {
    added.subList(addedBefore, added.size()).clear();
    known.clear();
  }

  List<Street> added() {
    return added;
  }
}

package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;

/// Whether the registry, as it stands and with what the city decided, takes a file.
final class FileGate {
  private final RegistryStore store;

  FileGate(RegistryStore store) {
    this.store = store;
  }

  /// @param officialOnly whether its street must be on the city's own list
  List<FileFault> faults(FileContent content, boolean officialOnly) {
    var faults = new ArrayList<>(rules(content).check(content));
    faults.addAll(street(content.address(), officialOnly));
    return faults;
  }

  /// Of what a change brings: whoever lives on a street that the list has not may still correct a
  /// number, or opt out.
  List<FileFault> faultsOfChange(FileContent content, FileContent before) {
    var faults = new ArrayList<>(rules(content).check(content, before));
    boolean moves = !content.address().sharesStreetWith(before.address());
    faults.addAll(street(content.address(), moves && store.policy().streetsAreOfficial()));
    return faults;
  }

  /// Of two files that become one: what either of them said may stay.
  List<FileFault> faultsOfMerge(FileContent content, FileContent one, FileContent other) {
    var rules = rules(content);
    var faults = new ArrayList<>(rules.check(content, one));
    faults.retainAll(rules.check(content, other));
    boolean moves =
        Stream.of(one, other)
            .noneMatch(before -> content.address().sharesStreetWith(before.address()));
    faults.addAll(street(content.address(), moves && store.policy().streetsAreOfficial()));
    return faults;
  }

  private FileRules rules(FileContent content) {
    var numbers = content.contacts().stream().map(ContactPoint::number).toList();
    return new FileRules(store.policy(), store.doNotCall(numbers));
  }

  private List<FileFault> street(Address address, boolean officialOnly) {
    var street = store.findStreet(address.city(), address.street());
    return street.filter(found -> found.official() || !officialOnly).isEmpty()
        ? List.of(FileFault.of(Field.STREET, Reason.UNKNOWN_STREET))
        : List.of();
  }

  /// A card is of one file.
  ///
  /// @param own accounts whose card it may be
  List<FileFault> cardTaken(FileContent content, Collection<AccountNumber> own) {
    return content
        .particulars()
        .card()
        .flatMap(store::findByCard)
        .filter(holder -> !own.contains(holder.account()))
        .map(_ -> List.of(FileFault.of(Field.CARD, Reason.CARD_TAKEN)))
        .orElse(List.of());
  }
}

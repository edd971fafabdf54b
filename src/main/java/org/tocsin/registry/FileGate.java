package org.tocsin.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
    var numbers = content.contacts().stream().map(ContactPoint::number).toList();
    var rules = new FileRules(store.policy(), store.doNotCall(numbers));
    var faults = new ArrayList<>(rules.check(content));
    var address = content.address();
    var street = store.findStreet(address.city(), address.street());
    if (street.filter(found -> found.official() || !officialOnly).isEmpty()) {
      faults.add(FileFault.of(Field.STREET, Reason.UNKNOWN_STREET));
    }
    return faults;
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

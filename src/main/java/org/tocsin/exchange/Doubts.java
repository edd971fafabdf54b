package org.tocsin.exchange;

import java.util.HashSet;
import java.util.Set;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.ResidentFile;
import org.tocsin.shared.Folding;
import org.tocsin.shared.PhoneNumber;

/// Whom the refused rows of a list may speak of: a row that nobody could read does not mean that
/// somebody is gone.
final class Doubts {
  private final Set<AccountNumber> accounts = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<PhoneNumber> numbers = new HashSet<>();
  private int unreadable;

  void add(ResidentRow row) {
    var source = row.source();
    if (!source.closed() || source.cells().size() != row.columns().width()) {
      unreadable++;
      return;
    }
    var cells = new RowCells(row.columns(), source.cells());
    row.account().ifPresent(accounts::add);
    var name = Folding.fold(cells.text(ResidentColumn.FAMILY_NAME));
    if (!name.isEmpty()) {
      names.add(name);
    }
    for (var column : new ResidentColumn[] {ResidentColumn.VOICE, ResidentColumn.SMS}) {
      cells.several(column).forEach(typed -> PhoneNumber.parse(typed).ifPresent(numbers::add));
    }
  }

  /// Rows of which nothing can be told.
  int unreadable() {
    return unreadable;
  }

  boolean mayBeOf(ResidentFile file) {
    return accounts.contains(file.account())
        || names.contains(Folding.fold(file.content().familyName()))
        || file.content().contacts().stream()
            .anyMatch(contact -> numbers.contains(contact.number()));
  }
}

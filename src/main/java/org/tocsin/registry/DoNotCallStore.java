package org.tocsin.registry;

import java.util.List;
import org.tocsin.shared.PhoneNumber;

/// Where the numbers are kept that must never be called. Every method joins the transaction in
/// progress.
public interface DoNotCallStore {

  /// By number.
  List<DoNotCallEntry> list();

  /// @return whether it was not there
  boolean add(DoNotCallEntry entry);

  /// @return whether it was there
  boolean remove(PhoneNumber number);
}

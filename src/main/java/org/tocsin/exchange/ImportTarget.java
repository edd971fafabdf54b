package org.tocsin.exchange;

import org.tocsin.registry.RegistryBulk;
import org.tocsin.registry.RegistryStore;

/// The registry that an import writes to: the same, file by file and many at a time.
public record ImportTarget(RegistryStore store, RegistryBulk bulk) {

  /// Of a store that does both.
  public static <T extends RegistryStore & RegistryBulk> ImportTarget of(T registry) {
    return new ImportTarget(registry, registry);
  }
}

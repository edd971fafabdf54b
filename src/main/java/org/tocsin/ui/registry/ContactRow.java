package org.tocsin.ui.registry;

import java.util.Optional;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault;

/// A contact point in its list, with what the registry found wrong in it.
record ContactRow(ContactPoint contact, Optional<FileFault> fault) {
  static ContactRow of(ContactPoint contact) {
    return new ContactRow(contact, Optional.empty());
  }
}

package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.shared.Channel;

/// Where the person goes on in the file. FX thread.
final class FileAims {
  private static final Aim NAME = new Aim(Aim.Place.FORM, Field.FAMILY_NAME, 0);

  private static final Aim TOP = new Aim(Aim.Place.TOP, Field.FAMILY_NAME, 0);

  private final FileForm form;
  private final ReadOnlyObjectWrapper<Optional<Aim>> aim =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  FileAims(FileForm form) {
    this.form = form;
  }

  /// Aims also where it was aimed before.
  void at(Aim where) {
    aim.set(Optional.empty());
    aim.set(Optional.of(where));
  }

  /// At the top of a file that has just been opened.
  void atTop() {
    at(TOP);
  }

  void atName() {
    at(NAME);
  }

  /// At a number of the file; at its first field when it is no longer there.
  void at(ContactPoint contact) {
    int index = form.place(contact);
    var list = contact.channel() == Channel.VOICE ? Field.VOICE : Field.SMS;
    at(index < 0 ? NAME : new Aim(Aim.Place.LIST, list, index));
  }

  void atFirstFault() {
    Aim.first(form).ifPresent(this::at);
  }

  ReadOnlyObjectProperty<Optional<Aim>> aim() {
    return aim.getReadOnlyProperty();
  }
}

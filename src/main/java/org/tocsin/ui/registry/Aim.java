package org.tocsin.ui.registry;

import java.util.Optional;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.shared.Channel;

/// Where the person must correct something, or begins.
///
/// @param index in the list of contact points, otherwise 0
record Aim(Place place, Field field, int index) {
  /// What is seen of a file first, the typed fields, a list of contact points, or the editor of
  /// one.
  enum Place {
    TOP,
    FORM,
    LIST,
    EDITOR
  }

  /// The first of the faults, in the order of the screen.
  static Optional<Aim> first(FileForm form) {
    var typed = FileForm.TYPED.stream().filter(form.faults()::containsKey).findFirst();
    if (typed.isPresent()) {
      return Optional.of(new Aim(Place.FORM, typed.get(), 0));
    }
    for (var channel : Channel.values()) {
      var rows = form.list(channel);
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).fault().isPresent()) {
          return Optional.of(
              new Aim(Place.LIST, channel == Channel.VOICE ? Field.VOICE : Field.SMS, i));
        }
      }
    }
    return form.faults().keySet().stream().findFirst().map(field -> new Aim(Place.FORM, field, 0));
  }
}

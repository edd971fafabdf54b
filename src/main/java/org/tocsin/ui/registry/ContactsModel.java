package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.tocsin.registry.ContactPoint;
import org.tocsin.shared.Channel;

/// The contact points of the file on screen, one of which may be in the editor. FX thread.
final class ContactsModel {
  private final FileForm form;
  private final Consumer<Aim> aim;
  private final ContactForm editor = new ContactForm();
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

  /// @param aim shows the person what is to be corrected
  ContactsModel(FileForm form, Consumer<Aim> aim) {
    this.form = form;
    this.aim = aim;
  }

  void add(Channel channel) {
    editor.begin(channel);
    open.set(true);
  }

  void edit(ContactRow row) {
    editor.edit(row.contact());
    open.set(true);
  }

  /// Gives up what is in the editor.
  void close() {
    open.set(false);
  }

  /// Puts the contact point into its list, or says what is to be corrected.
  boolean accept() {
    var typed = editor.read();
    if (typed.isEmpty()) {
      editor.faults().get().stream()
          .findFirst()
          .ifPresent(fault -> aim.accept(new Aim(Aim.Place.EDITOR, fault.field(), 0)));
      return false;
    }
    var row = ContactRow.of(typed.get());
    var place = editor.original().map(old -> place(typed.get().channel(), old)).orElse(-1);
    editor
        .original()
        .filter(_ -> place < 0)
        .ifPresent(
            old -> form.list(old.channel()).removeIf(listed -> listed.contact().equals(old)));
    if (place < 0) {
      form.list(typed.get().channel()).add(row);
    } else {
      form.list(typed.get().channel()).set(place, row);
    }
    open.set(false);
    return true;
  }

  private int place(Channel channel, ContactPoint old) {
    return form.list(channel).stream().map(ContactRow::contact).toList().indexOf(old);
  }

  void remove(ContactRow row) {
    form.list(row.contact().channel()).remove(row);
  }

  /// @param by -1 for earlier, 1 for later
  void move(ContactRow row, int by) {
    var list = form.list(row.contact().channel());
    int from = list.indexOf(row);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < list.size()) {
      var moved = new ArrayList<>(list);
      Collections.swap(moved, from, to);
      list.setAll(moved);
    }
  }

  ContactForm editor() {
    return editor;
  }

  /// Whether a contact point is in the editor.
  ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }
}

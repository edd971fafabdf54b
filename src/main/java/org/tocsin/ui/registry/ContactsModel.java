package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileFault.Field;
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
    if (keepTyped()) {
      editor.begin(channel);
      reopen();
    }
  }

  void edit(ContactRow row) {
    if (isEdited(row)) {
      aim.accept(new Aim(Aim.Place.EDITOR, Field.VOICE, 0));
    } else if (keepTyped()) {
      editor.edit(row.contact());
      reopen();
    }
  }

  /// Edits the first number of the file, or the one after that in the editor; adds the first one to
  /// a file that has none.
  void editNext() {
    var rows = Stream.of(Channel.values()).flatMap(kind -> form.list(kind).stream()).toList();
    if (rows.isEmpty()) {
      add(Channel.VOICE);
      return;
    }
    int edited = rows.indexOf(rows.stream().filter(this::isEdited).findFirst().orElse(null));
    edit(rows.get((edited + 1) % rows.size()));
  }

  private boolean isEdited(ContactRow row) {
    return open.get() && editor.original().filter(row.contact()::equals).isPresent();
  }

  /// What was typed of a number goes into its list before the editor takes another.
  private boolean keepTyped() {
    return !open.get() || !editor.isChanged() || accept();
  }

  /// Also tells those who look that another number is in the editor.
  private void reopen() {
    open.set(false);
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

  /// Takes a number out of its list, and out of the editor.
  void remove(ContactRow row) {
    if (isEdited(row)) {
      close();
    }
    form.list(row.contact().channel()).remove(row);
  }

  /// Puts a number at another place of its list, if there is such a place.
  ///
  /// @return whether it moved
  boolean move(ContactRow row, int place) {
    var list = form.list(row.contact().channel());
    if (place < 0 || place >= list.size() || !list.contains(row) || list.indexOf(row) == place) {
      return false;
    }
    var moved = new ArrayList<>(list);
    moved.remove(row);
    moved.add(place, row);
    list.setAll(moved);
    return true;
  }

  ContactForm editor() {
    return editor;
  }

  /// Whether a contact point is in the editor.
  ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }
}

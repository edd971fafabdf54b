package org.tocsin.ui.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.registry.Channel;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileChanges;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileId;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.ui.common.BackgroundTasks;

/// What the registry's room shows, and what becomes of a file on screen. FX thread.
final class RegistryViewModel {
  /// What is on the right.
  enum Page {
    NOTHING,
    FILE,
    IMPORT
  }

  /// Where the person must correct something, the first of the faults.
  ///
  /// @param index in the list of contact points, otherwise 0
  record Aim(Place place, Field field, int index) {
    /// The typed fields, a list of contact points, or the editor of one.
    enum Place {
      FORM,
      LIST,
      EDITOR
    }
  }

  private final RegistryDesk desk;
  private final BackgroundTasks tasks;
  private final SearchModel search;
  private final StreetChoice streets = new StreetChoice();
  private final FileForm form = new FileForm(streets);
  private final ContactForm contact = new ContactForm();
  private final ImportModel imports;
  private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.NOTHING);
  private final ReadOnlyBooleanWrapper contactOpen = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Question>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Aim>> aim =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// The file as it stands on screen; none for a new one.
  private final ReadOnlyObjectWrapper<Optional<ResidentFile>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Runnable> afterSave = Optional.empty();
  private int asked;
  private boolean loading;
  private boolean focusWanted;

  RegistryViewModel(RegistryDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
    this.search = new SearchModel(desk, tasks);
    this.imports = new ImportModel(desk, tasks, this::registryChanged);
  }

  /// Reads what a new view shows.
  void attach() {
    registryChanged();
  }

  private void registryChanged() {
    search.refresh();
    tasks.run(
        desk::streets,
        streets::set,
        _ -> notice.set(Optional.of(Notice.bad("registry.trouble.read"))));
  }

  /// Shows a file, unless changes on screen were not saved: then asks first.
  void choose(FileId id) {
    boolean already = shown.get().filter(file -> file.id().equals(id)).isPresent();
    if (!already || page.get() != Page.FILE) {
      leaveFile(() -> load(id));
    }
  }

  void begin() {
    leaveFile(() -> {
      asked++;
      loading = false;
      form.begin();
      shown.set(Optional.empty());
      openFile();
    });
  }

  void openImport() {
    leaveFile(() -> page.set(Page.IMPORT));
  }

  void closeImport() {
    imports.close();
    page.set(Page.NOTHING);
  }

  private void leaveFile(Runnable next) {
    boolean unsaved = page.get() == Page.FILE && (form.dirty().get() || contactOpen.get());
    if (unsaved) {
      question.set(Optional.of(new Question.Unsaved(next)));
    } else {
      next.run();
    }
  }

  /// The person goes on in the file, as soon as the one that was asked for is there.
  void wantFocus() {
    focusWanted = true;
    if (!loading) {
      giveFocus();
    }
  }

  private void giveFocus() {
    if (focusWanted && page.get() == Page.FILE && question.get().isEmpty()) {
      aim.set(Optional.empty());
      aim.set(Optional.of(new Aim(Aim.Place.FORM, Field.FAMILY_NAME, 0)));
    }
    focusWanted = false;
  }

  private void load(FileId id) {
    int number = ++asked;
    loading = true;
    tasks.run(
        () -> desk.find(id),
        found -> {
          if (number == asked) {
            loading = false;
            found.ifPresentOrElse(
                this::show, () -> notice.set(Optional.of(Notice.bad("registry.trouble.gone"))));
            giveFocus();
          }
        },
        _ -> {
          loading = false;
          notice.set(Optional.of(Notice.bad("registry.trouble.read")));
        });
  }

  private void show(ResidentFile file) {
    form.show(file);
    shown.set(Optional.of(file));
    openFile();
  }

  private void openFile() {
    contactOpen.set(false);
    question.set(Optional.empty());
    notice.set(Optional.empty());
    page.set(Page.FILE);
  }

  /// Saves what is on screen, or says what is to be corrected.
  void save() {
    if (busy.get() || page.get() != Page.FILE || contactOpen.get() && !acceptContact()) {
      return;
    }
    notice.set(Optional.empty());
    question.set(Optional.empty());
    var content = form.read();
    if (content.isEmpty()) {
      aimAtFirstFault();
      return;
    }
    busy.set(true);
    tasks.run(
        () -> write(content.get()),
        outcome -> saved(outcome, content.get()),
        _ -> {
          busy.set(false);
          afterSave = Optional.empty();
          notice.set(Optional.of(Notice.bad("registry.trouble.save")));
        });
  }

  private SaveOutcome write(FileContent content) {
    var means = form.means().get();
    var original = form.original();
    return original.isPresent()
        ? desk.save(original.get().id(), original.get().version(), content, means)
        : desk.open(content, means);
  }

  private void saved(SaveOutcome outcome, FileContent mine) {
    busy.set(false);
    var next = afterSave;
    afterSave = Optional.empty();
    switch (outcome) {
      case SaveOutcome.Saved saved -> {
        show(saved.file());
        notice.set(Optional.of(Notice.good("registry.saved")));
        registryChanged();
        next.ifPresent(Runnable::run);
      }
      case SaveOutcome.Invalid invalid -> {
        form.refuse(invalid.faults());
        aimAtFirstFault();
      }
      case SaveOutcome.ResidenceTaken taken ->
          question.set(Optional.of(new Question.Taken(taken.existing())));
      case SaveOutcome.Stale stale ->
          question.set(
              Optional.of(new Question.Stale(stale.current(), differences(stale.current(), mine))));
    }
  }

  private static List<Question.Difference> differences(ResidentFile current, FileContent mine) {
    var theirs = FileChanges.of(current.content());
    var differences = new ArrayList<Question.Difference>();
    FileChanges.of(mine)
        .forEach((field, text) -> {
          var other = theirs.getOrDefault(field, "");
          if (!other.equals(text)) {
            differences.add(new Question.Difference(field, other, text));
          }
        });
    return differences;
  }

  private void aimAtFirstFault() {
    afterSave = Optional.empty();
    aim.set(Optional.empty());
    aim.set(firstFault());
    if (aim.get().isPresent()) {
      notice.set(Optional.of(Notice.bad("registry.faulty")));
    }
  }

  private Optional<Aim> firstFault() {
    var typed = FileForm.TYPED.stream().filter(form.faults()::containsKey).findFirst();
    if (typed.isPresent()) {
      return Optional.of(new Aim(Aim.Place.FORM, typed.get(), 0));
    }
    for (var channel : Channel.values()) {
      var rows = form.list(channel);
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).fault().isPresent()) {
          return Optional.of(
              new Aim(Aim.Place.LIST, channel == Channel.VOICE ? Field.VOICE : Field.SMS, i));
        }
      }
    }
    return form.faults().keySet().stream()
        .findFirst()
        .map(field -> new Aim(Aim.Place.FORM, field, 0));
  }

  /// Puts the file back as it was read; a contact being typed is given up first.
  void cancel() {
    if (contactOpen.get()) {
      contactOpen.set(false);
    } else if (question.get().isPresent()) {
      stay();
    } else if (form.original().isPresent()) {
      form.original().ifPresent(this::show);
    } else {
      page.set(Page.NOTHING);
    }
  }

  /// Saves, then does what the person was about to do.
  void saveAndGo() {
    if (question.get().orElse(null) instanceof Question.Unsaved unsaved) {
      afterSave = Optional.of(unsaved.next());
      save();
    }
  }

  /// Gives up the changes and does what the person was about to do.
  void dropAndGo() {
    if (question.get().orElse(null) instanceof Question.Unsaved unsaved) {
      question.set(Optional.empty());
      contactOpen.set(false);
      unsaved.next().run();
    }
  }

  /// Goes on with the file on screen.
  void stay() {
    question.set(Optional.empty());
  }

  /// Shows the other file: that of the residence, or the one that somebody else saved.
  void takeTheirs() {
    switch (question.get().orElse(null)) {
      case Question.Taken taken -> show(taken.existing());
      case Question.Stale stale -> show(stale.current());
      case null, default -> {}
    }
  }

  /// Saves what is on screen over what somebody else saved.
  void keepMine() {
    if (question.get().orElse(null) instanceof Question.Stale stale) {
      form.basedOn(stale.current());
      shown.set(Optional.of(stale.current()));
      save();
    }
  }

  void addContact(Channel channel) {
    contact.begin(channel);
    contactOpen.set(true);
  }

  void editContact(ContactRow row) {
    contact.edit(row.contact());
    contactOpen.set(true);
  }

  /// Puts the contact point into its list, or says what is to be corrected.
  boolean acceptContact() {
    var typed = contact.read();
    if (typed.isEmpty()) {
      contact.faults().get().stream()
          .findFirst()
          .ifPresent(fault -> {
            aim.set(Optional.empty());
            aim.set(Optional.of(new Aim(Aim.Place.EDITOR, fault.field(), 0)));
          });
      return false;
    }
    var row = ContactRow.of(typed.get());
    var place = contact.original().map(old -> place(typed.get().channel(), old)).orElse(-1);
    contact
        .original()
        .filter(_ -> place < 0)
        .ifPresent(
            old -> form.list(old.channel()).removeIf(listed -> listed.contact().equals(old)));
    if (place < 0) {
      form.list(typed.get().channel()).add(row);
    } else {
      form.list(typed.get().channel()).set(place, row);
    }
    contactOpen.set(false);
    return true;
  }

  private int place(Channel channel, ContactPoint old) {
    return form.list(channel).stream().map(ContactRow::contact).toList().indexOf(old);
  }

  void removeContact(ContactRow row) {
    form.list(row.contact().channel()).remove(row);
  }

  /// @param by -1 for earlier, 1 for later
  void moveContact(ContactRow row, int by) {
    var list = form.list(row.contact().channel());
    int from = list.indexOf(row);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < list.size()) {
      var moved = new ArrayList<>(list);
      Collections.swap(moved, from, to);
      list.setAll(moved);
    }
  }

  SearchModel search() {
    return search;
  }

  FileForm form() {
    return form;
  }

  ContactForm contact() {
    return contact;
  }

  StreetChoice streets() {
    return streets;
  }

  ImportModel imports() {
    return imports;
  }

  ReadOnlyObjectProperty<Page> page() {
    return page.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty contactOpen() {
    return contactOpen.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Question>> question() {
    return question.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Notice>> notice() {
    return notice.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Aim>> aim() {
    return aim.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<ResidentFile>> shown() {
    return shown.getReadOnlyProperty();
  }
}

package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.FileFault.Field;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.ui.common.BackgroundTasks;

/// The file on screen: its changes, their saving, and what must be decided on the way. FX thread.
final class FileModel {
  private static final Notice FAULTY = Notice.bad("registry.faulty");

  private final FileSaving saving;
  private final Runnable onSaved;
  private final FileForm form;
  private final OwnPhone phone;
  private final ContactsModel contacts;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Question>> question =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Notice>> notice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final FileAims aims;

  /// The file as it stands on screen; none for a new one.
  private final ReadOnlyObjectWrapper<Optional<ResidentFile>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What the person was about to do, and does once the file is saved.
  private Optional<Runnable> afterSave = Optional.empty();

  /// @param onSaved called after each change of the registry
  FileModel(RegistryDesk desk, BackgroundTasks tasks, FieldChecks checks, Runnable onSaved) {
    this.saving = new FileSaving(desk, tasks);
    this.onSaved = onSaved;
    this.form = new FileForm(checks);
    this.aims = new FileAims(form);
    this.contacts = new ContactsModel(form, aims::at);
    this.phone = new OwnPhone(desk, tasks, shown, this::tell);
    form.dirty().subscribe((_, dirty) -> forgetSaved(dirty));
    form.faults().addListener((MapChangeListener<Field, Reason>) _ -> forgetFaulty());
  }

  /// All that was marked is corrected.
  private void forgetFaulty() {
    if (form.faults().isEmpty() && notice.get().filter(FAULTY::equals).isPresent()) {
      notice.set(Optional.empty());
    }
  }

  /// What was saved is not what is on screen any more.
  private void forgetSaved(boolean dirty) {
    if (dirty && notice.get().filter(Notice::good).isPresent()) {
      notice.set(Optional.empty());
    }
  }

  /// Begins a new file.
  void begin() {
    form.begin();
    shown.set(Optional.empty());
    opened();
  }

  void show(ResidentFile file) {
    form.show(file);
    shown.set(Optional.of(file));
    opened();
  }

  private void opened() {
    contacts.close();
    saving.forget();
    afterSave = Optional.empty();
    question.set(Optional.empty());
    notice.set(Optional.empty());
    open.set(true);
    aims.atTop();
  }

  /// Leaves the screen to something else.
  void close() {
    open.set(false);
  }

  /// Does what takes the file off the screen: at once, or after a save that is under way, or once
  /// the person has said what becomes of changes that are not saved.
  void leave(Runnable next) {
    if (busy().get()) {
      afterSave = Optional.of(next);
    } else if (isChanged()) {
      question.set(Optional.of(new Question.Unsaved(next)));
    } else {
      next.run();
    }
  }

  /// Whether something else comes on the screen once the save under way has ended.
  boolean isLeftAfterSave() {
    return afterSave.isPresent();
  }

  /// Whether the file on screen has changes that were not saved.
  boolean isChanged() {
    return open.get() && (form.dirty().get() || contacts.open().get());
  }

  /// Saves what is on screen, or says what is to be corrected.
  void save() {
    if (busy().get() || !open.get()) {
      return;
    }
    notice.set(Optional.empty());
    question.set(Optional.empty());
    var content = filled();
    if (content.isEmpty()) {
      return;
    }
    var sent = form.draft();
    saving.write(
        form.original(),
        content.get(),
        form.means().get(),
        outcome -> saved(outcome, content.get(), sent),
        trouble -> {
          afterSave = Optional.empty();
          tell(trouble);
        });
  }

  /// What is filled in; nothing, and the person is shown what, when something is to be corrected.
  private Optional<FileContent> filled() {
    if (contacts.open().get() && !contacts.accept()) {
      afterSave = Optional.empty();
      return Optional.empty();
    }
    var content = form.read();
    if (content.isEmpty()) {
      refused();
    }
    return content;
  }

  private void saved(SaveOutcome outcome, FileContent content, FileDraft sent) {
    var next = afterSave;
    afterSave = Optional.empty();
    switch (outcome) {
      case SaveOutcome.Saved saved -> {
        form.stored(saved.file(), sent);
        shown.set(Optional.of(saved.file()));
        tell(saving.told(saved.file(), isChanged()));
        onSaved.run();
        next.ifPresent(this::leave);
      }
      case SaveOutcome.Invalid invalid -> {
        form.refuse(invalid.faults(), sent);
        refused();
      }
      case SaveOutcome.ResidenceTaken taken ->
          question.set(Optional.of(new Question.Taken(taken.existing())));
      case SaveOutcome.Stale stale ->
          question.set(
              form.original().map(base -> Question.Stale.of(base, stale.current(), content)));
      case SaveOutcome.AccountTaken taken ->
          question.set(Optional.of(new Question.Account(taken.holder(), taken.offered())));
      case SaveOutcome.Gone _ -> question.set(Optional.of(new Question.Gone()));
    }
  }

  private void refused() {
    afterSave = Optional.empty();
    aims.atFirstFault();
    tell(FAULTY);
  }

  /// The person goes on in the file.
  void focus() {
    goOn(aims::atName);
  }

  /// The person goes on at a number of the file; at its first field when it is no longer there.
  void focusOn(ContactPoint contact) {
    goOn(() -> aims.at(contact));
  }

  /// The person goes on at the numbers of the file.
  void goOnAt(Consumer<ContactsModel> numbers) {
    goOn(() -> numbers.accept(contacts));
  }

  private void goOn(Runnable work) {
    if (open.get() && question.get().isEmpty()) {
      work.run();
    }
  }

  void tell(Notice told) {
    notice.set(Optional.of(told));
  }

  /// Puts the file back as it was read; a contact being typed is given up first. A new file has
  /// nothing to go back to: the person is asked.
  void cancel() {
    if (contacts.open().get()) {
      contacts.close();
    } else if (question.get().isPresent()) {
      stay();
    } else if (saving.change().waiting().get().isPresent()) {
      stopWaiting();
    } else if (!busy().get()) {
      form.original().ifPresentOrElse(this::show, () -> leave(this::close));
    }
  }

  /// What waits to be saved is not saved; it stays as it was typed.
  void stopWaiting() {
    saving.change().giveUp();
    afterSave = Optional.empty();
    tell(Notice.good("registry.wait.ended"));
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
      form.original().ifPresentOrElse(this::show, this::begin);
      unsaved.next().run();
    }
  }

  /// Goes on with the file on screen.
  void stay() {
    question.set(Optional.empty());
  }

  /// Opens the new file under an account number that none of its numbers makes.
  void saveUnder(AccountNumber chosen) {
    saving.under(chosen);
    save();
  }

  /// What was filled in becomes a new file, for the person to look at before it is confirmed.
  void makeNew() {
    if (question.get().orElse(null) instanceof Question.Gone) {
      form.detach();
      shown.set(Optional.empty());
      stay();
      tell(Notice.good("registry.gone.made"));
      focus();
    }
  }

  /// Shows the other file: that of the residence, or the one that somebody else saved.
  void takeTheirs() {
    switch (question.get().orElse(null)) {
      case Question.Taken taken -> show(taken.existing());
      case Question.Stale stale -> show(stale.current());
      case null, default -> {}
    }
  }

  /// Saves what the person changed over what somebody else saved, except the fields that are taken
  /// from theirs; the rest stays as it is now.
  ///
  /// @param theirs fields as the differences name them
  void keep(Set<String> theirs) {
    if (question.get().orElse(null) instanceof Question.Stale stale) {
      var kept = Versions.chosen(stale.merged(), stale.current().content(), theirs);
      form.basedOn(stale.current(), stale.mine(), kept);
      shown.set(Optional.of(stale.current()));
      save();
    }
  }

  /// Asks which version is to be kept, field by field: this one or what somebody else saved.
  void compareWith(ResidentFile theirs) {
    if (!busy().get()) {
      filled()
          .ifPresent(mine ->
              question.set(form.original().map(base -> Question.Stale.of(base, theirs, mine))));
    }
  }

  FileForm form() {
    return form;
  }

  OwnPhone phone() {
    return phone;
  }

  ContactsModel contacts() {
    return contacts;
  }

  /// Whether the file is what the person sees.
  ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  /// Whether a save is under way; what is typed meanwhile stays.
  ReadOnlyBooleanProperty busy() {
    return saving.change().busy();
  }

  /// What a save waits for, if it does; everything can be changed meanwhile.
  ReadOnlyObjectProperty<Optional<PatientChange.Wait>> waiting() {
    return saving.change().waiting();
  }

  ReadOnlyObjectProperty<Optional<Question>> question() {
    return question.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Notice>> notice() {
    return notice.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<Aim>> aim() {
    return aims.aim();
  }

  ReadOnlyObjectProperty<Optional<ResidentFile>> shown() {
    return shown.getReadOnlyProperty();
  }
}

package org.tocsin.ui.registry;

import java.util.Optional;
import java.util.function.Consumer;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.ResidentFile;
import org.tocsin.registry.SaveOutcome;
import org.tocsin.shared.ConflictException;
import org.tocsin.shared.StorageException;
import org.tocsin.ui.common.BackgroundTasks;

/// Has the registry keep a file, and says in which way it could not. FX thread.
final class FileSaving {
  private final RegistryDesk desk;
  private final PatientChange change;

  /// Of the next new file; empty for the one that its numbers make.
  private Optional<AccountNumber> account = Optional.empty();

  private boolean opening;

  FileSaving(RegistryDesk desk, BackgroundTasks tasks) {
    this.desk = desk;
    this.change = new PatientChange(desk::longWork, tasks);
  }

  /// The next new file is opened under this account.
  void under(AccountNumber chosen) {
    account = Optional.of(chosen);
  }

  /// Another file is on screen.
  void forget() {
    account = Optional.empty();
    change.giveUp();
  }

  /// What the registry keeps is kept again by itself when something long holds it.
  PatientChange change() {
    return change;
  }

  /// @param original the file as it was read; none for a new one
  void write(
      Optional<ResidentFile> original,
      FileContent content,
      Consent.Means means,
      Consumer<SaveOutcome> done,
      Consumer<Notice> failed) {
    opening = original.isEmpty();
    var chosen = account;
    account = Optional.empty();
    change.make(
        () ->
            original.isPresent()
                ? desk.save(original.get().id(), original.get().version(), content, means)
                : desk.open(chosen, content, means),
        done,
        failure -> failed.accept(Notice.bad(trouble(failure))));
  }

  /// What is said of the file that was written last.
  ///
  /// @param part whether something is still to be saved
  Notice told(ResidentFile file, boolean part) {
    if (part) {
      return Notice.good("registry.savedInPart");
    }
    boolean ofFirst =
        file.content().contacts().stream()
            .findFirst()
            .filter(contact -> AccountNumber.of(contact.number()).equals(file.account()))
            .isPresent();
    return opening && !ofFirst
        ? Notice.good("registry.saved.otherAccount", file.account().display())
        : Notice.good("registry.saved");
  }

  private static String trouble(Exception failure) {
    return switch (failure) {
      case StorageException storage ->
          switch (storage.trouble()) {
            case AWAY, BUSY -> "registry.trouble.save";
            case FULL -> "registry.trouble.save.full";
            case FAULT -> "registry.trouble.save.fault";
          };
      case ConflictException _ -> "registry.trouble.save.again";
      default -> "registry.trouble.save.fault";
    };
  }
}

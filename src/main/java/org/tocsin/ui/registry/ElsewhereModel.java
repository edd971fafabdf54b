package org.tocsin.ui.registry;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.tocsin.registry.ResidentFile;

/// The file on screen as somebody else saved it while it is being changed here. FX thread.
final class ElsewhereModel {
  private final FileModel file;
  private final ReadOnlyObjectWrapper<Optional<ResidentFile>> theirs =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ElsewhereModel(FileModel file) {
    this.file = file;
    file.shown().subscribe(_ -> theirs.set(theirs.get().filter(this::isNews)));
  }

  private boolean isNews(ResidentFile found) {
    return file.shown()
        .get()
        .filter(shown -> shown.id().equals(found.id()) && shown.version() < found.version())
        .isPresent();
  }

  /// The file was changed: it is shown as it is now, unless something is being changed here, which
  /// is never touched.
  void changed(ResidentFile found) {
    // A save that is under way will tell by itself.
    if (!isNews(found) || file.busy().get()) {
      return;
    }
    if (file.isChanged()) {
      theirs.set(Optional.of(found));
    } else {
      file.show(found);
      file.tell(Notice.good("registry.elsewhere.shown"));
    }
  }

  void compare() {
    theirs.get().ifPresent(file::compareWith);
  }

  /// Gives up what was changed here for what somebody else saved.
  void take() {
    theirs.get().ifPresent(file::show);
  }

  ReadOnlyObjectProperty<Optional<ResidentFile>> theirs() {
    return theirs.getReadOnlyProperty();
  }

  /// Whether it is to be told: not beside a question, which may be about it.
  ObservableValue<Boolean> isToBeTold() {
    return Bindings.createBooleanBinding(
        () -> theirs.get().isPresent() && file.question().get().isEmpty(), theirs, file.question());
  }
}

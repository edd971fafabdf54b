package org.tocsin.ui.shell;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.tocsin.desk.Incoming;
import org.tocsin.ui.common.BackgroundTasks;

/// Whoever calls the clerk's own phone, until he closes it or somebody else calls. FX thread.
final class CallerModel {
  private static final Duration PACE = Duration.ofMillis(500);
  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_.-]{0,40}");

  private final DeskSource source;
  private final Preferences preferences;
  private final BackgroundTasks.Pending watching;
  private final ReadOnlyObjectWrapper<Optional<Incoming>> caller =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile long known;

  CallerModel(DeskSource source, Preferences preferences, BackgroundTasks tasks) {
    this.source = source;
    this.preferences = preferences;
    // A registry that cannot be read is said by the status bar.
    watching = tasks.every(PACE, this::read, found -> found.ifPresent(this::show), _ -> {});
  }

  /// Off the FX thread.
  private Optional<Incoming> read() {
    var extension = preferences.extension();
    return extension.isEmpty() ? Optional.empty() : source.findCall(extension, known);
  }

  private void show(Incoming call) {
    known = call.number();
    if (call.ring().extension().equals(preferences.extension())) {
      caller.set(Optional.of(call));
    }
  }

  String extension() {
    return preferences.extension();
  }

  /// @return whether it is an extension, or nothing
  boolean chooseExtension(String typed) {
    var extension = typed.strip();
    if (!EXTENSION.matcher(extension).matches()) {
      return false;
    }
    if (!extension.equals(preferences.extension())) {
      preferences.keepExtension(extension);
      dismiss();
    }
    return true;
  }

  ReadOnlyObjectProperty<Optional<Incoming>> caller() {
    return caller.getReadOnlyProperty();
  }

  void dismiss() {
    caller.set(Optional.empty());
  }

  void close() {
    watching.cancel();
  }
}

package org.tocsin.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The desktop's own dialog.
public final class DesktopFilePicker implements FilePicker {
  @Override
  public Optional<Path> pick(Window owner, String title, Kind kind) {
    return Optional.ofNullable(chooser(title, kind).showOpenDialog(owner)).map(File::toPath);
  }

  @Override
  public Optional<Path> save(Window owner, String title, String name, Kind kind) {
    var chooser = chooser(title, kind);
    chooser.setInitialFileName(name);
    return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
  }

  private static FileChooser chooser(String title, Kind kind) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(kind.name(), kind.patterns()));
    return chooser;
  }
}

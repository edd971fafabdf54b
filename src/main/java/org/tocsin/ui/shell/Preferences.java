package org.tocsin.ui.shell;

import org.tocsin.shared.Language;
import org.tocsin.ui.common.ThemeChoice;

/// What the person chose last time at this workstation. Never blocks.
public interface Preferences {
  Language language();

  ThemeChoice theme();

  void keep(Language language, ThemeChoice theme);

  /// The extension of one's own desk phone; empty for none. From any thread.
  String extension();

  void keepExtension(String extension);
}

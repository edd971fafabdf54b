package org.tocsin.support;

import org.tocsin.shared.Language;
import org.tocsin.ui.common.ThemeChoice;
import org.tocsin.ui.shell.Preferences;

/// What was chosen last, for as long as a test lasts; French and light at first.
public final class RememberedPreferences implements Preferences {
  private Language language = Language.FRENCH;
  private ThemeChoice theme = ThemeChoice.LIGHT;
  private volatile String extension = "";

  @Override
  public Language language() {
    return language;
  }

  @Override
  public ThemeChoice theme() {
    return theme;
  }

  @Override
  public String extension() {
    return extension;
  }

  @Override
  public void keepExtension(String chosen) {
    extension = chosen;
  }

  @Override
  public void keep(Language chosenLanguage, ThemeChoice chosenTheme) {
    language = chosenLanguage;
    theme = chosenTheme;
  }
}

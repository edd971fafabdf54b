package org.tocsin.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/// How the console looks.
public enum ThemeChoice {
  LIGHT,
  DARK;

  private static final PseudoClass IS_DARK = PseudoClass.getPseudoClass("dark");

  public ThemeChoice other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /// Dresses the scene and all windows. FX thread.
  public void apply(Scene scene) {
    var theme = this == LIGHT ? new PrimerLight() : new PrimerDark();
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    var sheet =
        Objects.requireNonNull(ThemeChoice.class.getResource("/org/tocsin/ui/common/app.css"))
            .toExternalForm();
    scene.getStylesheets().setAll(sheet);
    scene.getRoot().pseudoClassStateChanged(IS_DARK, this == DARK);
  }
}

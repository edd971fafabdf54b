package org.tocsin.ui.alerts;

import javafx.css.PseudoClass;

/// How a field is marked in the style sheets.
final class Marks {
  static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private Marks() {}
}

package org.tocsin.settings;

import java.util.List;
import java.util.Optional;

/// What came of reading the settings.
///
/// @param settings absent when a problem blocks everything
/// @param problems all of them, those of the file first
public record SettingsReading(Optional<Settings> settings, List<SettingsProblem> problems) {
  public SettingsReading {
    problems = List.copyOf(problems);
  }
}

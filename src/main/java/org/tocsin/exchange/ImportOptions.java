package org.tocsin.exchange;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.tocsin.shared.Language;

/// How a list is imported.
///
/// @param rejects where the refused rows are written, in place of what is there; none is written
///   when no row is refused and none is there
/// @param language of the reasons in that file
/// @param delta whether the list is of everybody
/// @param assigned what a person said that columns hold whose names say nothing, by their position
public record ImportOptions(
    Optional<Path> rejects,
    Language language,
    Map<Integer, ResidentColumn> assigned,
    Optional<Delta> delta) {
  public ImportOptions {
    assigned = Map.copyOf(assigned);
  }

  public ImportOptions(
      Optional<Path> rejects, Language language, Map<Integer, ResidentColumn> assigned) {
    this(rejects, language, assigned, Optional.empty());
  }

  public ImportOptions(Optional<Path> rejects, Language language) {
    this(rejects, language, Map.of());
  }
}

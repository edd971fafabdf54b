package org.tocsin.exchange;

import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.shared.Language;

/// How a list is imported.
///
/// @param rejects where the refused rows are written, in place of what is there; none is written
///   when no row is refused and none is there
/// @param language of the reasons in that file
public record ImportOptions(Optional<Path> rejects, Language language) {}

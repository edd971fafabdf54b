package org.tocsin.exchange;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// That a list is of everybody: files that it does not speak of are told.
///
/// @param missing where they are written, in place of what is there
/// @param deactivate whether they are not to be called any more; nothing of them is lost
/// @param atMost how many may be; a tenth of the active files when nobody says
/// @param asOf of which moment the list is, the beginning of its import when nobody says: files
///   that were opened since are not missing
public record Delta(
    Optional<Path> missing, boolean deactivate, Optional<Integer> atMost, Optional<Instant> asOf) {}

package org.tocsin.registry;

import java.util.Optional;

/// A merge, as a list of them shows it.
///
/// @param kept the file that went on, wherever that one leads by now
/// @param closed the file that was closed, as it stands
public record RecentMerge(FileMerge merge, Optional<ResidentFile> kept, ResidentFile closed) {}

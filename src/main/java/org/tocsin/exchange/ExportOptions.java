package org.tocsin.exchange;

import org.tocsin.registry.FileFilter;
import org.tocsin.shared.Language;

/// What is exported, and how.
///
/// @param query what the files are found by; all of them when it is blank
/// @param filter what they must be, too
/// @param over whether the file may take the place of another
/// @param language of the names of columns in CSV
public record ExportOptions(String query, FileFilter filter, boolean over, Language language) {}

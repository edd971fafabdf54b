package org.tocsin.registry;

/// A street of a city, as the city's list or a first import named it.
///
/// @param official from the city's own list, not added by an import of residents
public record Street(long id, String city, String name, boolean official) {}

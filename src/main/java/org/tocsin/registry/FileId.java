package org.tocsin.registry;

/// The database's key of a resident file. People use the account number.
public record FileId(long number) {}

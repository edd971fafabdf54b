package org.tocsin.registry;

/// A file that is about to be added.
public record NewFile(AccountNumber account, FileContent content, Consent consent) {}

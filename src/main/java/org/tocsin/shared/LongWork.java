package org.tocsin.shared;

/// One transaction so long that others who write are told of it instead of waiting for its end.
///
/// @param list the name of the list of residents that it is about
/// @param by who began it
public record LongWork(Kind kind, String list, String by) {

  public enum Kind {
    IMPORT,
    /// An import that is only looked at.
    PREVIEW,
    /// An import that is taken back.
    UNDO
  }
}

package org.tocsin.exchange;

import java.util.Optional;

/// A column of a list, as its first line names it.
///
/// @param meaning what it holds; nothing when its name says nothing and nobody said it: it is not
///   read
/// @param assigned whether a person said what it holds
/// @param example what the first row has there; it may be personal
public record ListColumn(
    String name, Optional<ResidentColumn> meaning, boolean assigned, String example) {

  @Override
  public String toString() {
    return name + " " + meaning;
  }
}

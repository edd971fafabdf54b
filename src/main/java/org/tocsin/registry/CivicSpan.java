package org.tocsin.registry;

/// The civic numbers of a street, as the city's list gives them. A house may be newer than the
/// list.
public record CivicSpan(int from, int to) {

  public boolean holds(CivicNumber number) {
    return from <= number.number() && number.number() <= to;
  }
}

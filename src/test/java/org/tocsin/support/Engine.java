package org.tocsin.support;

/// The two databases that Tocsin runs on.
public enum Engine {
  H2,
  POSTGRESQL
}

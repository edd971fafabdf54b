package org.tocsin.registry;

/// Two files, in whatever order they were named.
public record FilePair(FileId first, FileId second) {
  public FilePair {
    if (first.number() >= second.number()) {
      throw new IllegalArgumentException("A pair is of two files, the older first");
    }
  }

  public static FilePair of(FileId one, FileId other) {
    return one.number() < other.number() ? new FilePair(one, other) : new FilePair(other, one);
  }
}

package org.tocsin.exchange;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.tocsin.registry.FileId;

/// Files of a registry of any size, a bit for each: a million fit in some hundred kilobytes.
final class FileSet {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  private final Map<Long, BitSet> blocks = new HashMap<>();

  void add(FileId file) {
    blocks
        .computeIfAbsent(file.number() >> BITS, _ -> new BitSet(1 << BITS))
        .set((int) file.number() & MASK);
  }

  boolean contains(FileId file) {
    var block = blocks.get(file.number() >> BITS);
    return block != null && block.get((int) file.number() & MASK);
  }
}

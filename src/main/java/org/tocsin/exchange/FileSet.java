package org.tocsin.exchange;

import java.util.BitSet;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tocsin.registry.FileId;

/// Files of a registry of any size, a bit for each: a million fit in some hundred kilobytes.
final class FileSet {
  private static final int BITS = 16;
  private static final int MASK = (1 << BITS) - 1;

  private final SortedMap<Long, BitSet> blocks = new TreeMap<>();
  private long size;

  void add(FileId file) {
    var block = blocks.computeIfAbsent(file.number() >> BITS, _ -> new BitSet(1 << BITS));
    int bit = (int) file.number() & MASK;
    size += block.get(bit) ? 0 : 1;
    block.set(bit);
  }

  long size() {
    return size;
  }

  /// By number.
  Iterator<FileId> iterator() {
    return blocks.entrySet().stream()
        .flatMap(block ->
            block.getValue().stream().mapToObj(bit -> new FileId((block.getKey() << BITS) + bit)))
        .iterator();
  }

  boolean contains(FileId file) {
    var block = blocks.get(file.number() >> BITS);
    return block != null && block.get((int) file.number() & MASK);
  }
}

package org.tocsin.shared;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Identifies one call attempt, in the database and on the PBX.
///
/// A UUID of version 7 (RFC 9562): ordered by time, so that a queue read by key is read in order.
/// Its wire form has a fixed width because a PBX checks that channel ids are unique by prefix.
public record AttemptId(UUID uuid) implements Comparable<AttemptId> {
  private static final Pattern WIRE = Pattern.compile("[0-9a-f]{32}");
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;

  public static AttemptId next(InstantSource clock, RandomGenerator random) {
    long high = (clock.millis() << 16) | VERSION_7 | random.nextInt(0x1000);
    long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
    return new AttemptId(new UUID(high, low));
  }

  /// Thirty-two lower-case hexadecimal digits, the form that a PBX sees.
  public String wire() {
    return uuid.toString().replace("-", "");
  }

  public static Optional<AttemptId> ofWire(String wire) {
    if (!WIRE.matcher(wire).matches()) {
      return Optional.empty();
    }
    long high = Long.parseUnsignedLong(wire.substring(0, 16), 16);
    long low = Long.parseUnsignedLong(wire.substring(16), 16);
    return Optional.of(new AttemptId(new UUID(high, low)));
  }

  @Override
  public int compareTo(AttemptId other) {
    int high =
        Long.compareUnsigned(uuid.getMostSignificantBits(), other.uuid.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            uuid.getLeastSignificantBits(), other.uuid.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return wire();
  }
}

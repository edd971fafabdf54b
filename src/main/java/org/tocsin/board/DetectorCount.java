package org.tocsin.board;

/// Calls that the detector judged alike, by what came of them.
///
/// @param persons those in which a key was pressed
/// @param machines those that were probably taken by a machine
public record DetectorCount(int calls, int persons, int machines) {
  static final DetectorCount NONE = new DetectorCount(0, 0, 0);

  /// Those of which nothing came that says who answered.
  public int unknown() {
    return calls - persons - machines;
  }

  DetectorCount plus(DetectedCalls more) {
    int count = more.count();
    return switch (more.evidence()) {
      case PERSON -> new DetectorCount(calls + count, persons + count, machines);
      case PROBABLY_MACHINE -> new DetectorCount(calls + count, persons, machines + count);
      case NONE -> new DetectorCount(calls + count, persons, machines);
    };
  }
}

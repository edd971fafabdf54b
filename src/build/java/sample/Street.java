package sample;

import java.util.List;
import java.util.Locale;

/**
 * A straight street of the invented town. Ends are in metres from the town's centre, x along the
 * grid's rows and y across them; {@code density} is dwellings for each metre, relative to the grid.
 */
record Street(
    String city,
    String name,
    String alias,
    double x1,
    double y1,
    double x2,
    double y2,
    int from,
    double density) {

  private static final double LATITUDE = 46.135;
  private static final double LONGITUDE = -72.312;
  private static final double GRID_TURN = StrictMath.toRadians(17);
  private static final double METRES_A_DEGREE = 111_320;
  private static final double METRES_A_NUMBER = 5;
  private static final double SETBACK = 14;

  double length() {
    return StrictMath.hypot(x2 - x1, y2 - y1);
  }

  /** The last civic number, always of the other side than the first one. */
  int to() {
    int numbers = (int) (length() / METRES_A_NUMBER);
    return from + numbers + (numbers % 2 == 0 ? 1 : 0);
  }

  String postalCode(int ordinal, int civic) {
    String letters = "ABCEGHJKLMNPRSTVWXYZ";
    boolean secondHalf = civic - from > (to() - from) / 2;
    char letter = letters.charAt(ordinal * 7 % letters.length());
    int last = ordinal / letters.length() * 2 + (secondHalf ? 2 : 1);
    return (city.equals(Town.VILLAGE) ? "J1V " : "J1Y ") + (ordinal % 9 + 1) + letter + last;
  }

  /**
   * Latitude and longitude of a civic number: odd numbers on the left of the street, even right.
   */
  List<String> positionOf(int civic) {
    double along = (double) (civic - from) / (to() - from);
    double side = civic % 2 == 0 ? -SETBACK : SETBACK;
    double acrossX = -(y2 - y1) / length() * side;
    double acrossY = (x2 - x1) / length() * side;
    return position(x1 + (x2 - x1) * along + acrossX, y1 + (y2 - y1) * along + acrossY);
  }

  List<String> start() {
    return position(x1, y1);
  }

  List<String> end() {
    return position(x2, y2);
  }

  private static List<String> position(double x, double y) {
    double east = x * StrictMath.cos(GRID_TURN) - y * StrictMath.sin(GRID_TURN);
    double north = x * StrictMath.sin(GRID_TURN) + y * StrictMath.cos(GRID_TURN);
    double parallel = METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(LATITUDE));
    return List.of(
        degrees(LATITUDE + north / METRES_A_DEGREE), degrees(LONGITUDE + east / parallel));
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}

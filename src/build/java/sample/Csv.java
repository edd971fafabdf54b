package sample;

import java.util.ArrayList;
import java.util.List;

/** Writes the cells of one record, quoted only where the format asks for it. */
final class Csv {
  private Csv() {}

  static String record(char separator, List<String> cells) {
    List<String> written = new ArrayList<>();
    for (String cell : cells) {
      written.add(quoted(separator, cell));
    }
    return String.join(String.valueOf(separator), written);
  }

  private static String quoted(char separator, String cell) {
    boolean plain =
        cell.indexOf(separator) < 0
            && cell.indexOf('"') < 0
            && cell.indexOf('\n') < 0
            && cell.indexOf('\r') < 0;
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}

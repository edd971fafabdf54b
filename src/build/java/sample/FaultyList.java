package sample;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of residents as cities send them, a fault in each record, and the table that tells which.
 */
final class FaultyList {
  private static final List<String> KEYS =
      List.of(
          "account",
          "last",
          "first",
          "language",
          "city",
          "street",
          "civic",
          "apartment",
          "postal",
          "voice",
          "sms",
          "description",
          "extension",
          "delay",
          "active",
          "consent");

  private static final List<String> NAMES =
      List.of("Lavoie", "Jutras", "Houle", "Rhéault", "Tardif", "Lemire", "Pinard");

  /** In a change, stands for the last two digits of the record's own number. */
  private static final String OWN_DIGITS = "##";

  private final char separator;
  private final int firstLine;
  private final StringBuilder text = new StringBuilder();
  private final List<String> explained = new ArrayList<>();
  private int civic;
  private int line;
  private int records;

  /** {@code firstLine} is the last two digits of the first telephone number used: 873 555-01XX. */
  FaultyList(char separator, String header, int firstCivic, int firstLine) {
    this.separator = separator;
    this.civic = firstCivic;
    this.firstLine = firstLine;
    write(header);
  }

  /** A sound record but for what {@code changes} says: key, value, key, value… */
  void add(String fault, String expected, String... changes) {
    List<String> cells = cells(changes);
    addRaw(fault, expected, Csv.record(separator, cells));
  }

  /** A sound record with {@code extra} behind its last cell. */
  void addWithTail(String fault, String expected, String extra) {
    addRaw(fault, expected, Csv.record(separator, cells()) + extra);
  }

  /** A sound record cut off before the cell {@code key}. */
  void addCutBefore(String fault, String expected, String key) {
    addRaw(fault, expected, Csv.record(separator, cells().subList(0, KEYS.indexOf(key))));
  }

  void addRaw(String fault, String expected, String raw) {
    explained.add("| " + (line + 1) + " | " + fault + " | " + expected + " |");
    write(raw);
  }

  String table() {
    return "| ligne | ce qu’elle montre | attendu |\n|---:|---|---|\n"
        + String.join("\n", explained)
        + "\n";
  }

  byte[] bytes(Charset charset) {
    return text.toString().getBytes(charset);
  }

  private List<String> cells(String... changes) {
    String last = lastDigits();
    String number = "87355501" + last;
    Map<String, String> cells = new LinkedHashMap<>();
    for (String key : KEYS) {
      cells.put(key, "");
    }
    cells.putAll(
        Map.of(
            "account",
            number,
            "last",
            NAMES.get(records % NAMES.size()),
            "first",
            "Sylvie",
            "language",
            "français",
            "city",
            Town.VILLAGE,
            "street",
            Town.UNFINISHED,
            "civic",
            String.valueOf(civic++),
            "postal",
            "J1V 9B2"));
    cells.putAll(Map.of("voice", number, "active", "oui", "consent", "oui"));
    Map<String, String> changed = new HashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      changed.put(changes[i], changes[i + 1].replace(OWN_DIGITS, last));
    }
    if (!cells.keySet().containsAll(changed.keySet())) {
      throw new IllegalArgumentException("unknown column in " + changed.keySet());
    }
    cells.putAll(changed);
    records++;
    return new ArrayList<>(cells.values());
  }

  private String lastDigits() {
    int number = firstLine + records;
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  /** Lines end in turn with CR LF and LF. */
  private void write(String record) {
    text.append(record).append(line % 3 == 0 ? "\n" : "\r\n");
    line += 1 + (int) record.chars().filter(c -> c == '\n').count();
  }
}

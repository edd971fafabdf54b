package sample;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Telephone numbers that nobody can have: 555-0100 to 555-0199 of Canadian area codes, each handed
 * out once. Area code 873 is left to the faulty lists.
 */
final class Phones {
  private static final int[] QUEBEC = {418, 581, 367, 450, 579, 354, 514, 438, 263, 819, 468};
  private static final int[] ELSEWHERE = {
    613, 343, 506, 705, 249, 416, 647, 437, 905, 289, 365, 519, 226, 548, 807, 902, 782, 709, 204,
    431, 306, 639, 403, 587, 780, 825, 604, 236, 778, 250, 867
  };

  private final Random random;
  private final Deque<String> accounts;
  private final Deque<String> others;

  /** Québec's area codes are all used for accounts before any other. */
  Phones(Random random, int residences) {
    this.random = random;
    List<String> home = numbers(QUEBEC);
    List<String> away = numbers(ELSEWHERE);
    int missing = residences - home.size();
    home.addAll(away.subList(0, missing));
    List<String> rest = new ArrayList<>(away.subList(missing, away.size()));
    Collections.shuffle(home, random);
    Collections.shuffle(rest, random);
    this.accounts = new ArrayDeque<>(home);
    this.others = new ArrayDeque<>(rest);
  }

  String account() {
    return accounts.removeFirst();
  }

  String other() {
    return others.removeFirst();
  }

  /** One of the ways in which people write a number. */
  String spelled(String digits) {
    String area = digits.substring(0, 3);
    String office = digits.substring(3, 6);
    String line = digits.substring(6);
    return switch (random.nextInt(12)) {
      case 0, 1 -> digits;
      case 2 -> "(" + area + ") " + office + "-" + line;
      case 3 -> "1 " + area + " " + office + "-" + line;
      case 4 -> area + "-" + office + "-" + line;
      case 5 -> area + "." + office + "." + line;
      default -> area + " " + office + "-" + line;
    };
  }

  private static List<String> numbers(int[] areas) {
    List<String> numbers = new ArrayList<>();
    for (int area : areas) {
      for (int line = 100; line < 200; line++) {
        numbers.add(area + "5550" + line);
      }
    }
    return numbers;
  }
}

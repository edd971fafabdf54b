package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Houses, duplexes, apartment buildings and businesses along the streets, and who lives there. */
final class Residences {
  static final List<String> HEADER =
      List.of(
          ("compte,nom,prenom,langue,ville,rue,no_civique,appartement,code_postal,voix,sms,"
                  + "description,poste,delai,actif,consentement,latitude,longitude")
              .split(","));

  private static final int COUNT = 2_000;
  private static final int FEWEST_ON_A_STREET = 5;

  private record Dwelling(
      Street street, int ordinal, int civic, String apartment, boolean business) {}

  /** One number of a residence as the list shows it. */
  private record Contact(String number, String description, String extension, String delay) {}

  private final Random random;
  private final People people;
  private final Phones phones;

  Residences(Random random) {
    this.random = random;
    this.people = new People(random);
    this.phones = new Phones(random, COUNT);
  }

  List<List<String>> rows(List<Street> streets) {
    int[] shares = shares(streets);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      for (Dwelling dwelling : dwellings(streets.get(i), i, shares[i])) {
        rows.add(row(dwelling));
      }
    }
    return rows;
  }

  /** The last civic number in use where the rest of the street is left free. */
  static int builtTo(Street street) {
    int numbers = street.to() - street.from();
    return street.name().equals(Town.UNFINISHED) ? street.from() + numbers / 2 : street.to();
  }

  /** Residences for each street, in proportion to its length and density, {@link #COUNT} in all. */
  private static int[] shares(List<Street> streets) {
    double whole = 0;
    for (Street street : streets) {
      whole += street.length() * street.density();
    }
    int[] shares = new int[streets.size()];
    int left = COUNT;
    for (int i = 0; i < shares.length; i++) {
      Street street = streets.get(i);
      double share = COUNT * street.length() * street.density() / whole;
      shares[i] = StrictMath.max(FEWEST_ON_A_STREET, (int) StrictMath.rint(share));
      left -= shares[i];
    }
    for (int i = 0; left != 0; i = (i + 1) % shares.length) {
      int step = Integer.signum(left);
      if (shares[i] > FEWEST_ON_A_STREET) {
        shares[i] += step;
        left -= step;
      }
    }
    return shares;
  }

  private List<Dwelling> dwellings(Street street, int ordinal, int share) {
    List<Integer> buildings = new ArrayList<>();
    for (int left = share; left > 0; left -= buildings.getLast()) {
      buildings.add(StrictMath.min(left, apartments(street)));
    }
    double width = (double) (builtTo(street) - street.from() + 1) / buildings.size();
    List<Dwelling> dwellings = new ArrayList<>();
    for (int i = 0; i < buildings.size(); i++) {
      int first = (int) (i * width);
      int free = (int) ((i + 1) * width) - first;
      int civic = street.from() + first + random.nextInt(free);
      int count = buildings.get(i);
      boolean letters = count == 2 && random.nextBoolean();
      for (int a = 1; a <= count; a++) {
        String apartment = letters ? String.valueOf((char) ('A' + a - 1)) : String.valueOf(a);
        boolean business = count == 1 && random.nextInt(100) < (isCommercial(street) ? 40 : 4);
        dwellings.add(new Dwelling(street, ordinal, civic, count == 1 ? "" : apartment, business));
      }
    }
    return dwellings;
  }

  private int apartments(Street street) {
    boolean rural = street.density() < 0.5;
    int chance = random.nextInt(100);
    if (rural || chance < 82) {
      return 1;
    }
    return chance < 95 ? 2 : 4 + 2 * random.nextInt(3);
  }

  private static boolean isCommercial(Street street) {
    return street.name().equals("rue Principale")
        || street.name().equals("boulevard Industriel")
        || street.name().startsWith("place ");
  }

  private List<String> row(Dwelling home) {
    boolean english = chance(8);
    String account = phones.account();
    String firstName = home.business() ? people.fullName() : people.firstName(english);
    String name = home.business() ? people.company() : people.surname(english);
    List<Contact> contacts = contacts(account, home.business(), english);
    String text = chance(35) ? textNumber(contacts) : "";
    String postal = home.street().postalCode(home.ordinal(), home.civic());
    List<String> row = new ArrayList<>(List.of(account, name, firstName));
    row.addAll(
        List.of(english ? "anglais" : "français", home.street().city(), home.street().name()));
    row.addAll(List.of(String.valueOf(home.civic()), home.apartment()));
    row.add(chance(6) ? postal.replace(" ", "") : postal);
    row.add(String.join("|", contacts.stream().map(c -> phones.spelled(c.number())).toList()));
    row.add(text.isEmpty() ? "" : phones.spelled(text));
    row.add(aligned(contacts.stream().map(Contact::description).toList()));
    row.add(aligned(contacts.stream().map(Contact::extension).toList()));
    row.add(aligned(contacts.stream().map(Contact::delay).toList()));
    row.addAll(List.of(chance(95) ? "oui" : "non", chance(94) ? "oui" : "non"));
    row.addAll(home.street().positionOf(home.civic()));
    return row;
  }

  /** The account keeps its number when the family has changed it: the first contact may differ. */
  private List<Contact> contacts(String account, boolean business, boolean english) {
    List<Contact> contacts = new ArrayList<>();
    String main = chance(4) ? phones.other() : account;
    if (business) {
      boolean extension = chance(60);
      String digits = extension ? String.valueOf(100 + random.nextInt(900)) : "";
      String seconds = extension ? String.valueOf(2 + random.nextInt(6)) : "";
      contacts.add(new Contact(main, english ? "Reception" : "Réception", digits, seconds));
    } else {
      String home = english ? "Home" : "Maison";
      contacts.add(new Contact(main, chance(60) ? home : "", "", ""));
    }
    int more = chance(22) ? chance(12) ? 2 : 1 : 0;
    for (int i = 0; i < more; i++) {
      contacts.add(new Contact(phones.other(), second(english), "", ""));
    }
    return contacts;
  }

  private String second(boolean english) {
    return switch (random.nextInt(5)) {
      case 0 -> english ? "Work" : "Travail";
      case 1 -> english ? "Cottage" : "Chalet";
      case 2 -> english ? "Neighbour" : "Voisine";
      default -> (english ? "Mobile " : "Cellulaire de ") + people.firstName(english);
    };
  }

  private String textNumber(List<Contact> contacts) {
    return contacts.size() > 1 && chance(60) ? contacts.getLast().number() : phones.other();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static String aligned(List<String> cells) {
    return cells.stream().allMatch(String::isEmpty) ? "" : String.join("|", cells);
  }
}

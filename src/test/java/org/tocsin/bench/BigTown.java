package org.tocsin.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.tocsin.registry.AccountNumber;
import org.tocsin.registry.Address;
import org.tocsin.registry.CardNumber;
import org.tocsin.registry.CivicNumber;
import org.tocsin.registry.Consent;
import org.tocsin.registry.ContactPoint;
import org.tocsin.registry.FileContent;
import org.tocsin.registry.NewFile;
import org.tocsin.registry.Particulars;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.store.Database;
import org.tocsin.store.DatabaseAddress;
import org.tocsin.store.registry.RegistryTables;

/// The registry of a large city, invented: a few names that very many people bear, thousands that
/// few do, streets of every length. The same for the same seed.
final class BigTown {
  static final String CITY = "Grandeville";
  private static final int PER_STREET = 160;
  private static final int BLOCK = 1_000;
  private static final int[] AREAS = {418, 581, 450};
  private static final Instant CONSENTED = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<String> FAMILIES =
      List.of(
          "Tremblay",
          "Gagnon",
          "Roy",
          "Côté",
          "Bouchard",
          "Gauthier",
          "Morin",
          "Lavoie",
          "Fortin",
          "Gagné",
          "Ouellet",
          "Pelletier",
          "Bélanger",
          "Lévesque",
          "Bergeron",
          "Leblanc",
          "Paquette",
          "Girard",
          "Simard",
          "Boucher",
          "Caron",
          "Beaulieu",
          "Cloutier",
          "Dubé",
          "Poirier",
          "Fournier",
          "Lapointe",
          "Leclerc",
          "Lefebvre",
          "Poulin",
          "Thibault",
          "St-Pierre");
  private static final List<String> GIVEN =
      List.of(
          "Éric",
          "Marie-Ève",
          "Luc",
          "Zoé",
          "Andrée",
          "Guy",
          "Léa",
          "François",
          "Jean",
          "Marie",
          "Pierre",
          "Louise",
          "Michel",
          "Sylvie",
          "Jean-Pierre",
          "Nathalie",
          "Stéphane",
          "Julie",
          "Daniel",
          "Chantal",
          "Martin",
          "Isabelle",
          "Alain",
          "Johanne",
          "Mathieu",
          "Élise");
  private static final List<String> TYPES = List.of("rue", "avenue", "boulevard", "chemin", "rang");
  private static final List<String> SYLLABLES =
      List.of(
          "bel", "ver", "mont", "ri", "chau", "de", "la", "gar", "ne", "pré", "sau", "tan", "lor",
          "mi", "vau", "quin", "ger", "pa", "ro", "ché", "du", "four", "bri", "na", "thé", "sel");

  private final SplittableRandom random;

  BigTown(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Puts so many files in a database that has none.
  static void fill(DatabaseAddress address, int files, IntFunction<NewFile> file) {
    try (var database = Database.open(address)) {
      var store = new RegistryTables(database);
      database.writeVoid(() -> {
        for (int i = 0; i < streets(files); i++) {
          store.addStreet(CITY, street(i), true);
        }
      });
      for (int from = 0; from < files; from += BLOCK) {
        var block = new ArrayList<NewFile>();
        for (int i = from; i < Math.min(files, from + BLOCK); i++) {
          block.add(file.apply(i));
        }
        database.writeVoid(() -> store.insertAll(block, Instant.EPOCH));
      }
      database.writeVoid(() -> database.dsl().execute("analyze"));
    }
  }

  private static int streets(int files) {
    return (files + PER_STREET - 1) / PER_STREET;
  }

  /// Each street has a name of its own: the words of its number, in syllables.
  static String street(int index) {
    var name = new StringBuilder();
    int rest = index + SYLLABLES.size();
    while (rest > 0) {
      name.append(SYLLABLES.get(rest % SYLLABLES.size()));
      rest /= SYLLABLES.size();
    }
    return TYPES.get(index % TYPES.size()) + " de " + capital(name.toString());
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /// No exchange ends with 11: those are service numbers, which no file has.
  private static PhoneNumber number(int area, int index) {
    int exchange = index / 10_000;
    int lastTwo = exchange % 99;
    return new PhoneNumber(
        "+1%d%d%02d%04d"
            .formatted(
                area, 2 + exchange / 99, lastTwo < 11 ? lastTwo : lastTwo + 1, index % 10_000));
  }

  /// The file with this index: its address and number are its own.
  NewFile file(int index) {
    var number = number(AREAS[index / 5_000_000], index % 5_000_000);
    var address =
        new Address(
            CITY,
            street(index / PER_STREET),
            new CivicNumber(1 + index % PER_STREET * (1 + index / PER_STREET % 9), ""),
            "",
            Optional.empty());
    var contacts = new ArrayList<ContactPoint>();
    contacts.add(ContactPoint.voice(number));
    if (index % 3 == 0) {
      contacts.add(ContactPoint.sms(number));
    }
    var consent =
        new Consent.Provenance(Consent.Means.IMPORT, "banc", CONSENTED, Language.FRENCH, "2026-11");
    var card = Optional.of(new CardNumber("QGRAN%08d".formatted(index)));
    var content =
        new FileContent(
            family(),
            given(),
            Language.FRENCH,
            address,
            Optional.empty(),
            true,
            Consent.State.GIVEN,
            List.copyOf(contacts),
            new Particulars(index % 50 == 0, "", card));
    return new NewFile(
        AccountNumber.of(number), content, new Consent(Consent.State.GIVEN, Optional.of(consent)));
  }

  /// Half of the people bear one of the usual names, the first ones most often.
  private String family() {
    if (random.nextBoolean()) {
      return FAMILIES.get((int) (FAMILIES.size() * Math.pow(random.nextDouble(), 2)));
    }
    return capital(
        SYLLABLES.get(random.nextInt(SYLLABLES.size()))
            + SYLLABLES.get(random.nextInt(SYLLABLES.size()))
            + SYLLABLES.get(random.nextInt(SYLLABLES.size())));
  }

  private String given() {
    return GIVEN.get((int) (GIVEN.size() * Math.pow(random.nextDouble(), 1.5)));
  }
}

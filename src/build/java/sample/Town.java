package sample;

import java.util.ArrayList;
import java.util.List;

/**
 * The invented town of Saint-Évrard: a grid in the inner bank of a river's bend, streets that
 * follow the bank, concessions to the south, and across the water the sector of Pointe-aux-Hérons.
 */
final class Town {
  static final String VILLAGE = "Saint-Évrard";
  static final String POINT = "Pointe-aux-Hérons";

  /** Built up for its first part only: the faulty lists use its other numbers. */
  static final String UNFINISHED = "rue des Érables";

  private static final double GRID_RADIUS = 1150;
  private static final double BANK_RADIUS = 1290;

  private static final String[] ROWS = {
    "rue du Couvent|", "rue Sainte-Adéline|rue Ste-Adéline", "rue de la Fabrique|",
    "rue Saint-Hormisdas|rue St-Hormisdas", "rue Notre-Dame|", "rue Saint-Évrard|rue St-Évrard",
    "rue Principale|Grande Rue", "rue de l’Église|rue de l'Eglise", "rue des Érables|",
    "rue Philémon-Gaudrault|rue P.-Gaudrault", "rue du Tilleul|rue des Tilleuls", "rue des Frênes|",
    "rue Alma-Dessureault|"
  };
  private static final String[] COLUMNS = {
    "avenue de la Gare|", "avenue des Pins|", "avenue Sainte-Rosalba|avenue Ste-Rosalba",
    "avenue des Bouleaux|", "avenue du Collège|", "1re Avenue|Première Avenue",
    "2e Avenue|Deuxième Avenue", "3e Avenue|Troisième Avenue",
        "avenue du Docteur-Ubald-Pagé|avenue Dr-Pagé",
    "avenue Rosaire-Létourneau|", "avenue des Cèdres|", "avenue de la Tannerie|"
  };
  private static final String[] BANK = {
    "chemin de l’Anse|chemin de l'Anse", "rue du Bac|",
        "boulevard de la Rivière|boul. de la Rivière",
    "boulevard des Loutres|boul. des Loutres", "rue du Quai|", "chemin de la Rive|ch. de la Rive"
  };
  private static final String[] CONCESSIONS = {
    "rang de la Savane|", "rang Sainte-Zoé|rang Ste-Zoé", "rang des Petites-Terres|",
    "4e Rang|Quatrième Rang", "rang du Brûlé|", "rang Saint-Polycarpe-Nord|rang St-Polycarpe N."
  };

  private final List<Street> streets = new ArrayList<>();

  private Town() {
    addGrid();
    addBank();
    addSouth();
    addPlaces();
    addPoint();
  }

  static List<Street> streets() {
    return List.copyOf(new Town().streets);
  }

  private void addGrid() {
    for (int i = 0; i < ROWS.length; i++) {
      double y = 900 - i * 150;
      double half =
          StrictMath.min(760, StrictMath.sqrt(GRID_RADIUS * GRID_RADIUS - y * y)) - i % 3 * 25;
      half = ROWS[i].startsWith("rue Principale") ? BANK_RADIUS : half;
      add(VILLAGE, ROWS[i], -half, y, half, y, i % 2 == 0 ? 1 : 101, 1);
    }
    for (int i = 0; i < COLUMNS.length; i++) {
      double x = -700 + i * 127;
      double half =
          StrictMath.min(980, StrictMath.sqrt(GRID_RADIUS * GRID_RADIUS - x * x)) - i % 4 * 30;
      double north = COLUMNS[i].startsWith("1re") ? 1254 : half;
      add(VILLAGE, COLUMNS[i], x, -half, x, north, 10 * i + 1, 0.8);
    }
  }

  /** Six chords of the bend, end to end, from the west to the east. */
  private void addBank() {
    for (int i = 0; i < BANK.length; i++) {
      double start = StrictMath.toRadians(171 - 27 * i);
      double end = StrictMath.toRadians(171 - 27 * (i + 1));
      add(
          VILLAGE,
          BANK[i],
          BANK_RADIUS * StrictMath.cos(start),
          BANK_RADIUS * StrictMath.sin(start),
          BANK_RADIUS * StrictMath.cos(end),
          BANK_RADIUS * StrictMath.sin(end),
          200 * i + 1,
          1.1);
    }
  }

  private void addSouth() {
    for (int i = 0; i < CONCESSIONS.length; i++) {
      double y = -1600 - i * 480;
      add(VILLAGE, CONCESSIONS[i], -2600 + i * 90, y, 2500 - i * 60, y, 1, 0.11);
    }
    add(VILLAGE, "boulevard Industriel|boul. Industriel", -950, -1120, 950, -1120, 1001, 0.4);
    add(VILLAGE, "boulevard Onésime-Brassard|boul. O.-Brassard", 0, -900, 0, -4000, 2001, 0.25);
    add(
        VILLAGE,
        "boulevard du Curé-Damase-Rhéault|boul. du Curé-Rhéault",
        -1274,
        202,
        -1480,
        -1600,
        501,
        0.4);
    add(VILLAGE, "côte du Moulin|", -640, -900, -700, -1600, 1, 0.9);
    add(VILLAGE, "côte à Théodule|", 507, -900, 560, -1600, 1, 0.9);
    add(VILLAGE, "côte des Sœurs|côte des Soeurs", 1274, 202, 1420, -860, 1, 0.8);
    add(VILLAGE, "chemin du Lac-Clair|ch. du Lac-Clair", 1420, -860, 3100, -1250, 1, 0.25);
    add(VILLAGE, "chemin de la Sucrerie|ch. de la Sucrerie", -1800, -2080, -2150, -3040, 1, 0.3);
    add(
        VILLAGE,
        "chemin de la Briqueterie|ch. de la Briqueterie",
        1300,
        -1600,
        1380,
        -2560,
        1,
        0.3);
  }

  private void addPlaces() {
    add(VILLAGE, "place du Marché|", -40, 60, 30, 60, 1, 3);
    add(VILLAGE, "place Léonidas-Cormoran|", 215, 360, 290, 360, 1, 3);
    add(VILLAGE, "place des Aînés|", -420, -230, -350, -230, 1, 4);
  }

  private void addPoint() {
    add(POINT, "rue Principale|", -520, 1860, 520, 1860, 1, 0.9);
    add(POINT, "rue des Hérons|", -480, 1990, 480, 1990, 1, 0.9);
    add(POINT, "rue du Passeur|", -430, 2120, 450, 2120, 1, 0.9);
    add(POINT, "rue Saint-Cléophas|rue St-Cléophas", -400, 2250, 420, 2250, 1, 0.9);
    add(POINT, "rue des Sarcelles|", -350, 2380, 380, 2380, 1, 0.9);
    add(POINT, "avenue de la Pointe|", -250, 1760, -250, 2480, 1, 0.7);
    add(POINT, "avenue des Lilas|", 0, 1760, 0, 2480, 1, 0.7);
    add(POINT, "avenue Odilon-Marchildon|", 250, 1760, 250, 2480, 1, 0.7);
    add(POINT, "chemin de la Grève|ch. de la Grève", -980, 1620, -250, 1755, 1, 0.8);
    add(POINT, "rang de la Pointe|", 0, 2480, 350, 5200, 1, 0.12);
    add(POINT, "place de la Chapelle|", 60, 1925, 130, 1925, 1, 3);
  }

  private void add(
      String city,
      String names,
      double x1,
      double y1,
      double x2,
      double y2,
      int from,
      double density) {
    String[] parts = names.split("\\|", -1);
    streets.add(new Street(city, parts[0], parts[1], x1, y1, x2, y2, from, density));
  }
}

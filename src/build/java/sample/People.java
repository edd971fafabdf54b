package sample;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names put together by chance. Frequent surnames come first and are drawn more often. */
final class People {
  private static final List<String> SURNAMES =
      words(
          """
          Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier
          Bélanger Lévesque Bergeron Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier
          Dubé Poirier Fournier Lapointe Leclerc Lefebvre Poulin Thibault St-Pierre Nadeau Martel
          Hébert Grenier Landry Demers Turcotte Gosselin Savard Boivin Plante Desjarlais Michaud
          Rousseau Vachon Tardif Picard Lessard Gingras Mercier Dufour Beaudoin Charbonneau Brisson
          Bolduc Parent Therrien Deschênes Villeneuve Bernier Veilleux Carrier Dessureault Marchand
          Gaudrault Trépanier Létourneau Laflamme Rhéault Jutras Courchesne Lemire Allaire Janelle
          Désilets Houle Provencher Béliveau Vigneault Bourgeois Cyr Arsenault Comeau Manseau Pinard
          Descôteaux Marchildon Rheault Lampron Boisvert Gélinas Lacerte Héroux Duplessis Massicotte
          Veillette Nguyen Diallo Haddad Benali Ortega Joseph Traoré Moreau-Lavigne Gagnon-Picard
          """);
  private static final List<String> FIRST_NAMES =
      words(
          """
          Marie Jean Louise Michel Nathalie Daniel Sylvie Martin Diane Sylvain Manon Luc Lise Pierre
          Isabelle Alain Francine Éric Chantal Stéphane Johanne André Line François Nicole Yves Josée
          Mario Hélène Benoît Julie Claude Mélanie Robert Caroline Guy Annie Denis Véronique Jacques
          Geneviève Normand Andrée Serge Émilie Maxime Stéphanie Mathieu Audrey Simon Valérie
          Alexandre Catherine Jérôme Karine David Joannie Olivier Noémie Félix Léa William Florence
          Samuel Rosalie Antoine Jeannine Réjean Thérèse Gaétan Huguette Rosaire Ginette Marcel
          Pierrette Raymond Marie-Ève Jean-François Marie-Claude Pierre-Luc Anne-Marie Jean-Guy
          Marie-Josée Charles-Étienne Élise Zacharie Maëlle Loïc Françoise Hervé Aïcha Minh Fatou
          """);
  private static final List<String> ENGLISH_SURNAMES =
      words(
          """
          Smith Campbell MacLeod Taylor O’Brien Wilson Stewart Murphy Fraser Robertson Hamilton Kelly
          Bennett Douglas McKenzie Ross Whitcomb Blackwood Aldridge Standish Patterson Sullivan
          """);
  private static final List<String> ENGLISH_FIRST_NAMES =
      words(
          """
          John Mary William Margaret James Susan Robert Linda David Barbara Kevin Heather Brian
          Jennifer Andrew Emily Scott Sarah Duncan Fiona Gordon Beverley Ian Kathleen
          """);
  private static final String[] COMPANIES = {
    "Garage %s et fils", "Ferme %s et frères", "Plomberie %s inc.", "Les Entreprises %s inc.",
    "Boulangerie «La Miche», %s prop.", "Motel \"Le Repos\" %s", "Dépanneur %s", "Pharmacie %s",
    "Clinique dentaire %s", "Quincaillerie %s", "Excavation %s ltée", "Salon de coiffure %s",
    "Électricité %s (2011) inc.", "Érablière %s", "Fromagerie %s enr.", "Notaires %s et associés",
    "Transport %s", "Pépinière %s", "Fleuriste %s", "Menuiserie %s & Cie"
  };
  private static final String[] INSTITUTIONS = {
    "École Sainte-Adéline",
    "CPE Les Petites Loutres",
    "Résidence des Aînés de la Boucle",
    "Bibliothèque de Saint-Évrard",
    "Aréna de la Boucle",
    "Centre communautaire",
    "Camping de la Grève",
    "Scierie de la Savane inc.",
    "Caserne des pompiers",
    "Usine de filtration"
  };

  private final Random random;
  private final Set<String> companies = new HashSet<>();
  private int institutions;

  People(Random random) {
    this.random = random;
  }

  String surname(boolean english) {
    return drawn(english ? ENGLISH_SURNAMES : SURNAMES);
  }

  String firstName(boolean english) {
    return drawn(english ? ENGLISH_FIRST_NAMES : FIRST_NAMES);
  }

  String fullName() {
    return firstName(false) + " " + surname(false);
  }

  String company() {
    if (institutions < INSTITUTIONS.length && random.nextInt(6) == 0) {
      return INSTITUTIONS[institutions++];
    }
    String name;
    do {
      name = COMPANIES[random.nextInt(COMPANIES.length)].formatted(surname(false));
    } while (!companies.add(name));
    return name;
  }

  private String drawn(List<String> names) {
    double chance = random.nextDouble();
    return names.get((int) (names.size() * chance * StrictMath.sqrt(chance)));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}

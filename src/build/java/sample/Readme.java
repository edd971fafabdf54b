package sample;

/** The page that goes with the sample files, with the tables of the faulty lists. */
final class Readme {
  private static final String TEXT =
      """
      # Données d’exemple

      Tout est inventé : la ville de Saint-Évrard et son secteur de Pointe-aux-Hérons, la boucle de rivière
      qui les sépare, les rues, les familles, les entreprises. Les noms sont tirés au sort parmi les noms
      courants du Québec; s’il existe quelqu’un de ce nom, c’est un hasard. Les numéros vont tous de
      555-0100 à 555-0199, plage que personne ne reçoit, sauf ceux qui sont faux exprès.

      | fichier | contenu |
      |---|---|
      | `residences.csv` | 2 000 résidences, UTF-8, virgules, un compte différent pour chacune |
      | `rues.csv` | les 60 rues : numéros civiques, coordonnées des deux bouts, autre nom courant |
      | `rues.geojson` | les mêmes rues en lignes, avec les numéros de chaque côté |
      | `residences-sales.csv` | liste fautive, Windows-1252, points-virgules, en-têtes anglais |
      | `residences-sales-utf8.csv` | fautes qu’on ne peut écrire qu’en Unicode, UTF-8 avec BOM |
      | `alerte.json`, `alerte-tous.json` | deux campagnes complètes : quelques rues, toute la ville |
      | `alerte-fr.wav`, `alerte-en.wav` | leurs messages, WAV PCM 16 bits, 8 kHz, mono |
      | `identification-fr.wav`, `identification-en.wav` | qui appelle, dit d’abord quand l’alerte s’identifie |

      Les listes et cette page viennent d’un générateur, qui écrit chaque fois les mêmes octets (un test le
      vérifie) :

      ```
      java src/build/java/sample/SampleTown.java sample-data
      ```

      ## `residences.csv`

      - `compte` est le numéro d’origine du dossier; il ne change jamais. Dans 4\u00a0%% des résidences, le premier
        numéro de `voix` n’est plus celui-là.
      - `voix` a un ou plusieurs numéros séparés par `|`; `description`, `poste` et `delai` suivent le même
        ordre (`|204` : pas de poste pour le premier numéro, 204 pour le second). `delai` est en secondes.
      - Une entreprise a son nom dans `nom`, et la personne responsable dans `prenom`.
      - `langue` : `français` ou `anglais`; `actif` et `consentement` : `oui` ou `non`.
      - Il y a deux « rue Principale », une par secteur. Les numéros impairs sont à gauche de la rue, les pairs
        à droite, quand on va du premier bout au second de `rues.csv`.
      - Cent numéros par indicatif régional : ceux du Québec sont tous pris avant ceux des autres provinces.
        L’indicatif 873 est laissé aux listes fautives.

      ## `residences-sales.csv`

      Un défaut par enregistrement. Les lignes finissent tantôt par CR LF, tantôt par LF. La ligne est celle où
      l’enregistrement commence; la ligne 1 est l’en-tête.

      %s
      ## `residences-sales-utf8.csv`

      %s
      ## Les messages

      Faits avec `espeak-ng` et `sox` :

      ```
      espeak-ng -v fr+f2 -s 165 -w fr.wav "Ici la Ville de Saint-Évrard. Avis d’ébullition de l’eau potable. Faites bouillir l’eau une minute avant de la boire. Pour confirmer, appuyez sur 1. Pour réentendre, appuyez sur 2."
      espeak-ng -v en-us+f2 -s 168 -w en.wav "This is the Town of Saint-Évrard. Boil water advisory. Boil your tap water for one minute before drinking it. To confirm, press 1. To hear this again, press 2."
      espeak-ng -v fr+f2 -s 165 -w qui-fr.wav "Bonjour. Ici la Ville de Saint-Évrard, 418 555-0100."
      espeak-ng -v en-us+f2 -s 168 -w qui-en.wav "Hello. This is the Town of Saint-Évrard, 4 1 8, 5 5 5, 0 1 0 0."
      sox fr.wav -b 16 -c 1 alerte-fr.wav highpass 120 rate -v 8000 norm -3
      sox en.wav -b 16 -c 1 alerte-en.wav highpass 120 rate -v 8000 norm -3
      sox qui-fr.wav -b 16 -c 1 identification-fr.wav highpass 120 rate -v 8000 norm -3
      sox qui-en.wav -b 16 -c 1 identification-en.wav highpass 120 rate -v 8000 norm -3
      ```
      """;

  private Readme() {}

  static String text(String windowsTable, String unicodeTable) {
    String page = TEXT.formatted(windowsTable, unicodeTable);
    return page.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»");
  }
}

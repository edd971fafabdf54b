package sample;

/** Every fault that the faulty lists show. */
final class Faults {
  private static final String OK = "accepté";
  private static final String NO = "rejeté : ";

  private Faults() {}

  static FaultyList windows(int firstCivic) {
    FaultyList list =
        new FaultyList(
            ';',
            "account;last_name;first_name;language;city;street;civic_number;apartment;postal_code;"
                + "voice;sms;description;extension;delay;active;consent",
            firstCivic,
            0);
    sound(list);
    numbers(list);
    addresses(list);
    values(list);
    twice(list, firstCivic);
    structure(list);
    return list;
  }

  private static void sound(FaultyList list) {
    list.add("rien : accents de Windows-1252", OK, "last", "Bélanger-Côté", "first", "Geneviève");
    list.add("rien : la ligature œ, qui n’est pas dans ISO-8859-1", OK, "last", "Lebœuf");
    list.add(
        "rien : deux numéros, un SMS, un poste et un délai pour le second",
        OK,
        "voice",
        "873 555-01##|(873) 555-0190",
        "sms",
        "873 555-0191",
        "description",
        "Maison|Travail",
        "extension",
        "|204",
        "delay",
        "|4");
    list.add("point-virgule dans une cellule entre guillemets", OK, "last", "Garage Tardif; fils");
    list.add("guillemets doublés", OK, "last", "Motel \"Le Repos\"");
    list.add(
        "saut de ligne CR LF dans une cellule", OK, "description", "Maison\r\n(entrée arrière)");
    list.add("saut de ligne LF dans une cellule", OK, "description", "Chalet\nau bord de l’eau");
    list.add("valeurs en anglais", OK, "language", "English", "active", "yes", "consent", "yes");
    list.add("blancs autour des valeurs", OK, "last", "  Morin ", "street", " rue des Érables  ");
    list.add("code postal en minuscules, sans blanc", OK, "postal", "j1v9b2");
    list.add("rue en majuscules, sans accents", OK, "street", "RUE DES ERABLES");
    list.add("texte qui serait une formule dans un tableur", OK + ", tel quel", "first", "=1+1");
  }

  private static void numbers(FaultyList list) {
    list.add("ni voix ni SMS, mais un compte", OK + " : un dossier sans numéro", "voice", "");
    list.add("sept chiffres, sans indicatif régional", NO + "`voice`", "voice", "555-0112");
    list.add("numéro tronqué", NO + "`voice`", "voice", "873 555-01");
    list.add(
        "onze chiffres qui ne commencent pas par 1", NO + "`voice`", "voice", "2 873 555-0116");
    list.add("lettres au lieu d’un numéro", NO + "`voice`", "voice", "inconnu");
    list.add("numéro d’urgence", NO + "`voice`", "voice", "911");
    list.add("service à trois chiffres", NO + "`voice`", "voice", "411");
    list.add("numéro 900", NO + "`voice`", "voice", "900 555-0119");
    list.add("central 976", NO + "`voice`", "voice", "873 976-0120");
    list.add("numéro de France", NO + "`voice`", "voice", "+33 1 99 00 01 21");
    list.add("indicatif des États-Unis", NO + "`voice`", "voice", "212 555-0122");
    list.add("indicatif des Caraïbes (fraude tarifaire)", NO + "`voice`", "voice", "809 555-0123");
    list.add("indicatif qui commence par 1", NO + "`voice`", "voice", "118 555-0124");
    list.add("central qui commence par 0", NO + "`voice`", "voice", "873 055-0125");
    list.add("espace insécable dans le numéro", OK, "voice", "873\u00a0555-01##");
    list.add(
        "trait d’union conditionnel, invisible, dans le numéro", OK, "voice", "873 555\u00ad01##");
    list.add("tiret demi-cadratin dans le numéro", OK, "voice", "873 555\u201301##");
    list.add(
        "même numéro deux fois", OK + ", gardé une fois", "voice", "873 555-01##|1 873 555 01##");
    list.add("barre de trop entre deux numéros", OK, "voice", "873 555-01##||873 555-0192");
    list.add("second numéro faux", NO + "`voice`", "voice", "873 555-01##|87355");
    list.add("SMS faux", NO + "`sms`", "sms", "873 555");
    list.add("compte absent", OK + ", tiré du premier numéro", "account", "");
    list.add("compte de neuf chiffres", NO + "`account`", "account", "873555013");
    list.add("compte en lettres", NO + "`account`", "account", "LAVOIE");
  }

  private static void addresses(FaultyList list) {
    list.add("nom absent", NO + "`last_name`", "last", "");
    list.add("nom fait de blancs", NO + "`last_name`", "last", "   ");
    list.add("ville absente", NO + "`city`", "city", "");
    list.add("rue absente", NO + "`street`", "street", "");
    list.add(
        "rue inconnue",
        "accepté et rue ajoutée; rejeté : `street` une fois la liste officielle chargée",
        "street",
        "rue Introuvable",
        "civic",
        "12");
    list.add("numéro civique absent", NO + "`civic_number`", "civic", "");
    list.add("numéro civique en lettres", NO + "`civic_number`", "civic", "abc");
    list.add("numéro civique négatif", NO + "`civic_number`", "civic", "-12");
    list.add("code postal incomplet", NO + "`postal_code`", "postal", "J1V 9B");
    list.add("code postal d’un autre pays", NO + "`postal_code`", "postal", "90210");
    list.add(
        "code postal avec des lettres exclues (D, O, U)",
        NO + "`postal_code`",
        "postal",
        "D1O 2U4");
  }

  private static void values(FaultyList list) {
    list.add("langue inconnue", NO + "`language`", "language", "klingon");
    list.add("actif ni oui ni non", NO + "`active`", "active", "peut-être");
    list.add("consentement ni oui ni non", NO + "`consent`", "consent", "?");
    list.add("délai négatif", NO + "`delay`", "extension", "204", "delay", "-3");
    list.add("délai trop long", NO + "`delay`", "extension", "204", "delay", "9999");
    list.add("délai en lettres", NO + "`delay`", "extension", "204", "delay", "deux");
    list.add("lettre O dans le poste", NO + "`extension`", "extension", "2O4", "delay", "3");
    list.add(
        "poste de vingt-cinq chiffres",
        NO + "`extension`",
        "extension",
        "1234567890123456789012345");
    list.add(
        "trois descriptions pour un numéro",
        NO + "`description`",
        "description",
        "Maison|Travail|Chalet");
    list.add(
        "plusieurs fautes à la fois",
        NO + "`language`, `civic_number`, `voice`",
        "language",
        "latin",
        "civic",
        "?",
        "voice",
        "911");
    list.add("caractère nul dans le nom", NO + "`last_name`", "last", "Lavoie\u0000");
    list.add(
        "caractères de contrôle dans le prénom",
        NO + "`first_name`",
        "first",
        "Syl\u0007vie\u001b[2J");
    list.add(
        "cellule de 5 000 caractères",
        NO + "`description`",
        "description",
        "Maison ".repeat(714) + "!!");
  }

  private static void twice(FaultyList list, int firstCivic) {
    String[] first = {
      "account",
      "8735550100",
      "last",
      "Bélanger-Côté",
      "first",
      "Geneviève",
      "civic",
      String.valueOf(firstCivic),
      "voice",
      "8735550100"
    };
    list.add("la première résidence, pareille", "fusionné, rien de nouveau", first);
    String[] more = first.clone();
    more[more.length - 1] = "873 555-0193";
    list.add("la première résidence, avec un autre numéro", "fusionné", more);
    String[] other = first.clone();
    other[1] = "8735550194";
    other[3] = "Houle";
    list.add(
        "la première résidence, autre compte et autre nom",
        NO + "la résidence a déjà un dossier",
        other);
    list.add(
        "le compte de la première résidence, à une autre adresse",
        NO + "`account`",
        "account",
        "8735550100");
  }

  private static void structure(FaultyList list) {
    list.addRaw("ligne vide", "passée", "");
    list.addRaw("ligne de blancs", "passée ou rejetée, sans arrêter la lecture", "   ");
    list.addRaw(
        "ligne de points-virgules", "passée ou rejetée, sans arrêter la lecture", ";".repeat(15));
    list.addWithTail("deux cellules de trop", NO + "nombre de cellules", ";reste;reste");
    list.addCutBefore("quatre cellules seulement", NO + "nombre de cellules", "city");
    list.add("rien : la lecture s’est remise des lignes d’avant", OK, "last", "Jutras");
    list.addRaw(
        "guillemet jamais fermé : la cellule avale tout jusqu’à la fin du fichier",
        NO + "guillemet ouvert à cette ligne",
        "8735550197;\"Provencher;Luc;français;Saint-Évrard;rue des Érables;997;;J1V"
            + " 9B2;8735550197;;;;;oui;oui");
    list.addRaw(
        "avalée par le guillemet de la ligne d’avant",
        "absente",
        "8735550198;Houle;Lise;français;Saint-Évrard;rue des Érables;998;;J1V"
            + " 9B2;8735550198;;;;;oui;oui");
  }

  static FaultyList unicode(int firstCivic) {
    FaultyList list =
        new FaultyList(
            ',',
            "\ufeffcompte,nom,prenom,langue,ville,rue,no_civique,appartement,code_postal,voix,sms,"
                + "description,poste,delai,actif,consentement",
            firstCivic,
            80);
    list.add("rien : UTF-8 avec indicateur d’ordre (BOM)", OK, "last", "Bélanger-Côté");
    list.add("espace de largeur nulle dans le numéro", OK, "voice", "873\u200b 555-01##");
    list.add(
        "espace fine insécable et trait d’union insécable", OK, "voice", "873\u202f555\u201101##");
    list.add("marque de sens d’écriture devant le numéro", OK, "voice", "\u200e873 555-01##");
    list.add("chiffres de pleine largeur", NO + "`voix`", "voice", "８７３ ５５５-０１８４");
    list.add(
        "accents décomposés (NFD)",
        OK,
        "last",
        "Be\u0301langer",
        "street",
        "rue des E\u0301rables");
    list.add("inversion du sens d’écriture dans le nom", NO + "`nom`", "last", "Lavoie\u202e");
    list.add("émoji dans la description", OK, "description", "Maison \ud83c\udfe1");
    list.add("nom écrit dans un autre alphabet", OK, "last", "Иванов");
    return list;
  }
}

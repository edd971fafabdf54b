package org.tocsin.registry;

import java.util.List;
import java.util.Set;
import org.tocsin.shared.Folding;

/// What a resident's text asks for.
public sealed interface TextReply {

  /// As the database keeps it.
  String code();

  /// Text me no more.
  record OptOut() implements TextReply {
    @Override
    public String code() {
      return "opt_out";
    }
  }

  /// Text me again.
  record OptIn() implements TextReply {
    @Override
    public String code() {
      return "opt_in";
    }
  }

  /// Who are you, what may I answer.
  record Help() implements TextReply {
    @Override
    public String code() {
      return "help";
    }
  }

  /// I have read the alert.
  record Confirm() implements TextReply {
    @Override
    public String code() {
      return "confirm";
    }
  }

  /// Anything else: kept, and read by somebody.
  record Other() implements TextReply {
    @Override
    public String code() {
      return "other";
    }
  }

  /// Reads a text. A word counts only when it is the whole of it, but for a «please» or a «thank
  /// you»: «Arrêt d’autobus fermé?» is a question. Case, accents, blanks and punctuation are
  /// nothing.
  static TextReply of(String body) {
    var words = Words.plain(body);
    if (Words.OPT_OUT.contains(words)) {
      return new OptOut();
    }
    if (Words.OPT_IN.contains(words)) {
      return new OptIn();
    }
    if (Words.HELP.contains(words)) {
      return new Help();
    }
    return Words.CONFIRM.contains(words) ? new Confirm() : new Other();
  }

  /// The words, folded and without the blanks between them. The common ones are those that carriers
  /// in Canada ask for, in both languages.
  final class Words {
    private static final Set<String> OPT_OUT =
        Set.of(
            "stop",
            "stopall",
            "stoptout",
            "arret",
            "arretez",
            "arreter",
            "unsubscribe",
            "desabonner",
            "desabonnement",
            "desabonnez",
            "desabonnezmoi",
            "medesabonner",
            "sedesabonner",
            "desinscrire",
            "cancel",
            "annuler",
            "end",
            "fin",
            "quit",
            "quitter",
            "retrait");

    private static final Set<String> OPT_IN =
        Set.of(
            "start",
            "unstop",
            "debut",
            "debuter",
            "reprendre",
            "subscribe",
            "abonner",
            "sabonner",
            "abonnezmoi");

    private static final Set<String> HELP = Set.of("help", "info", "aide", "aidez", "aidezmoi");

    private static final Set<String> CONFIRM = Set.of("1", "oui", "yes");

    private static final List<String> COURTESIES =
        List.of("svp", "stp", "silvousplait", "please", "merci", "thanks", "thankyou");

    private Words() {}

    private static String plain(String body) {
      var words = Folding.fold(body).replace(" ", "");
      for (var courtesy : COURTESIES) {
        if (words.endsWith(courtesy) && words.length() > courtesy.length()) {
          return words.substring(0, words.length() - courtesy.length());
        }
      }
      return words;
    }
  }
}

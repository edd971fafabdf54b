package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReplyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        " Stop. ",
        "STOP!!!",
        "s t o p",
        "ＳＴＯＰ",
        "\u200bSTOP\n",
        "«STOP»",
        "Stop svp",
        "ARRET",
        "ARRÊT",
        "arrêt",
        "arre\u0302t",
        "Arrêt, s’il vous plaît",
        "Arrêtez!",
        "STOP ALL",
        "unsubscribe",
        "Désabonner",
        "DESABONNEMENT",
        "désabonnez-moi",
        "me désabonner",
        "cancel",
        "Fin",
        "Retrait",
        "Stop, thank you"
      })
  void askingToBeLeftAlone(String body) {
    assertThat(TextReply.of(body)).isEqualTo(new TextReply.OptOut());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"START", "start.", "DEBUT", "Début", "DÉBUT merci", "UNSTOP", "s’abonner"})
  void askingToBeTextedAgain(String body) {
    assertThat(TextReply.of(body)).isEqualTo(new TextReply.OptIn());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIDE", "aide?", "Help", "INFO", "Aidez-moi"})
  void askingForHelp(String body) {
    assertThat(TextReply.of(body)).isEqualTo(new TextReply.Help());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1.", " 1 ", "OUI", "oui!", "Yes", "Oui merci"})
  void confirming(String body) {
    assertThat(TextReply.of(body)).isEqualTo(new TextReply.Confirm());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "?",
        "11",
        "Non",
        "Merci",
        "svp",
        "Arrêt d’autobus fermé?",
        "Don't stop",
        "stopper",
        "restart",
        "STOP START",
        "Oui mais quand?",
        "👍",
        "9"
      })
  void anythingElse(String body) {
    assertThat(TextReply.of(body)).isEqualTo(new TextReply.Other());
  }

  @ParameterizedTest
  @CsvSource({"STOP,opt_out", "START,opt_in", "AIDE,help", "1,confirm", "Allo,other"})
  void codes(String body, String code) {
    assertThat(TextReply.of(body).code()).isEqualTo(code);
  }

  @Property(tries = 500)
  void anyTextIsUnderstoodAsSomething(@ForAll String body) {
    assertThat(TextReply.of(body).code()).isNotEmpty();
  }
}

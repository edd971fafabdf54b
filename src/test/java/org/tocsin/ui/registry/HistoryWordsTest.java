package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tocsin.audit.Actor;
import org.tocsin.registry.FileEvent;
import org.tocsin.shared.Channel;
import org.tocsin.shared.Language;
import org.tocsin.telephony.CallOutcome;
import org.tocsin.telephony.DeskCall;
import org.tocsin.ui.common.Texts;

class HistoryWordsTest {
  private final HistoryWords french = words(Language.FRENCH);

  private static HistoryWords words(Language language) {
    return new HistoryWords(
        new Words(Texts.of("registry", language, ZoneId.of("America/Toronto"))));
  }

  private static FileEvent changed(String by, String action, Map<String, String> changes) {
    return new FileEvent.Changed(
        FakeRegistryDesk.NOW, new Actor(by, "poste-1"), action, new TreeMap<>(changes));
  }

  private static FileEvent contacted(Channel channel, boolean incoming, String outcome) {
    return new FileEvent.Contacted(
        FakeRegistryDesk.NOW,
        "Eau non potable",
        channel,
        FakeRegistryDesk.number(110),
        incoming,
        outcome);
  }

  @Test
  void aChangeSaysEachFieldBeforeAndAfterWithWhoAndWhen() {
    var line =
        french.line(
            changed(
                "mtremblay",
                "registry.update",
                Map.of(
                    "familyName", "Gagnon → Roy",
                    "apartment", " → 4",
                    "active", "true → false",
                    "voice", "4185550110 → 4185550111 p. 204",
                    "consent", "GIVEN → WITHDRAWN")));

    assertThat(line.what()).isEqualTo("Dossier modifié");
    assertThat(line.when()).isEqualTo("21 novembre 2026, 9\u00a0h, par mtremblay");
    assertThat(line.details())
        .containsExactly(
            "Actif\u00a0: Oui → Non",
            "Apt. / Local\u00a0: (vide) → 4",
            "Consentement\u00a0: Accepte → Refuse",
            "Nom / Entreprise\u00a0: Gagnon → Roy",
            "Voix\u00a0: 418\u00a0555-0110 → 418\u00a0555-0111 p. 204");
  }

  @Test
  void aMergeSaysOfTheFileThatItClosedWhichOneIsKept() {
    var event = changed("mtremblay", "registry.close", Map.of("account", "4185550110"));

    var line = french.line(event);
    assertThat(line.what()).isEqualTo("Dossier fermé par la fusion");
    assertThat(words(Language.ENGLISH).line(event).what()).isEqualTo("File closed by the merge");
    assertThat(line.details())
        .containsExactly("Compte du dossier conservé\u00a0: 418\u00a0555-0110");
  }

  @Test
  void aNumberThatACallFoundInvalidIsSaidToBeSo() {
    var line =
        french.line(
            changed("<calls>", "registry.invalid", Map.of("voice", "4185550110 → 4185550110 ×")));

    assertThat(line.details())
        .containsExactly("Voix\u00a0: 418\u00a0555-0110 → 418\u00a0555-0110 (numéro invalide)");
  }

  @Test
  void aFileThatWasOpenedSaysWhatItHeld() {
    var line =
        french.line(
            changed(
                "mtremblay",
                "registry.open",
                Map.of("familyName", "Gagnon", "note", "", "postalCode", "J1V9B2")));

    assertThat(line.what()).isEqualTo("Dossier ouvert");
    assertThat(line.details())
        .containsExactly("Nom / Entreprise\u00a0: Gagnon", "Code postal\u00a0: J1V\u00a09B2");
  }

  @ParameterizedTest
  @CsvSource({
    "merge,Un autre dossier y est fusionné,Another file was merged into it",
    "undoMerge,'Fusion annulée, ce dossier redevient comme avant',"
        + "'Merge undone, this file is as before'",
    "reopen,'Fusion annulée, dossier rouvert','Merge undone, file open again'",
    "notDuplicate,Jugé distinct d’un autre dossier,Judged distinct from another file"
  })
  void whatBecameOfADuplicateNamesTheAccountOfTheOtherFile(
      String action, String inFrench, String inEnglish) {
    var event = changed("mtremblay", "registry." + action, Map.of("account", "4185550123"));

    var line = french.line(event);
    assertThat(line.what()).isEqualTo(inFrench);
    assertThat(line.details())
        .containsExactly("Compte de l’autre dossier\u00a0: 418\u00a0555-0123");
    assertThat(words(Language.ENGLISH).line(event).what()).isEqualTo(inEnglish);
  }

  @Test
  void whatTheSystemDidIsOfTheSystemAndItsOwnWordsAreNotShown() {
    var line =
        french.line(
            changed("<dispatcher>", "registry.invalid", Map.of("position", "1", "campaign", "4")));

    assertThat(line.what()).isEqualTo("Numéro trouvé invalide par un appel");
    assertThat(line.when()).endsWith("par le système");
    assertThat(line.details()).isEmpty();
  }

  @Test
  void anActionWithoutAWordIsAChange() {
    assertThat(french.line(changed("x", "registry.somethingNew", Map.of())).what())
        .isEqualTo("Dossier modifié");
  }

  @Test
  void aCallSaysItsAlertItsNumberAndWhatBecameOfIt() {
    assertThat(french.line(contacted(Channel.VOICE, false, "left_on_machine")).what())
        .isEqualTo(
            "Appel au 418\u00a0555-0110 («\u00a0Eau non potable\u00a0»)\u00a0: Sur répondeur");
    assertThat(french.line(contacted(Channel.SMS, false, "")).what())
        .isEqualTo("SMS au 418\u00a0555-0110 («\u00a0Eau non potable\u00a0»)\u00a0: en cours");
    assertThat(french.line(contacted(Channel.VOICE, true, "confirmed")).what())
        .isEqualTo("Rappel du 418\u00a0555-0110 («\u00a0Eau non potable\u00a0»)\u00a0: Confirmé");
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeHasItsWordInBothLanguages(CallOutcome outcome) {
    var event = contacted(Channel.VOICE, false, outcome.code());

    assertThat(french.line(event).what()).isNotEqualTo(words(Language.ENGLISH).line(event).what());
  }

  @Test
  void aTextThatCameInIsShownAndAllIsReadOut() {
    var event =
        new FileEvent.Received(FakeRegistryDesk.NOW, FakeRegistryDesk.number(110), "ARRÊT svp");
    var line = words(Language.ENGLISH).line(event);

    assertThat(line.details()).isEqualTo(List.of("ARRÊT svp"));
    assertThat(line.spoken())
        .isEqualTo(
            "SMS received from 418\u00a0555-0110. November 21, 2026, 9:00\u00a0a.m.. ARRÊT svp");
  }

  @ParameterizedTest
  @EnumSource(DeskCall.class)
  void aCallFromOnesOwnPhoneSaysTheNumberAndWhatBecameOfIt(DeskCall call) {
    var event =
        changed("mtremblay", "desk.called", Map.of("number", "4185550110", "call", call.name()));

    var line = french.line(event);

    assertThat(line.what())
        .startsWith("Appel d’un poste de la ville au 418\u00a0555-0110\u00a0: ")
        .endsWith(
            switch (call) {
              case PICKED_UP -> "\u00a0: numéro composé";
              case NOT_PICKED_UP -> "numéro non composé";
              case PBX_AWAY -> "on ne sait pas si le numéro a été composé";
            });
    assertThat(line.when()).endsWith("par mtremblay");
    assertThat(words(Language.ENGLISH).line(event).what())
        .startsWith("Call from one of the city’s phones to 418\u00a0555-0110: ");
  }
}

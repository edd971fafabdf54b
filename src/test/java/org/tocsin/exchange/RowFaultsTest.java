package org.tocsin.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.exchange.RowFault.Reason;
import org.tocsin.shared.Language;

/// What is told of a cell that is refused: the column as its list names it, what was read, what is
/// expected.
class RowFaultsTest {
  private static final List<String> FRENCH =
      List.of("nom", "ville", "Rue ", "no_civique", "voix", "langue", "actif", "code_postal");
  private static final List<String> ENGLISH =
      List.of(
          "last_name", "city", "street", "civic_number", "voice", "language", "active", "delay");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Roy|Magog|rue A|x|4185550101|fr|oui|J1X 1A1|no_civique NOT_A_CIVIC_NUMBER x",
        "Roy|Magog|rue A|1|41855|fr|oui|J1X 1A1|voix NOT_A_PHONE_NUMBER 41855",
        "Roy|Magog|rue A|1|4185550101|es|oui|J1X 1A1|langue NOT_A_LANGUAGE es",
        "Roy|Magog|rue A|1|4185550101|fr|peut-être|J1X 1A1|actif NOT_YES_OR_NO peut-être",
        "Roy|Magog|rue A|1|4185550101|fr|oui|J1|code_postal NOT_A_POSTAL_CODE J1"
      })
  void aCellOfAnotherShapeSaysWhichAndWhatWasRead(
      String name,
      String city,
      String street,
      String civic,
      String voice,
      String language,
      String active,
      String postal,
      String told) {
    var cells = List.of(name, city, street, civic, voice, language, active, postal);

    assertThat(read(FRENCH, cells))
        .extracting(fault -> fault + " " + fault.found())
        .containsExactly(told);
  }

  @Test
  void aColumnIsNamedAsItsListDoesWhateverTheLanguageOfTheSentence() {
    var french =
        read(FRENCH, List.of("Roy", "Magog", "rue A", "1", "x", "fr", "oui", "")).getFirst();
    var english = read(ENGLISH, List.of("Roy", "Magog", "rue A", "1", "1", "", "", "soon"));

    assertThat(new FaultTexts(Language.ENGLISH).text(french)).startsWith("voix: not a telephone");
    assertThat(new FaultTexts(Language.FRENCH).text(english.getFirst()))
        .startsWith("delay\u00a0: pas un délai");
    assertThat(missing("last_name", "street")).containsExactly("city", "civic_number", "voice");
    assertThat(missing("nom", "rue")).containsExactly("ville", "no_civique", "voix");
  }

  private static List<String> missing(String... header) {
    var columns = new ListColumns(List.of(header), Map.of());
    return columns.names(columns.missing());
  }

  @Test
  void whatWasReadIsForTheFileOfRejectsAlone() {
    var fault = new RowFault(Optional.of("voix"), Reason.NOT_A_PHONE_NUMBER, "41-85-X");

    for (var language : Language.values()) {
      var texts = new FaultTexts(language);
      assertThat(texts.textWithValue(fault)).contains("41-85-X").startsWith(texts.text(fault));
      assertThat(texts.text(fault)).doesNotContain("41-85-X");
    }
    assertThat(fault.toString()).isEqualTo("voix NOT_A_PHONE_NUMBER");
  }

  @Test
  void aWholeBookInACellIsCutShort() {
    assertThat(new RowFault(Optional.empty(), Reason.NOT_A_DELAY, "x".repeat(9_000)).found())
        .hasSize(61);
  }

  private static List<RowFault> read(List<String> header, List<String> cells) {
    return new ResidentRowReader(new ListColumns(header, Map.of()))
        .read(new CsvReader.Row(2, cells, true))
        .faults();
  }
}

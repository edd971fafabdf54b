package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSegmentsTest {
  private static final String EMOJI = "\ud83d\udea8";

  /// A text: `times` × `piece`, then `end`.
  @ParameterizedTest
  @CsvSource({
    "a,0,'',GSM_7,0,0,160",
    "a,1,'',GSM_7,1,1,159",
    "é,160,'',GSM_7,160,1,0",
    "a,161,'',GSM_7,161,2,145",
    "a,306,'',GSM_7,306,2,0",
    "a,307,'',GSM_7,307,3,152",
    "€,80,'',GSM_7,160,1,0",
    "a,159,€,GSM_7,161,2,145",
    // 153 is odd: an extension character never stands across two segments.
    "€,81,'',GSM_7,162,2,143",
    "a,152,€aaaaaaaaa,GSM_7,163,2,142",
    "ê,1,'',UCS_2,1,1,69",
    "ê,70,'',UCS_2,70,1,0",
    "ê,71,'',UCS_2,71,2,63",
    "ê,134,'',UCS_2,134,2,0",
    "ê,135,'',UCS_2,135,3,66",
    "a,69,ç,UCS_2,70,1,0",
    "a,70,ç,UCS_2,71,2,63"
  })
  void counts(
      String piece,
      int times,
      String end,
      TextEncoding encoding,
      int units,
      int segments,
      int left) {
    var count = TextSegments.count(piece.repeat(times) + end);

    assertThat(count.encoding()).isEqualTo(encoding);
    assertThat(count.units()).isEqualTo(units);
    assertThat(count.segments()).isEqualTo(segments);
    assertThat(count.left()).isEqualTo(left);
  }

  @Test
  void aSurrogatePairIsNeverCut() {
    // 66 units, then a pair that would be the 67th and the 68th.
    var body = "x".repeat(66) + EMOJI + "ê".repeat(10);

    assertThat(TextSegments.split(body)).containsExactly("x".repeat(66), EMOJI + "ê".repeat(10));
  }

  @Test
  void anExtensionCharacterIsNeverCut() {
    var body = "x".repeat(152) + "[" + "y".repeat(20);

    assertThat(TextSegments.split(body)).containsExactly("x".repeat(152), "[" + "y".repeat(20));
  }

  @Test
  void theCharactersThatMakeItDearerAreNamed() {
    var count = TextSegments.count("Évacuez l’école à Forêt-Été, ça presse… l’eau monte " + EMOJI);

    assertThat(count.forcing()).containsExactly("’", "ê", "ç", "…", EMOJI);
    assertThat(TextSegments.count("Évacuez à 8 h, où? École Müller [A] 5 €").forcing()).isEmpty();
  }

  @Property(tries = 2_000)
  void thePartsAreTheText(@ForAll("bodies") String body) {
    assertThat(String.join("", TextSegments.split(body))).isEqualTo(body);
  }

  @Property(tries = 2_000)
  void noPartIsTooLongNorCutsACharacter(@ForAll("bodies") String body) {
    var encoding = TextSegments.encoding(body);
    var parts = TextSegments.split(body);

    for (var part : parts) {
      int bytes = encoding == TextEncoding.GSM_7 ? Gsm7.encode(part).length : part.length();
      assertThat(bytes).isPositive();
      assertThat(bytes)
          .isLessThanOrEqualTo(parts.size() > 1 ? encoding.joined() : encoding.alone());
      assertThat(Character.isLowSurrogate(part.charAt(0))).isFalse();
    }
    assertThat(TextSegments.count(body).segments()).isEqualTo(parts.size());
  }

  @Property(tries = 1_000)
  void whatIsLeftStillFits(@ForAll("bodies") String body) {
    var count = TextSegments.count(body);
    var grown = TextSegments.count(body + "a".repeat(count.left()));

    assertThat(grown.segments()).isEqualTo(Math.max(1, count.segments()));
    assertThat(TextSegments.count(body + "a".repeat(count.left() + 1)).segments())
        .isGreaterThan(grown.segments());
  }

  @Provide
  Arbitrary<String> bodies() {
    var pieces =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.of("a", "é", " ", "\n", "Z", "Ç")),
            Tuple.of(4, Arbitraries.of("€", "[", "~", "{")));
    var dearer = Arbitraries.of("a", "é", "ê", "’", EMOJI, "\ud83d", "👨‍👩‍👧");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(700).map(list -> String.join("", list)),
        dearer.list().ofMaxSize(300).map(list -> String.join("", list)));
  }
}

package org.tocsin.ui.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.ui.registry.Highlight.Part;

class HighlightTest {
  private static String marked(List<Part> parts) {
    return parts.stream()
        .map(part -> part.matches() ? "[" + part.text() + "]" : part.text())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "trem,Tremblay,[Trem]blay",
    "evr,Évrard,[Évr]ard",
    "cote bel,Bélanger-Côté,[Bél]anger-[Côté]",
    "leboeu,Lebœuf,[Lebœu]f",
    "710 seign,'710, boulevard des Seigneurs','[710], boulevard des [Seign]eurs'",
    "blay,Tremblay,Tremblay",
    "chemin de la rive,Demers,Demers",
    "chemin de la rive,'12, chemin de la Rive','12, [chemin] [de] [la] [Rive]'",
    "'',Roy,Roy"
  })
  void whatBeginsAWordIsSetApart(String query, String text, String shown) {
    assertThat(marked(new Highlight(query).words(text))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "0123,418 555-0123,418 555-[0123]",
    "555-01,418 555-0123,418 [555-01]23",
    "1 (418) 555 0123,418 555-0123,[418 555-0123]",
    "12,418 555-0123,418 555-0123",
    "trem,418 555-0123,418 555-0123"
  })
  void theDigitsThatWereTypedAreSetApart(String query, String shown, String marked) {
    assertThat(marked(new Highlight(query).number(shown))).isEqualTo(marked);
  }

  @Test
  void nothingOfTheTextIsLost() {
    var parts = new Highlight("a é 1").words("Âgé, 12 à l’est (a)");

    assertThat(parts.stream().map(Part::text).collect(Collectors.joining()))
        .isEqualTo("Âgé, 12 à l’est (a)");
  }
}

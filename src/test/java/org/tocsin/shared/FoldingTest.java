package org.tocsin.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {
  @Property(tries = 1_000)
  void foldingTwiceIsFoldingOnce(@ForAll String text) {
    var once = Folding.fold(text);

    assertThat(Folding.fold(once)).isEqualTo(once);
  }

  @Property(tries = 500)
  void whatJoinsTheWordsDoesNotMatter(@ForAll String text) {
    assertThat(Folding.fold(" -" + text + "’. ")).isEqualTo(Folding.fold(text));
  }

  @ParameterizedTest
  @CsvSource({
    "Bd. de l’Église-Sœur,bd de l eglise soeur",
    "ÉRIC,eric",
    "  Marie--Ève  ,marie eve",
    "Lætitia,laetitia",
    "№ 12½,no 121 2",
    "'',''",
    "…,''",
    "Ιωάννης,ιωαννης"
  })
  void accentsCaseAndPunctuationAreGone(String text, String folded) {
    assertThat(Folding.fold(text)).isEqualTo(folded);
  }
}

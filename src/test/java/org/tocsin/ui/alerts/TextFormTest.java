package org.tocsin.ui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tocsin.shared.Language;
import org.tocsin.ui.common.Problem;

class TextFormTest {
  private final AtomicInteger changes = new AtomicInteger();
  private final TextForm form = new TextForm(changes::incrementAndGet);

  @Test
  void whatIsBlankIsNotSent() {
    form.body(Language.FRENCH).set("  \n");

    assertThat(form.texts()).isEmpty();
    assertThat(form.problem()).isEmpty();
    assertThat(changes).hasPositiveValue();
  }

  @Test
  void frenchGoesWithEnglish() {
    form.body(Language.ENGLISH).set("Leave now");
    assertThat(form.problem()).contains(Problem.of("alerts.what.frenchTextMissing"));

    form.body(Language.FRENCH).set(" Évacuez ");

    assertThat(form.problem()).isEmpty();
    assertThat(form.texts())
        .isEqualTo(Map.of(Language.FRENCH, "Évacuez", Language.ENGLISH, "Leave now"));
  }

  @Test
  void aTextHasItsLimit() {
    form.body(Language.FRENCH).set("é".repeat(2_000));
    assertThat(form.problem()).isEmpty();

    form.body(Language.FRENCH).set("é".repeat(2_001));

    assertThat(form.problem()).contains(Problem.of("alerts.what.textTooLong", 2_000));
  }

  @Test
  void whatWasKeptIsShownAgainAndWhatWasThereGoes() {
    form.body(Language.ENGLISH).set("Old");
    var before = form.written();

    form.fill(Map.of(Language.FRENCH, "Nouveau"));

    assertThat(form.texts()).isEqualTo(Map.of(Language.FRENCH, "Nouveau"));
    assertThat(form.written()).isNotEqualTo(before);
  }
}

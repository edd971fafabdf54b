package org.tocsin.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @Property(tries = 500)
  void anySpellingIsTheSameNumber(
      @ForAll("numbers") PhoneNumber number, @ForAll("spellings") List<String> spelling) {
    var typed = new StringBuilder(spelling.getFirst());
    for (int i = 0; i < 10; i++) {
      typed.append(spelling.get(i + 1)).append(number.national().charAt(i));
    }

    assertThat(PhoneNumber.parse(typed.toString())).contains(number);
  }

  @Property(tries = 200)
  void whatIsShownIsReadBack(@ForAll("numbers") PhoneNumber number) {
    assertThat(PhoneNumber.parse(number.display())).contains(number);
    assertThat(PhoneNumber.parse(number.digits())).contains(number);
    assertThat(PhoneNumber.parse(number.national())).contains(number);
    assertThat(PhoneNumber.parse(number.e164())).contains(number);
    assertThat(number.toString()).doesNotContain(number.national());
  }

  @Property(tries = 500)
  void anyTextIsANumberOrNothing(@ForAll String typed) {
    assertThat(PhoneNumber.parse(typed))
        .satisfies(read -> read.ifPresent(it -> assertThat(it.national()).hasSize(10)));
  }

  @Provide
  static Arbitrary<PhoneNumber> numbers() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 9),
            Arbitraries.integers().between(0, 99),
            Arbitraries.integers().between(0, 99))
        .as((first, code, last) ->
            new PhoneNumber("+1%d%02d55501%02d".formatted(first, code, last)));
  }

  /// A country code, then what comes before each digit.
  @Provide
  static Arbitrary<List<String>> spellings() {
    var separators = Arbitraries.of("", " ", "-", ".", "(", ")", "\u00a0", "\u2011", "\u200b");
    return Combinators.combine(Arbitraries.of("", "1", "+1", "+ 1 "), separators.list().ofSize(10))
        .as((country, between) -> {
          var spelling = new java.util.ArrayList<String>();
          spelling.add(country);
          spelling.addAll(between);
          return List.copyOf(spelling);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "555-0101",
        "418 555-010",
        "418 555-01011",
        "2 418 555-0101",
        "+33 1 23 45 67 89",
        "118 555-0101",
        "418 155-0101",
        "418 555-O1O1",
        "４１８ ５５５-０１０１",
        "911"
      })
  void whatIsNotTenDigitsOfAnAreaIsNoNumber(String typed) {
    assertThat(PhoneNumber.parse(typed)).isEqualTo(Optional.empty());
  }

  @Test
  void aNumberThatIsRefusedIsNotQuoted() {
    assertThatThrownBy(() -> new PhoneNumber("4185550101"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("555");
  }

  @Test
  void itIsShownAsQuebecWritesIt() {
    assertThat(new PhoneNumber("+14185550101").display()).isEqualTo("418\u00a0555-0101");
  }
}

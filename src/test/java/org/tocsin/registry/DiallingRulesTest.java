package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.FileFault.Reason;
import org.tocsin.shared.PhoneNumber;

class DiallingRulesTest {
  private final DiallingRules rules = new DiallingRules(DiallingRules.CANADIAN_AREA_CODES);

  @ParameterizedTest
  @CsvSource({
    "4185550101,",
    "8735550101,",
    "8675550101,",
    "4189110101,SERVICE_NUMBER",
    "4182110101,SERVICE_NUMBER",
    "9115550101,SERVICE_NUMBER",
    "8115550101,SERVICE_NUMBER",
    "9005550101,PREMIUM_NUMBER",
    "4189760101,PREMIUM_NUMBER",
    "2125550101,AREA_CODE_NOT_ALLOWED",
    "8765550101,AREA_CODE_NOT_ALLOWED",
    "8005550101,AREA_CODE_NOT_ALLOWED"
  })
  void aNumberIsDialledOnlyWhenNothingForbidsIt(String national, Reason refusal) {
    assertThat(rules.refusal(new PhoneNumber("+1" + national)))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({"4185550101,", "5145550101,AREA_CODE_NOT_ALLOWED", "4189760101,PREMIUM_NUMBER"})
  void theCityMayAllowFewerAreas(String national, Reason refusal) {
    assertThat(new DiallingRules(Set.of("418")).refusal(new PhoneNumber("+1" + national)))
        .isEqualTo(Optional.ofNullable(refusal));
  }

  @ParameterizedTest
  @CsvSource({
    "911,true",
    " 811 ,true",
    "211,true",
    "111,false",
    "912,false",
    "9110,false",
    "'',false"
  })
  void aServiceNumberIsKnownByItsShape(String typed, boolean service) {
    assertThat(DiallingRules.isServiceNumber(typed)).isEqualTo(service);
  }
}

package org.tocsin.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AreaCodesTest {

  @Test
  void canadianAreaCodesAreThoseOfItsProvincesAndOfNobodyElse() {
    assertThat(AreaCodes.canadian())
        .contains("418", "581", "367", "450", "514", "819", "613", "416", "604", "902", "867")
        .doesNotContain("212", "876", "242", "800", "900", "555", "911");
  }
}

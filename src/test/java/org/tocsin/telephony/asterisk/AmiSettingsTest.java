package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.shared.PhoneNumber;

class AmiSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "PJSIP/{digits}@trunk, PJSIP/18195550101@trunk",
    "PJSIP/{national}@trunk, PJSIP/8195550101@trunk",
    "PJSIP/{e164}@trunk, PJSIP/+18195550101@trunk",
    "SIP/bell/9{national}, SIP/bell/98195550101"
  })
  void theDialStringTakesTheNumberInTheFormThatTheTrunkWants(String template, String dialled) {
    assertThat(settings(template).dialString("", new PhoneNumber("+18195550101")))
        .isEqualTo(dialled);
  }

  private static AmiSettings settings(String template) {
    return new AmiSettings(
        "city",
        "localhost",
        5038,
        "tocsin",
        "x",
        false,
        Optional.empty(),
        template,
        Path.of("a"),
        "/a");
  }
}

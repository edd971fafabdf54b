package org.tocsin.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.SampleFiles.address;
import static org.tocsin.support.SampleFiles.file;
import static org.tocsin.support.SampleFiles.phone;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tocsin.registry.FileFilter.Sign;
import org.tocsin.shared.Channel;

class FileFilterTest {
  private static FileFilter ofStreet(String name) {
    return new FileFilter(Optional.of(name), Optional.empty(), Set.of(), Optional.empty());
  }

  @Test
  void aBlankStreetFiltersNothing() {
    assertThat(ofStreet("  ").isNone()).isTrue();
    assertThat(ofStreet(" rue A ").street()).contains("rue A");
    assertThat(ofStreet("rue A").isNone()).isFalse();
  }

  @Test
  void signsAreToldInTheirOrder() {
    var filter =
        new FileFilter(
            Optional.empty(),
            Optional.empty(),
            Set.of(Sign.CONSENT_MISSING, Sign.INVALID_NUMBER, Sign.NO_USABLE_NUMBER),
            Optional.empty());

    assertThat(filter.signs()).containsExactly(Sign.values());
  }

  @ParameterizedTest
  @CsvSource({"true,false,true", "false,false,false", "true,true,false", "false,true,false"})
  void aNumberThatIsActiveAndValidReachesAResidence(
      boolean active, boolean invalid, boolean reaches) {
    var other = new ContactPoint(Channel.SMS, phone(1), "", "", 0, false, true);
    var number = new ContactPoint(Channel.VOICE, phone(1), "", "", 0, active, invalid);
    var content = file("Roy", "Zoé", address("rue A", 1, ""), other, number);

    assertThat(content.isReachable()).isEqualTo(reaches);
  }
}

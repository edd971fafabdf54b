package org.tocsin.store.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tocsin.campaign.CallingWindow;
import org.tocsin.campaign.ContactOrder;
import org.tocsin.campaign.LanguageException;
import org.tocsin.campaign.Miss;
import org.tocsin.campaign.Policy;
import org.tocsin.campaign.Purpose;
import org.tocsin.campaign.ReachGrade;
import org.tocsin.campaign.RetryRule;
import org.tocsin.campaign.RetryRules;

class PolicyJsonTest {

  @Test
  void everyPartComesBack() {
    var policy =
        Policy.defaults(Purpose.INFORMATION)
            .withPace(7, 2.5)
            .withReach(ReachGrade.CONFIRMED, 75, false)
            .withRounds(4)
            .withRing(Duration.ofMillis(31_500))
            .with(ContactOrder.TEXT_FIRST)
            .with(
                RetryRules.of(
                    miss -> new RetryRule(miss.ordinal() + 1, Duration.ofSeconds(miss.ordinal()))))
            .with(
                new CallingWindow(
                    new CallingWindow.Hours(LocalTime.of(9, 30), LocalTime.of(20, 45)),
                    new CallingWindow.Hours(LocalTime.of(11, 0), LocalTime.of(17, 0))))
            .withIdentify(false)
            .withEnglish(Optional.of(LanguageException.HEALTH_SAFETY));

    assertThat(PolicyJson.read(PolicyJson.write(policy), Purpose.EMERGENCY)).isEqualTo(policy);
  }

  @Test
  void aPolicyFromBeforeItsLaterPartsIsReadWithTheirDefaults() {
    var json =
        """
        {"channels":12,"callsPerSecond":4.5,"rounds":1,"ringMs":20000,"stopGrade":"heard",\
        "heardPercent":80,"detectMachine":false,"busy":{"tries":4,"delayMs":60000},\
        "noAnswer":{"tries":2,"delayMs":180000},"congestion":{"tries":6,"delayMs":15000},\
        "heardInPart":{"tries":1,"delayMs":0}}\
        """;

    assertThat(PolicyJson.read(json, Purpose.INFORMATION))
        .isEqualTo(
            Policy.defaults(Purpose.INFORMATION)
                .withPace(12, 4.5)
                .withReach(ReachGrade.HEARD, 80, false)
                .withRounds(1)
                .withRing(Duration.ofSeconds(20))
                .with(Miss.BUSY, new RetryRule(4, Duration.ofMinutes(1)))
                .with(Miss.NO_ANSWER, new RetryRule(2, Duration.ofMinutes(3)))
                .with(Miss.CONGESTION, new RetryRule(6, Duration.ofSeconds(15)))
                .with(Miss.HEARD_IN_PART, new RetryRule(1, Duration.ZERO)));
  }
}

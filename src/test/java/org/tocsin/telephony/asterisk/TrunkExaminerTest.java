package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrunkExaminerTest {
  private static final Map<String, String> PJSIP =
      Map.of(
          "PJSIP_ENDPOINT(bell,aors)", "bell-aor,other",
          "PJSIP_AOR(bell-aor,contact)", "bell-aor@@1",
          "DEVICE_STATE(PJSIP/bell)", "NOT_INUSE",
          "DEVICE_STATE(SIP/bell)", "INUSE",
          "DEVICE_STATE(SIP/dead)", "UNAVAILABLE");

  @Test
  void aPjsipTrunkIsWhatItsContactIs() {
    assertThat(examined("PJSIP/bell", "Reachable")).containsExactly(true, "PJSIP/bell Reachable");
    assertThat(examined("PJSIP/bell", "NonQualified"))
        .containsExactly(true, "PJSIP/bell NonQualified");
    assertThat(examined("PJSIP/bell", "Unreachable"))
        .containsExactly(false, "PJSIP/bell Unreachable");
    assertThat(examined("PJSIP/nosuch", "Reachable")).containsExactly(false, "PJSIP/nosuch");
  }

  @Test
  void anotherTechnologysTrunkIsWhatItsDeviceIs() {
    assertThat(examined("SIP/bell", "")).containsExactly(true, "SIP/bell INUSE");
    assertThat(examined("SIP/dead", "")).containsExactly(false, "SIP/dead UNAVAILABLE");
  }

  private static List<Object> examined(String trunk, String status) {
    List<Object> told = new ArrayList<>();
    new TrunkExaminer(
            Optional.of(trunk),
            (variable, then) ->
                then.accept(
                    Optional.of(
                        variable.equals("PJSIP_CONTACT(bell-aor@@1,status)")
                            ? status
                            : PJSIP.getOrDefault(variable, ""))))
        .examine(finding -> told.addAll(List.of(finding.works(), finding.toString())));
    return told;
  }
}

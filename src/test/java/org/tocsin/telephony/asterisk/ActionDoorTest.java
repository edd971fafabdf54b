package org.tocsin.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.Introspector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.asteriskjava.manager.action.AbstractManagerAction;
import org.asteriskjava.manager.action.DbGetAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.MessageSendAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.Sound;

/// No field of any action lets another action in.
class ActionDoorTest {
  private static final String INJECTION = "x\r\n\r\nAction: Logoff";

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyTextField")
  void aControlCharacterIsRefusedInEveryFieldOfEveryAction(
      String name, AbstractManagerAction action) {
    assertThatThrownBy(() -> ActionDoor.pass(action))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name.substring(name.indexOf('.') + 1))
        .hasMessageNotContaining("Logoff");
  }

  static Stream<Object[]> everyTextField() throws ReflectiveOperationException {
    List<Object[]> fields = new ArrayList<>();
    for (Class<?> kind :
        List.of(
            OriginateAction.class,
            HangupAction.class,
            GetVarAction.class,
            DbGetAction.class,
            MessageSendAction.class)) {
      for (var method : kind.getMethods()) {
        if (method.getName().startsWith("set")
            && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})
            && !method.getName().equals("setVariable")) {
          var action = (AbstractManagerAction) kind.getDeclaredConstructor().newInstance();
          method.invoke(action, INJECTION);
          String field = Introspector.decapitalize(method.getName().substring(3));
          fields.add(new Object[] {kind.getSimpleName() + "." + field, action});
        }
      }
    }
    var variable = new OriginateAction();
    variable.setVariables(Map.of("TOCSIN_SOUND", INJECTION));
    fields.add(new Object[] {"OriginateAction.TOCSIN_SOUND", variable});
    var getVariable = new GetVarAction(INJECTION);
    fields.add(new Object[] {"GetVarAction.variable", getVariable});
    return fields.stream();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\0", "\t", "\u001b", "\u007f", "\u0085", "\u2028"})
  void everyKindOfLineBreakAndControlCharacterIsRefused(String character) {
    assertThatThrownBy(() -> actions("PJSIP/{digits}@trunk").call(call("12" + character, "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TOCSIN_EXTENSION");
    assertThatThrownBy(() -> actions("PJSIP/{digits}@trunk").call(call("12", "a" + character)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TOCSIN_SOUND");
    assertThatThrownBy(() -> actions("PJSIP/{digits}@" + character).call(call("12", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel");
  }

  @Test
  void aLineThatAsteriskWouldThrowAwayIsRefused() {
    assertThatThrownBy(() -> actions("PJSIP/{digits}@trunk").call(call("1".repeat(1_001), "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1,000 bytes");
  }

  @Test
  void commasInVariablesAreEscaped() {
    var action = actions("PJSIP/{digits}@trunk").call(call("12,TOCSIN_AMD=no", "a"));

    assertThat(action.getVariables())
        .containsEntry("TOCSIN_EXTENSION", "12\\,TOCSIN_AMD=no")
        .containsEntry("TOCSIN_AMD", "yes");
  }

  @Test
  void aCallIsPlacedUnderItsAttemptsNameAndNeverHoldsTheSessionUp() {
    var action = actions("PJSIP/{digits}@trunk").call(call("", "a"));

    assertThat(
            List.of(
                action.getActionId(),
                action.getChannelId(),
                action.getChannel(),
                action.getContext(),
                action.getAsync(),
                action.getTimeout()))
        .containsExactly(
            "00000000000070000000000000000001",
            "00000000000070000000000000000001",
            "PJSIP/14185550123@trunk",
            "tocsin-call",
            true,
            25_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\0", "\u2028"})
  void aTextsDestinationAndSenderHoldNoControlCharacter(String character) {
    assertThatThrownBy(() -> text("pjsip:trunk" + character, "4185550100", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("to");
    assertThatThrownBy(() -> text("pjsip:trunk", "4185550100" + character, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from");
  }

  @Test
  void theWordsOfATextTravelInBase64() {
    var action = text("pjsip:trunk/sip:{digits}@x", "4185550100@y", INJECTION);

    assertThat(List.of(action.getTo(), action.getFrom(), action.getBase64body()))
        .containsExactly(
            "pjsip:trunk/sip:14185550123@x", "<sip:4185550100@y>", "eA0KDQpBY3Rpb246IExvZ29mZg==");
    assertThat(action.getBody()).isNull();
  }

  private static MessageSendAction text(String destination, String sender, String body) {
    var text =
        new SendText(new AttemptId(new UUID(0x7000L, 1L)), new PhoneNumber("+14185550123"), body);
    return AmiActions.text(
        new TextSettings(destination, sender, 1), text, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSecretIsNotInTheSettingsText() {
    assertThat(settings("PJSIP/{digits}@trunk")).hasToString("AmiSettings[pbx, tocsin@host:5038]");
  }

  private static AmiActions actions(String template) {
    return new AmiActions(settings(template));
  }

  private static AmiSettings settings(String template) {
    return new AmiSettings(
        "pbx",
        "host",
        5038,
        "tocsin",
        "hidden",
        false,
        Optional.empty(),
        template,
        Path.of("audio"),
        "/srv/audio");
  }

  private static PlaceCall call(String extension, String hash) {
    return new PlaceCall(
        new AttemptId(new UUID(0x7000L, 1L)),
        new PhoneNumber("+14185550123"),
        new PhoneNumber("+14185550100"),
        "",
        new Sound(hash, Duration.ofSeconds(8), 128_044),
        Optional.empty(),
        Language.FRENCH,
        extension,
        Duration.ofSeconds(3),
        Duration.ofSeconds(25),
        true);
  }
}

package org.tocsin.telephony.asterisk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.MessageSendAction;
import org.asteriskjava.manager.action.OriginateAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.CallBack;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.PlayBack;
import org.tocsin.telephony.SendText;
import org.tocsin.telephony.Sound;

/// The actions that are sent, as the dialplan of version 3 wants them.
final class AmiActions {
  /// At most this many keys go in one purge: AMI drops lines over 1,020 bytes.
  static final int PURGED_AT_ONCE = 25;

  /// How long a desk phone rings before its owner is taken to be away.
  static final Duration DESK_RINGS = Duration.ofSeconds(20);

  /// How long the called party's does.
  private static final int CALLED_RINGS_SECONDS = 60;

  private final AmiSettings settings;

  AmiActions(AmiSettings settings) {
    this.settings = settings;
  }

  /// @throws IllegalArgumentException when a field holds a control character or is too long, or
  ///   there is no such trunk
  OriginateAction call(PlaceCall call) {
    String id = call.attempt().wire();
    var action = originate(settings.dialString(call.trunk(), call.number()), "tocsin-call");
    action.setActionId(id);
    action.setChannelId(id);
    action.setCallerId(call.callerId().national());
    action.setTimeout(call.ring().toMillis());
    Map<String, String> variables = message(id, call.sound(), call.introduction(), call.language());
    variables.put("TOCSIN_EXTENSION", call.extension());
    variables.put("TOCSIN_DELAY", Long.toString(call.delay().toSeconds()));
    variables.put("TOCSIN_AMD", call.detectMachine() ? "yes" : "no");
    action.setVariables(escaped(variables));
    return ActionDoor.pass(action);
  }

  /// Sends an answered call to what the dialplan does upon this key.
  RedirectAction key(AttemptId attempt, char key) {
    return ActionDoor.pass(
        new RedirectAction(attempt.wire(), "tocsin-keys", String.valueOf(key), 1));
  }

  /// @param channel its name or its id
  HangupAction hangUp(String channel) {
    return ActionDoor.pass(new HangupAction(channel));
  }

  /// Leads a call that came in to the message: its variables first, then the way.
  ///
  /// @throws IllegalArgumentException when a field holds a control character or is too long
  List<ManagerAction> answer(CallBack call, PlayBack play) {
    var variables =
        message(play.attempt().wire(), play.sound(), play.introduction(), play.language());
    variables.put("TOCSIN_EXTENSION", "");
    variables.put("TOCSIN_AMD", "no");
    List<ManagerAction> actions = new ArrayList<>();
    variables.forEach((name, value) ->
        actions.add(ActionDoor.pass(new SetVarAction(call.channel(), name, value))));
    actions.add(redirect(call, "play"));
    return actions;
  }

  RedirectAction decline(CallBack call) {
    return redirect(call, "nothing");
  }

  private static RedirectAction redirect(CallBack call, String extension) {
    return ActionDoor.pass(new RedirectAction(call.channel(), "tocsin-callback", extension, 1));
  }

  private Map<String, String> message(
      String id, Sound sound, Optional<Sound> introduction, Language language) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("TOCSIN_ID", id);
    variables.put("TOCSIN_SOUND", settings.soundPath(sound.sha256()));
    variables.put(
        "TOCSIN_INTRO", introduction.map(Sound::sha256).map(settings::soundPath).orElse(""));
    variables.put("TOCSIN_LENGTH", Long.toString(sound.length().toMillis()));
    variables.put("TOCSIN_LANGUAGE", language.code());
    return variables;
  }

  OriginateAction probe(String sha256, String token) {
    var action = originate("Local/hold@tocsin-probe/n", "tocsin-probe");
    action.setActionId(token);
    action.setVariables(
        escaped(Map.of("TOCSIN_SOUND", settings.soundPath(sha256), "TOCSIN_PROBE", token)));
    return ActionDoor.pass(action);
  }

  OriginateAction purge(Collection<String> keys) {
    var action = originate("Local/hold@tocsin-purge/n", "tocsin-purge");
    action.setVariables(Map.of("TOCSIN_IDS", String.join("-", keys)));
    return ActionDoor.pass(action);
  }

  OriginateAction retell() {
    return ActionDoor.pass(originate("Local/hold@tocsin-retell/n", "tocsin-retell"));
  }

  /// Rings a desk phone, which calls the number by the first trunk once it is picked up. It is the
  /// clerk's own call: nothing of it is kept.
  OriginateAction fromDesk(String id, String phone, PhoneNumber number, PhoneNumber callerId) {
    var action = new OriginateAction();
    action.setActionId(id);
    action.setChannel(phone);
    action.setApplication("Dial");
    action.setData(settings.dialString("", number) + "," + CALLED_RINGS_SECONDS);
    action.setCallerId(callerId.national());
    action.setTimeout(DESK_RINGS.toMillis());
    action.setAsync(true);
    return ActionDoor.pass(action);
  }

  /// @throws IllegalArgumentException when a field holds a control character or is too long
  static MessageSendAction text(TextSettings settings, SendText text, byte[] body) {
    var action = new MessageSendAction();
    action.setTo(settings.destination(text.to()));
    action.setFrom("<sip:" + settings.sender() + ">");
    // In Base64 the words may be of several lines, and none of them can begin an action.
    action.setBase64body(Base64.getEncoder().encodeToString(body));
    return ActionDoor.pass(action);
  }

  private static OriginateAction originate(String channel, String context) {
    var action = new OriginateAction();
    action.setChannel(channel);
    action.setContext(context);
    action.setExten("s");
    action.setPriority(1);
    // A synchronous one would hold back every event of the session until the phone is answered.
    action.setAsync(true);
    return action;
  }

  /// Asterisk splits a list of variables at commas, even within one line.
  private static Map<String, String> escaped(Map<String, String> variables) {
    var escaped = new LinkedHashMap<String, String>();
    variables.forEach((name, value) -> escaped.put(name, value.replace(",", "\\,")));
    return escaped;
  }
}

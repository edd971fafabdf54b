package org.tocsin.telephony.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Answers the actions of a session, in the words of Asterisk 22.
final class AmiServer implements AmiSession.Reader {
  static final String VERSION = "22.10.1-tocsin-simulator";

  private static final String TOCSIN = "tocsin";
  private static final String CONTACT = "@@0ae4e2f43546f1a7e09b3f1b648bbe87";

  /// What is asked of a trunk: function, trunk or contact, field.
  private static final Pattern OF_TRUNK =
      Pattern.compile(
          "PJSIP_(?:ENDPOINT|AOR|CONTACT)\\((trunk2?)(?:@@\\w+)?,(aors|contact|status)\\)");

  private static final Pattern DEVICE = Pattern.compile("DEVICE_STATE\\((?:PJSIP/(trunk2?))?.*\\)");

  private final SimulatorSettings settings;
  private final Exchange exchange;
  private final Faults faults;
  private final SimulatedTexts texts;
  private final String challenge;

  AmiServer(SimulatorSettings settings, Exchange exchange, Faults faults) {
    this.settings = settings;
    this.exchange = exchange;
    this.faults = faults;
    texts = new SimulatedTexts(exchange);
    challenge = Long.toString(100_000_000 + Math.floorMod(settings.seed() * 7_919, 900_000_000L));
  }

  SimulatedTexts texts() {
    return texts;
  }

  @Override
  public void closed(AmiSession session) {
    exchange.remove(session);
  }

  @Override
  public void action(AmiText action, AmiSession session) {
    exchange.locked(() -> {
      String name = action.get("Action").toLowerCase(Locale.ROOT);
      switch (name) {
        case "challenge" -> {
          session.setChallenge(challenge);
          session.send(AmiText.success(action).with("Challenge", challenge));
        }
        case "login" -> logIn(action, session);
        case "logoff" -> {
          session.send(
              AmiText.response("Goodbye", action).with("Message", "Thanks for all the fish."));
        }
        default -> {
          if (session.isLoggedIn() && Privileges.allow(name, faults.writable())) {
            answer(name, action, session);
          } else {
            session.send(AmiText.error(action, "Permission denied"));
          }
        }
      }
    });
  }

  private void logIn(AmiText action, AmiSession session) {
    boolean known =
        settings.user().equals(action.get("Username"))
            && (action.get("AuthType").equalsIgnoreCase("MD5")
                ? md5(session.challenge() + settings.secret()).equals(action.get("Key"))
                : settings.secret().equals(action.get("Secret")));
    if (!known || (session.challenge().isEmpty() && !action.get("AuthType").isEmpty())) {
      session.send(AmiText.error(action, "Authentication failed"));
      return;
    }
    session.send(AmiText.success(action, "Authentication accepted"));
    session.setLoggedIn();
    session.send(AmiText.event("FullyBooted", "system,all").with("Status", "Fully Booted"));
  }

  private void answer(String name, AmiText action, AmiSession session) {
    switch (name) {
      case "ping" ->
          session.send(
              AmiText.success(action)
                  .with("Ping", "Pong")
                  .with("Timestamp", exchange.at(exchange.millis())));
      case "events" -> session.send(AmiText.success(action).with("Events", "On"));
      case "coresettings" ->
          session.send(
              AmiText.success(action)
                  .with("AMIversion", "11.0.0")
                  .with("AsteriskVersion", VERSION));
      case "listcommands" -> {
        var answer = AmiText.success(action);
        Privileges.allowed(faults.writable())
            .forEach((command, privilege) -> answer.with(command, "(Priv: " + privilege + ")"));
        session.send(answer);
      }
      case "getvar" ->
          session.send(
              AmiText.success(action)
                  .with("Variable", action.get("Variable"))
                  .with("Value", variable(action.get("Variable"))));
      case "originate" -> originate(action, session);
      case "messagesend" -> texts.send(action, session);
      case "hangup" ->
          session.send(
              exchange.hangUp(action.get("Channel"))
                  ? AmiText.success(action, "Channel Hungup")
                  : AmiText.error(action, "No such channel"));
      case "redirect" -> exchange.line().redirect(action, session);
      case "setvar" -> exchange.line().setVariable(action, session);
      case "coreshowchannels" -> channels(action, session, "CoreShowChannel");
      case "status" -> channels(action, session, "Status");
      case "dbget" -> remembered(action, session);
      case "dbgettree" -> allRemembered(action, session);
      default -> session.send(AmiText.error(action, "Invalid/unknown command"));
    }
  }

  private String variable(String name) {
    return switch (name) {
      case "TOCSIN_DIALPLAN" -> faults.dialplan();
      case "DIALPLAN_EXISTS(tocsin-call,s,1)" -> faults.hasContexts() ? "1" : "0";
      case "DB_KEYS(tocsin-text)" -> texts.keys();
      default -> ofTrunk(name);
    };
  }

  private String ofTrunk(String name) {
    var asked = OF_TRUNK.matcher(name);
    if (asked.matches()) {
      String trunk = asked.group(1);
      return switch (asked.group(2)) {
        case "aors" -> trunk;
        case "contact" -> trunk + CONTACT;
        default -> status(trunk);
      };
    }
    var device = DEVICE.matcher(name);
    if (!device.matches()) {
      return "";
    }
    // Asterisk says so of a dead trunk too.
    String working = exchange.calls().isEmpty() ? "NOT_INUSE" : "INUSE";
    return device.group(1) == null ? "INVALID" : working;
  }

  private String status(String trunk) {
    return faults.isAlive(trunk) ? "Reachable" : "Unreachable";
  }

  /// What every session is told when a trunk comes or goes.
  AmiText contactStatus(String trunk) {
    return AmiText.event("ContactStatus", "system,all")
        .with("URI", "sip:127.0.0.1:5060")
        .with("ContactStatus", status(trunk))
        .with("AOR", trunk)
        .with("EndpointName", trunk)
        .with("RoundtripUsec", 1_000);
  }

  private void originate(AmiText action, AmiSession session) {
    String context = action.get("Context");
    if (action.get("Application").equals("Dial")) {
      exchange.desks().dial(action, session);
      return;
    }
    if (!faults.hasContexts() || !context.startsWith("tocsin-")) {
      session.send(AmiText.error(action, "Extension does not exist."));
      return;
    }
    session.send(AmiText.success(action, "Originate successfully queued"));
    switch (context) {
      case "tocsin-probe" -> probe(action);
      case "tocsin-purge" -> purge(action);
      case "tocsin-retell" -> {
        exchange.say(List.of(exchange.local(action).originateResponse(true, 4)));
        texts.retell();
      }
      default -> exchange.place(action);
    }
  }

  private void probe(AmiText action) {
    var texts = exchange.local(action);
    long size = exchange.soundSize(action.variables().getOrDefault("TOCSIN_SOUND", ""));
    exchange.say(
        List.of(
            texts.originateResponse(true, 4),
            texts
                .userEvent("TocsinProbe")
                .with("Token", action.variables().getOrDefault("TOCSIN_PROBE", ""))
                .with("Exists", size >= 0 ? "yes" : "no")
                .with("Size", Math.max(0, size))));
  }

  private void purge(AmiText action) {
    int count = 0;
    for (String id : action.variables().getOrDefault("TOCSIN_IDS", "").split("-")) {
      if (id.matches("[0-9a-f]{32}")) {
        exchange.memory().remove(id);
        count++;
      } else if (id.matches("[0-9]{16}")) {
        texts.forget(id);
        count++;
      }
    }
    var texts = exchange.local(action);
    exchange.say(
        List.of(
            texts.originateResponse(true, 4), texts.userEvent("TocsinPurge").with("Count", count)));
  }

  private void channels(AmiText action, AmiSession session, String event) {
    session.send(
        AmiText.success(action).with("EventList", "start").with("Message", "Channels will follow"));
    var calls = exchange.calls();
    for (var call : calls) {
      var listed = call.texts().listed(event, call.isAnswered(), call.isRinging());
      session.send(listed.with("ActionID", action.get("ActionID")));
    }
    complete(
        action, session, event + (event.equals("Status") ? "Complete" : "sComplete"), calls.size());
  }

  private void remembered(AmiText action, AmiSession session) {
    String key = action.get("Key");
    String value = exchange.memory().get(key);
    if (value == null || !action.get("Family").equals(TOCSIN)) {
      session.send(AmiText.error(action, "Database entry not found"));
      return;
    }
    start(action, session);
    session.send(
        new AmiText()
            .with("Event", "DBGetResponse")
            .with("Family", TOCSIN)
            .with("Key", key)
            .with("Val", value)
            .with("ActionID", action.get("ActionID")));
    complete(action, session, "DBGetComplete", 1);
  }

  private void allRemembered(AmiText action, AmiSession session) {
    start(action, session);
    exchange
        .memory()
        .forEach((key, value) ->
            session.send(
                new AmiText()
                    .with("Event", "DBGetTreeResponse")
                    .with("Key", "/tocsin/" + key)
                    .with("Val", value)
                    .with("ActionID", action.get("ActionID"))));
    complete(action, session, "DBGetTreeComplete", exchange.memory().size());
  }

  private static void start(AmiText action, AmiSession session) {
    session.send(
        AmiText.success(action).with("EventList", "start").with("Message", "Result will follow"));
  }

  private static void complete(AmiText action, AmiSession session, String event, int items) {
    session.send(
        new AmiText()
            .with("Event", event)
            .with("ActionID", action.get("ActionID"))
            .with("EventList", "Complete")
            .with("ListItems", items));
  }

  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("AMI asks for MD5, which every Java has", e);
    }
  }
}

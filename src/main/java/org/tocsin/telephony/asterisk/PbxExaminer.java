package org.tocsin.telephony.asterisk;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.ListCommandsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.jspecify.annotations.Nullable;
import org.tocsin.telephony.PbxCheck;
import org.tocsin.telephony.PbxCheck.Advice;
import org.tocsin.telephony.PbxCheck.Item;
import org.tocsin.telephony.PbxCheck.Subject;
import org.tocsin.telephony.PbxHealth;

/// Examines the PBX, one question after the other. Lives in the mailbox.
final class PbxExaminer {
  static final String DIALPLAN_VERSION = "3";
  static final String DIALPLAN_VARIABLE = "TOCSIN_DIALPLAN";

  private static final int OLDEST_ASTERISK = 20;
  private static final Pattern MAJOR = Pattern.compile("\\D*(\\d{1,3})\\..*");

  /// Answers without the dialplan's own: `1` when a call would find its context.
  private static final String DIALPLAN_EXISTS = "DIALPLAN_EXISTS(tocsin-call,s,1)";

  /// How long the PBX may take to tell of a Local channel.
  private static final long EVENTS_MS = 2_000;

  /// What the console sends, and the privilege that allows it.
  private static final Map<String, String> PRIVILEGES =
      Map.of(
          "originate", "originate",
          "hangup", "call",
          "coreshowchannels", "reporting",
          "dbget", "reporting",
          "coresettings", "reporting",
          "getvar", "call");

  private final AmiSettings settings;
  private final AmiActions actions;
  private final AmiLink link;
  private final TrunkWatch trunks;
  private final Map<String, Listening> listening = new HashMap<>();

  PbxExaminer(
      AmiSettings settings, AmiActions actions, AmiLink link, TrunkWatch.Owner trunksOwner) {
    this.settings = settings;
    this.actions = actions;
    this.link = link;
    trunks = new TrunkWatch(settings, link, this::ask, trunksOwner);
  }

  TrunkWatch trunks() {
    return trunks;
  }

  /// @param version empty: there is none
  /// @param proved a call would find it
  record Dialplan(String version, boolean proved) {
    boolean isRight() {
      return version.equals(DIALPLAN_VERSION);
    }
  }

  void examine(PbxHealth health, CompletableFuture<PbxCheck> result) {
    List<Item> items = new ArrayList<>();
    boolean up = link.isUp();
    Advice connection =
        switch (health.state()) {
          case REFUSED -> Advice.CHECK_SECRET;
          case UNTRUSTED -> Advice.CHECK_CERTIFICATE;
          default -> Advice.CHECK_ADDRESS;
        };
    String address = settings.host() + ":" + settings.port();
    items.add(item(Subject.CONNECTION, up, address, connection));
    if (!up) {
      for (var subject :
          List.of(Subject.VERSION, Subject.DIALPLAN, Subject.TRUNK, Subject.PRIVILEGES)) {
        items.add(item(subject, false, "", Advice.CHECK_CONNECTION_FIRST));
      }
      finish(items, result);
      return;
    }
    version(
        items,
        () ->
            dialplan(
                items, () -> trunk(items, () -> privileges(items, () -> finish(items, result)))));
  }

  /// Version of Asterisk, as `22.10.1`; empty when it is not told.
  void version(Consumer<String> then) {
    link.send(new CoreSettingsAction(), answer -> then.accept(answer.value("asteriskversion")));
  }

  /// The dialplan; nothing when the PBX did not answer. Its version is a global variable, which may
  /// outlive it: hence the second question.
  void dialplan(Consumer<Optional<Dialplan>> then) {
    ask(
        DIALPLAN_VARIABLE,
        version -> {
          if (version.isEmpty() || version.get().isEmpty()) {
            then.accept(version.map(none -> new Dialplan("", false)));
          } else {
            ask(
                DIALPLAN_EXISTS,
                exists -> then.accept(exists.map(found -> found(version.get(), found))));
          }
        });
  }

  private static Dialplan found(String version, String exists) {
    return exists.equals("0") ? new Dialplan("", false) : new Dialplan(version, exists.equals("1"));
  }

  private void ask(String variable, Consumer<Optional<String>> then) {
    ManagerAction action = ActionDoor.pass(new GetVarAction(variable));
    link.send(
        action,
        answer ->
            then.accept(answer.isLost() ? Optional.empty() : Optional.of(answer.value("value"))));
  }

  private void version(List<Item> items, Runnable then) {
    link.send(
        new CoreSettingsAction(),
        answer -> {
          String found = answer.value("asteriskversion");
          boolean denied = answer.kind() == AmiAnswer.Kind.ERROR;
          Advice advice = denied ? Advice.ADD_PRIVILEGES : Advice.UPGRADE_ASTERISK;
          items.add(item(Subject.VERSION, isRecent(found), found, advice));
          then.run();
        });
  }

  static boolean isRecent(String version) {
    var matcher = MAJOR.matcher(version);
    return matcher.matches() && Integer.parseInt(matcher.group(1)) >= OLDEST_ASTERISK;
  }

  private void dialplan(List<Item> items, Runnable then) {
    dialplan(found -> {
      var dialplan = found.orElse(new Dialplan("", false));
      Advice advice =
          dialplan.version().isEmpty() ? Advice.INSTALL_DIALPLAN : Advice.UPDATE_DIALPLAN;
      items.add(item(Subject.DIALPLAN, dialplan.isRight(), dialplan.version(), advice));
      then.run();
    });
  }

  private void trunk(List<Item> items, Runnable then) {
    trunks.examine(
        finding ->
            items.add(item(Subject.TRUNK, finding.works(), finding.toString(), Advice.CHECK_TRUNK)),
        then);
  }

  private void privileges(List<Item> items, Runnable then) {
    link.send(
        new ListCommandsAction(),
        answer -> {
          Set<String> missing = new TreeSet<>();
          PRIVILEGES.forEach((command, privilege) -> {
            if (!answer.values().containsKey(command)) {
              missing.add("write=" + privilege);
            }
          });
          listen(unheard -> {
            unheard.forEach(privilege -> missing.add("read=" + privilege));
            String found = String.join(", ", missing);
            items.add(item(Subject.PRIVILEGES, missing.isEmpty(), found, Advice.ADD_PRIVILEGES));
            then.run();
          });
        });
  }

  /// What the user may hear, no answer tells: a Local channel that runs the dialplan's probe gives
  /// one event of each class that is needed.
  private void listen(Consumer<Set<String>> then) {
    String token = UUID.randomUUID().toString().replace("-", "");
    var one = new Listening(then);
    listening.put(token, one);
    link.later(EVENTS_MS, () -> heard(token, one.unheard));
    link.send(
        actions.probe("none", token),
        answer -> {
          // Without it nothing is known: what forbids it is told of apart.
          if (!answer.isSuccess()) {
            heard(token, Set.of());
          }
        });
  }

  private void heard(String token, Set<String> unheard) {
    var one = listening.remove(token);
    if (one != null) {
      one.then.accept(Set.copyOf(unheard));
    }
  }

  /// Any event of the PBX.
  void heard(ManagerEvent event) {
    switch (event) {
      case OriginateResponseEvent call -> heard(call.getActionId(), "call");
      case ProbeMessage user -> heard(user.getToken(), "user");
      default -> {
        // Says nothing of privileges.
      }
    }
  }

  private void heard(@Nullable String token, String privilege) {
    var one = token == null ? null : listening.get(token);
    if (token != null && one != null) {
      one.unheard.remove(privilege);
      if (one.unheard.isEmpty()) {
        heard(token, one.unheard);
      }
    }
  }

  /// Waits for one event of each class.
  private static final class Listening {
    private final Consumer<Set<String>> then;
    private final Set<String> unheard = new TreeSet<>(Set.of("call", "user"));

    Listening(Consumer<Set<String>> then) {
      this.then = then;
    }
  }

  private void finish(List<Item> items, CompletableFuture<PbxCheck> result) {
    var folder = settings.audioDirectory();
    boolean writable = Files.isDirectory(folder) && Files.isWritable(folder);
    items.add(
        item(Subject.AUDIO_DIRECTORY, writable, folder.toString(), Advice.CHECK_AUDIO_DIRECTORY));
    result.complete(new PbxCheck(items));
  }

  private static Item item(Subject subject, boolean good, String found, Advice advice) {
    return new Item(subject, good, found, good ? Advice.NONE : advice);
  }
}

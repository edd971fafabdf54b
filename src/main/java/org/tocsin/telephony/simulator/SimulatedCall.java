package org.tocsin.telephony.simulator;

import static org.tocsin.telephony.simulator.Behaviour.Moment.ASKED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.telephony.simulator.Behaviour.Answers;
import org.tocsin.telephony.simulator.Behaviour.Cue;
import org.tocsin.telephony.simulator.Behaviour.Reaction;

/// One call, dialled and then led through the dialplan of version 1, as `tocsin.conf` does it.
/// Always entered with the exchange's lock held.
final class SimulatedCall {
  private static final long KEY_WINDOW = 5_000;
  private static final long THANKS = 750;
  private static final long QUESTION = 8_500;
  private static final long MACHINE_SILENCE = 3_000;
  private static final int REPLAYS = 3;
  private static final long BY_CLOCK = -1;

  private final String id;
  private final Map<String, String> variables;
  private final Behaviour behaviour;
  private final Trunk trunk;
  private final CallTexts texts;
  private final long length;
  private final StringBuilder keys = new StringBuilder();
  private boolean ringing;
  private boolean answered;
  private boolean over;
  private boolean asking;
  private int asked;
  private int pass;
  private int step;
  private long playingSince = -1;
  private long heard;
  private boolean whole;
  private boolean confirmed;
  private boolean optedOut;
  private String by = "none";
  private String audio = "none";

  SimulatedCall(AmiText originate, Behaviour behaviour, Trunk trunk, CallTexts texts) {
    this.id = originate.get("ChannelId");
    this.variables = originate.variables();
    this.behaviour = behaviour;
    this.trunk = trunk;
    this.texts = texts;
    this.length = Long.parseLong("0" + variables.getOrDefault("TOCSIN_LENGTH", ""));
  }

  String id() {
    return id;
  }

  CallTexts texts() {
    return texts;
  }

  boolean isAnswered() {
    return answered;
  }

  boolean isRinging() {
    return ringing;
  }

  void dial(long timeout) {
    trunk.say(List.of(texts.dialBegin()));
    trunk.after(
        timeout,
        () -> {
          if (!answered) {
            fail(3, "", 19, 480, "User alerting, no answer");
          }
        });
    if (!trunk.isAlive()) {
      return;
    }
    switch (behaviour) {
      case Behaviour.Fails(long after, String status, int cause, int sip, String text) ->
          trunk.after(
              after,
              () -> {
                if (!over) {
                  fail(0, status, cause, sip, text);
                }
              });
      case Behaviour.RingsOut() -> ring();
      case Answers party -> {
        ring();
        trunk.after(
            party.ring(),
            () -> {
              if (!over) {
                answer(party);
              }
            });
      }
    }
  }

  /// By AMI.
  void hangUp() {
    if (answered) {
      end(0, "Unknown");
    } else {
      fail(0, "NOANSWER", 0, 0, "Unknown");
    }
  }

  private void ring() {
    ringing = true;
    trunk.say(List.of(texts.dialState("RINGING")));
  }

  private void fail(int reason, String dialStatus, int cause, int sip, String text) {
    if (over) {
      return;
    }
    over = true;
    trunk.over(this);
    var events = new ArrayList<AmiText>();
    if (!dialStatus.isEmpty()) {
      events.add(texts.dialEnd(dialStatus));
    }
    events.add(texts.hangup(cause, sip, text));
    events.add(trunk.shuffle(events.size() + 1), texts.originateResponse(false, reason));
    trunk.say(events);
  }

  private void answer(Answers party) {
    answered = true;
    remember("answered");
    var events = new ArrayList<AmiText>();
    events.add(texts.dialEnd("ANSWER"));
    events.add(trunk.shuffle(2), texts.originateResponse(true, 4));
    events.add(trunk.shuffle(3), texts.step("answered", trunk.now()));
    trunk.say(events);
    long delay =
        variables.getOrDefault("TOCSIN_EXTENSION", "").isEmpty()
            ? 0
            : 1_000 * Long.parseLong("0" + variables.getOrDefault("TOCSIN_DELAY", ""));
    if (variables.getOrDefault("TOCSIN_AMD", "").equals("yes")) {
      next(delay + party.detection(), () -> detect(party));
    } else {
      next(delay, () -> play(party));
    }
  }

  private void detect(Answers party) {
    by = party.by();
    trunk.say(
        List.of(texts.step("detected", trunk.now()).with("By", by).with("Cause", party.cause())));
    if (by.equals("machine")) {
      next(party.greeting() + MACHINE_SILENCE, () -> play(party));
    } else {
      play(party);
    }
  }

  private void play(Answers party) {
    pass++;
    asking = false;
    audio = "ok";
    remember("playing");
    trunk.say(List.of(texts.step("playing", trunk.now()).with("Pass", pass)));
    if (!trunk.hasSound(variables.getOrDefault("TOCSIN_SOUND", ""))) {
      audio = "failed";
      remember("playing");
      trunk.say(List.of(texts.step("audiofailed", trunk.now())));
      end(16, "Normal Clearing");
      return;
    }
    playingSince = trunk.millis();
    // In their order in time, so that no pause of the machine between the two turns them round.
    var cue = new Cue(PLAYING, pass);
    var reaction = party.reactions().get(cue);
    if (reaction != null && reaction.after() < length) {
      react(party, cue);
      next(length, () -> played(party));
    } else {
      next(length, () -> played(party));
      react(party, cue);
    }
  }

  private void played(Answers party) {
    playingSince = -1;
    heard = length;
    whole = true;
    remember("playing");
    trunk.say(List.of(texts.step("played", trunk.now()).with("Pass", pass)));
    next(KEY_WINDOW, () -> end(16, "Normal Clearing"));
    react(party, new Cue(PLAYED, pass));
  }

  /// What the called party does once it has heard this; not if it has pressed a key meanwhile.
  private void react(Answers party, Cue cue) {
    var reaction = party.reactions().get(cue);
    if (reaction != null) {
      int before = keys.length();
      trunk.after(
          reaction.after(),
          () -> {
            if (!over && keys.length() == before && asking == (cue.moment() == ASKED)) {
              press(party, reaction.key(), cue.moment() == PLAYING ? reaction.after() : BY_CLOCK);
            }
          });
    }
  }

  /// @param played how much of the message was played then
  private void press(Answers party, char key, long played) {
    stopPlaying(played);
    if (key == Reaction.HANG_UP) {
      end(16, "Normal Clearing");
      return;
    }
    keys.append(key);
    boolean sure = asking && key == '9';
    confirmed |= key == '1';
    optedOut |= sure;
    remember("playing");
    trunk.say(List.of(texts.step("key", trunk.now()).with("Key", String.valueOf(key))));
    if (key == '1' || sure) {
      next(THANKS, () -> end(16, "Normal Clearing"));
    } else if (key == '9') {
      asking = true;
      asked++;
      next(QUESTION, () -> again(party));
      react(party, new Cue(ASKED, asked));
    } else {
      again(party);
    }
  }

  private void again(Answers party) {
    asking = false;
    if (pass <= REPLAYS) {
      play(party);
    } else {
      next(KEY_WINDOW, () -> end(16, "Normal Clearing"));
    }
  }

  private void stopPlaying(long played) {
    if (playingSince >= 0) {
      long now = played == BY_CLOCK ? trunk.millis() - playingSince : played;
      heard = Math.max(heard, Math.min(length, now));
      playingSince = -1;
    }
  }

  /// The dialplan's next step, unless another comes in between.
  private void next(long after, Runnable then) {
    int mine = ++step;
    if (after == 0) {
      then.run();
      return;
    }
    trunk.after(
        after,
        () -> {
          if (!over && step == mine) {
            then.run();
          }
        });
  }

  private void end(int cause, String text) {
    if (over) {
      return;
    }
    stopPlaying(BY_CLOCK);
    over = true;
    trunk.over(this);
    remember("ended");
    trunk.say(
        List.of(
            texts
                .step("ended", trunk.now())
                .with("By", by)
                .with("Heard", heard)
                .with("Whole", yes(whole))
                .with("Confirmed", yes(confirmed))
                .with("OptOut", yes(optedOut))
                .with("Keys", keys.toString())
                .with("Audio", audio),
            texts.hangup(cause, 0, text)));
  }

  private void remember(String state) {
    var record = new StringBuilder("state=").append(state).append(";by=").append(by);
    record.append(";heard=").append(heard).append(";whole=").append(yes(whole));
    record.append(";confirmed=").append(yes(confirmed)).append(";optout=").append(yes(optedOut));
    record.append(";keys=").append(keys).append(";audio=").append(audio);
    trunk.remember(id, record.toString());
  }

  private static String yes(boolean truth) {
    return truth ? "yes" : "no";
  }
}

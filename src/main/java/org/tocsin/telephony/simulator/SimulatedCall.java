package org.tocsin.telephony.simulator;

import static org.tocsin.telephony.simulator.Behaviour.Moment.ASKED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYED;
import static org.tocsin.telephony.simulator.Behaviour.Moment.PLAYING;
import static org.tocsin.telephony.simulator.Behaviour.Moment.WAITING;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tocsin.telephony.simulator.Behaviour.Answers;
import org.tocsin.telephony.simulator.Behaviour.Cue;
import org.tocsin.telephony.simulator.Behaviour.Reaction;

/// One call, dialled and then led through the dialplan of version 3, as `tocsin.conf` does it.
/// Always entered with the exchange's lock held.
final class SimulatedCall {
  private static final long KEY_WINDOW = 5_000;
  private static final long THANKS = 750;
  private static final long QUESTION = 8_500;
  private static final long MACHINE_SILENCE = 3_500;
  private static final int REPLAYS = 3;
  private static final long BY_CLOCK = -1;

  private final String id;
  private final Map<String, String> variables;
  private final Behaviour behaviour;
  private final Trunk trunk;
  private final CallTexts texts;
  private final long length;
  private final CallNotes notes;
  private boolean ringing;
  private boolean answered;
  private boolean over;
  private boolean asking;
  private int asked;
  private int pass;

  /// How many times something began to be said: passes of the message, with what introduces it.
  private int sounds;

  private int step;
  private long playingSince = -1;
  private boolean introduced;

  SimulatedCall(AmiText originate, Behaviour behaviour, Trunk trunk, CallTexts texts) {
    this.id = originate.get("ChannelId");
    this.variables = originate.variables();
    this.behaviour = behaviour;
    this.trunk = trunk;
    this.texts = texts;
    this.length = Long.parseLong("0" + variables.getOrDefault("TOCSIN_LENGTH", ""));
    notes = new CallNotes(length);
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
    switch (behaviour) {
      case Behaviour.GivesNoSign() -> {
        // Until its time is over.
      }
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

  /// Somebody has called in: the message begins at once.
  void begin() {
    answered = true;
    remember("answered");
    trunk.say(List.of(texts.step("answered", trunk.at(trunk.millis()))));
    if (behaviour instanceof Answers party) {
      play(party);
    } else {
      end(16, "Normal Clearing");
    }
  }

  /// By AMI: to what the dialplan does upon a key.
  void redirect(char key) {
    if (!over && behaviour instanceof Answers party) {
      act(party, key);
    }
  }

  /// Nobody hears of it again.
  void vanish() {
    over = true;
    trunk.over(this);
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
    events.add(trunk.shuffle(3), texts.step("answered", trunk.at(trunk.millis())));
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
    notes.detected(party.by(), party.cause());
    trunk.say(List.of(notes.detection(texts.step("detected", trunk.at(trunk.millis())))));
    if (notes.isMachine()) {
      next(party.greeting() + MACHINE_SILENCE, () -> play(party));
      int waiting = step;
      var reaction = party.reactions().get(new Cue(WAITING, 1));
      if (reaction != null) {
        trunk.after(
            reaction.after(),
            () -> {
              if (!over && step == waiting) {
                trunk.say(List.of(texts.tone(reaction.key())));
              }
            });
      }
    } else {
      play(party);
    }
  }

  /// Who calls, before the message is played for the first time; then the message.
  private void play(Answers party) {
    asking = false;
    var introduction = trunk.lengthOf(variables.getOrDefault("TOCSIN_INTRO", ""));
    if (introduced || introduction.isEmpty()) {
      message(party, 0);
      return;
    }
    introduced = true;
    long length = introduction.getAsLong();
    sounds++;
    react(party, new Cue(PLAYING, sounds), length);
    next(length, () -> message(party, length));
  }

  /// @param introduction how long the called party has been listening already, ms
  private void message(Answers party, long introduction) {
    pass++;
    notes.playing();
    remember("playing");
    long begun = trunk.millis();
    trunk.say(List.of(texts.step("playing", trunk.at(begun)).with("Pass", pass)));
    if (trunk.lengthOf(variables.getOrDefault("TOCSIN_SOUND", "")).isEmpty()) {
      notes.audioFailed();
      remember("playing");
      trunk.say(List.of(texts.step("audiofailed", trunk.at(begun))));
      end(16, "Normal Clearing");
      return;
    }
    playingSince = begun;
    long wall = trunk.stretched(length);
    Runnable toTheEnd = () -> next(wall, () -> played(party, trunk.at(begun + wall)));
    if (introduction > 0) {
      toTheEnd.run();
      return;
    }
    sounds++;
    // In their order in time, so that no pause of the machine between the two turns them round.
    var cue = new Cue(PLAYING, sounds);
    var reaction = party.reactions().get(cue);
    if (reaction != null && reaction.after() < wall) {
      react(party, cue, 0);
      toTheEnd.run();
    } else {
      toTheEnd.run();
      react(party, cue, 0);
    }
  }

  private void played(Answers party, String at) {
    playingSince = -1;
    notes.playedWhole();
    remember("playing");
    trunk.say(List.of(texts.step("played", at).with("Pass", pass)));
    next(KEY_WINDOW, () -> end(16, "Normal Clearing"));
    react(party, new Cue(PLAYED, sounds), 0);
  }

  /// What the called party does once it has heard this; not if it has pressed a key meanwhile.
  ///
  /// @param before the message itself comes after so much else, ms
  private void react(Answers party, Cue cue, long before) {
    var reaction = party.reactions().get(cue);
    if (reaction != null) {
      int pressed = notes.keys();
      trunk.after(
          reaction.after(),
          () -> {
            if (!over && notes.keys() == pressed && asking == (cue.moment() == ASKED)) {
              press(
                  party,
                  reaction.key(),
                  cue.moment() == PLAYING ? Math.max(0, reaction.after() - before) : BY_CLOCK);
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
    trunk.say(List.of(texts.tone(key)));
    act(party, key);
  }

  private void act(Answers party, char key) {
    boolean sure = asking && key == '9';
    notes.pressed(key, sure);
    remember("playing");
    trunk.say(
        List.of(texts.step("key", trunk.at(trunk.millis())).with("Key", String.valueOf(key))));
    if (key == '1' || sure) {
      next(THANKS, () -> end(16, "Normal Clearing"));
    } else if (key == '9') {
      asking = true;
      asked++;
      next(QUESTION, () -> again(party));
      react(party, new Cue(ASKED, asked), 0);
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
      notes.heard(played == BY_CLOCK ? trunk.millis() - playingSince : played);
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
            notes.summary(texts.step("ended", trunk.at(trunk.millis()))),
            texts.hangup(cause, 0, text)));
  }

  private void remember(String state) {
    trunk.remember(variables.getOrDefault("TOCSIN_ID", id), notes.line(state));
  }
}

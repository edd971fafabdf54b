package org.tocsin.campaign;

import java.time.Duration;
import java.util.Optional;

/// How a campaign calls. Frozen at launch.
///
/// @param window kept to by what is no emergency
/// @param identify whether a call begins with who calls and why
/// @param english why a message may be in English; without a reason there is none
public record Policy(
    Pace pace,
    Reach reach,
    Persistence persistence,
    CallingWindow window,
    boolean identify,
    Optional<LanguageException> english) {

  public static final int MOST_CHANNELS = 2_000;
  public static final int MOST_ROUNDS = 10;
  private static final Pace USUAL_PACE = new Pace(10, 5);

  /// What suits a purpose when nobody chose otherwise.
  public static Policy defaults(Purpose purpose) {
    var profile = Profile.of(purpose);
    return new Policy(
        USUAL_PACE,
        profile.reach(),
        profile.persistence(),
        CallingWindow.WIDEST,
        purpose != Purpose.EMERGENCY && purpose != Purpose.EXERCISE,
        Optional.empty());
  }

  public int channels() {
    return pace.channels();
  }

  public double callsPerSecond() {
    return pace.callsPerSecond();
  }

  public ReachGrade stopGrade() {
    return reach.stopGrade();
  }

  public int heardPercent() {
    return reach.heardPercent();
  }

  public boolean detectMachine() {
    return reach.detectMachine();
  }

  public int rounds() {
    return persistence.rounds();
  }

  public Duration ring() {
    return persistence.ring();
  }

  public ContactOrder order() {
    return persistence.order();
  }

  public RetryRule after(Miss miss) {
    return persistence.rules().after(miss);
  }

  public Policy withPace(int channels, double callsPerSecond) {
    return new Policy(
        new Pace(channels, callsPerSecond), reach, persistence, window, identify, english);
  }

  public Policy withReach(ReachGrade stopGrade, int heardPercent, boolean detectMachine) {
    return with(new Reach(stopGrade, heardPercent, detectMachine));
  }

  public Policy with(Reach newReach) {
    return new Policy(pace, newReach, persistence, window, identify, english);
  }

  public Policy with(Persistence newPersistence) {
    return new Policy(pace, reach, newPersistence, window, identify, english);
  }

  public Policy with(CallingWindow newWindow) {
    return new Policy(pace, reach, persistence, newWindow, identify, english);
  }

  /// Takes over the figures of a profile; pace, window and manners stay.
  public Policy with(Profile profile) {
    return with(profile.reach()).with(profile.persistence());
  }

  public Policy with(Miss miss, RetryRule rule) {
    return with(persistence.rules().with(miss, rule));
  }

  public Policy with(RetryRules rules) {
    return with(new Persistence(rounds(), ring(), order(), rules));
  }

  public Policy with(ContactOrder order) {
    return with(new Persistence(rounds(), ring(), order, persistence.rules()));
  }

  public Policy withRounds(int rounds) {
    return with(new Persistence(rounds, ring(), order(), persistence.rules()));
  }

  public Policy withRing(Duration ring) {
    return with(new Persistence(rounds(), ring, order(), persistence.rules()));
  }

  public Policy withIdentify(boolean newIdentify) {
    return new Policy(pace, reach, persistence, window, newIdentify, english);
  }

  public Policy withEnglish(Optional<LanguageException> newEnglish) {
    return new Policy(pace, reach, persistence, window, identify, newEnglish);
  }
}

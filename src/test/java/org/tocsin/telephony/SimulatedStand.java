package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.simulator.SimulatedPbx;
import org.tocsin.telephony.simulator.SimulatorSettings;

/// The simulator, so many times as fast as life.
final class SimulatedStand implements PbxStand {
  static final String SECRET = "s3cret-of-the-simulator";

  private final SimulatedPbx simulated;
  private final Path audio;
  private final double speed;

  SimulatedStand(double speed, Path audio, ScheduledExecutorService timers, Executor threads) {
    this(SimulatorSettings.scripted(0, SECRET, speed), audio, timers, threads);
  }

  SimulatedStand(
      SimulatorSettings settings, Path audio, ScheduledExecutorService timers, Executor threads) {
    this.audio = audio;
    speed = settings.speed();
    try {
      simulated = SimulatedPbx.start(settings, Clock.systemUTC(), timers, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SimulatedPbx simulated() {
    return simulated;
  }

  @Override
  public AmiSettings settings() {
    return new AmiSettings(
        "simulator",
        "127.0.0.1",
        simulated.port(),
        "tocsin",
        SECRET,
        false,
        Optional.empty(),
        SimulatedPbx.DIAL_TEMPLATE,
        audio,
        audio.toString());
  }

  @Override
  public AmiSettings withoutReporting() {
    simulated.setPrivileges(Set.of("call", "user"), Set.of("call", "user", "originate"));
    return settings();
  }

  @Override
  public void setDialplan(String version) {
    simulated.setDialplan(version);
    simulated.setContexts(true);
  }

  @Override
  public void loseContexts() {
    simulated.setContexts(false);
  }

  @Override
  public void setTrunkAlive(boolean alive) {
    simulated.setTrunkAlive("trunk", alive);
  }

  @Override
  public String secondTrunk() {
    return SimulatedPbx.SECOND_DIAL_TEMPLATE;
  }

  @Override
  public void setSecondTrunkAlive(boolean alive) {
    simulated.setTrunkAlive("trunk2", alive);
  }

  @Override
  public String expectedVersion() {
    return "22.10.1-tocsin-simulator";
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public void crash() {
    simulated.crash();
  }

  @Override
  public void callBack(PhoneNumber caller) {
    simulated.callBack(caller);
  }

  @Override
  public void ringDesk(PhoneNumber caller) {
    simulated.ringDesk(caller, "2001");
  }

  @Override
  public void assertCalledFromDesk(PhoneNumber number) {
    assertThat(simulated.calledFromDesks()).containsExactly(number.digits());
  }

  @Override
  public int callersWaiting() {
    return simulated.callersWaiting();
  }

  @Override
  public Duration lasting(Duration life) {
    return Duration.ofNanos((long) (life.toNanos() / speed));
  }

  @Override
  public String textDestination() {
    return "pjsip:trunk/sip:{digits}@198.51.100.1";
  }

  @Override
  public void receiveText(PhoneNumber from) {
    simulated.receiveText("<sip:%s@198.51.100.1>".formatted(from.digits()), "Où aller,\nsvp?");
  }

  @Override
  public int textsKept() {
    return simulated.textsKept();
  }

  @Override
  public void assertGotText(PhoneNumber number, String body) {
    assertThat(simulated.textsSent()).isPositive();
  }

  @Override
  public void assertRecordedWhole(PhoneNumber number, Path wav) {
    // Nobody records here: only the time that it takes is simulated.
  }

  @Override
  public void assertGotDigits(PhoneNumber number, String digits) {
    // Nobody listens for digits here: they only take their time.
  }

  @Override
  public void close() {
    simulated.close();
  }
}

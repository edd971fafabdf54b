package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.eventually;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.support.Heard;
import org.tocsin.support.Rig;
import org.tocsin.telephony.asterisk.AmiSettings;

/// The rig of `src/test/pbx`, which must be up.
final class RigStand implements PbxStand {
  private final Rig rig = Rig.open();
  private final Instant begun = Instant.now();
  private final List<Path> before = digitFiles();

  @Override
  public AmiSettings settings() {
    return as(value("TOCSIN_PBX_USER"));
  }

  @Override
  public AmiSettings withoutReporting() {
    return as(value("TOCSIN_RIG_LIMITED_USER"));
  }

  private AmiSettings as(String user) {
    return new AmiSettings(
        "rig",
        value("TOCSIN_PBX_HOST"),
        Integer.parseInt(value("TOCSIN_PBX_PORT")),
        user,
        value("TOCSIN_PBX_SECRET"),
        false,
        Optional.empty(),
        value("TOCSIN_PBX_DIAL"),
        Path.of(value("TOCSIN_PBX_AUDIO_DIRECTORY")),
        value("TOCSIN_PBX_AUDIO_PREFIX"));
  }

  @Override
  public void setDialplan(String version) {
    control(
        switch (version) {
          case "" -> "no-dialplan";
          case "2" -> "old-dialplan";
          default -> "dialplan";
        });
  }

  @Override
  public void loseContexts() {
    control("city", "dialplan", "remove", "context", "tocsin-call");
  }

  @Override
  public void setTrunkAlive(boolean alive) {
    control(alive ? "far-start" : "far-stop");
    // What the console would find out in a minute: the trunk is asked now.
    control("city", "pjsip", "qualify", "trunk");
  }

  @Override
  public String secondTrunk() {
    return "PJSIP/{digits}@trunk2";
  }

  @Override
  public void setSecondTrunkAlive(boolean alive) {
    control(alive ? "trunk2-start" : "trunk2-stop");
  }

  @Override
  public String expectedVersion() {
    return control("city", "core", "show", "version").split(" ")[1];
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public void crash() {
    control("restart");
  }

  @Override
  public void callBack(PhoneNumber caller) {
    control("call-back", caller.digits());
  }

  @Override
  public void ringDesk(PhoneNumber caller) {
    control("desk", caller.digits());
  }

  @Override
  public void assertCalledFromDesk(PhoneNumber number) {
    eventually(() -> assertThat(rig.recordings(number.digits(), begun)).hasSize(1));
  }

  @Override
  public int callersWaiting() {
    String channels = control("city", "core", "show", "channels", "concise");
    return (int) channels.lines().filter(line -> line.contains("!tocsin-callback!")).count();
  }

  @Override
  public Duration lasting(Duration life) {
    return life;
  }

  @Override
  public void assertRecordedWhole(PhoneNumber number, Path wav) {
    eventually(() -> {
      var heard = Heard.of(rig.recordings(number.digits(), begun).getLast(), wav);
      assertThat(heard.correlation()).isGreaterThan(0.95);
      assertThat(heard.startSeconds()).isBetween(3.3, 3.9);
      assertThat(heard.coveredSeconds()).isGreaterThan(7.95);
    });
  }

  @Override
  public void assertGotDigits(PhoneNumber number, String digits) {
    eventually(() ->
        assertThat(digitFiles())
            .filteredOn(file -> !before.contains(file))
            .filteredOn(file -> file.getFileName().toString().startsWith(number.digits()))
            .singleElement()
            .satisfies(file -> assertThat(Files.readString(file).strip()).isEqualTo(digits)));
  }

  @Override
  public String textDestination() {
    return value("TOCSIN_TEXTS_DESTINATION");
  }

  @Override
  public void assertGotText(PhoneNumber number, String body) {
    eventually(() -> assertThat(textsTo(number)).filteredOn(body::equals).singleElement());
  }

  @Override
  public void receiveText(PhoneNumber from) {
    control("text", from.digits());
  }

  @Override
  public int textsKept() {
    var shown = control("city", "database", "show", "tocsin-text");
    return (int) shown.lines().filter(line -> line.startsWith("/tocsin-text/")).count();
  }

  private List<String> textsTo(PhoneNumber number) throws IOException {
    try (var files = Files.list(Path.of(value("TOCSIN_RIG_RECORDINGS")))) {
      List<String> texts = new ArrayList<>();
      for (var file : files.filter(one -> one.toString().endsWith(".text")).toList()) {
        if (file.getFileName().toString().startsWith(number.digits())) {
          var words = Base64.getDecoder().decode(Files.readString(file).strip());
          texts.add(new String(words, StandardCharsets.UTF_8));
        }
      }
      return texts;
    }
  }

  private List<Path> digitFiles() {
    try (var files = Files.list(Path.of(value("TOCSIN_RIG_RECORDINGS")))) {
      return files.filter(file -> file.toString().endsWith(".digits")).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private String value(String name) {
    String value = rig.environment().get(name);
    if (value == null) {
      throw new AssertionError(name + " is not in the rig's settings");
    }
    return value;
  }

  private String control(String... command) {
    try {
      List<String> line = new ArrayList<>(List.of(value("TOCSIN_RIG_CTL")));
      line.addAll(List.of(command));
      var process = new ProcessBuilder(line).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    // It serves others.
  }
}

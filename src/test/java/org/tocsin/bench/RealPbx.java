package org.tocsin.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.tocsin.shared.AttemptId;
import org.tocsin.shared.Language;
import org.tocsin.shared.PhoneNumber;
import org.tocsin.support.Eventually;
import org.tocsin.support.Rig;
import org.tocsin.support.Wavs;
import org.tocsin.telephony.PlaceCall;
import org.tocsin.telephony.Sound;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// The rig's PBX through the product's adapter, and the calls that everybody is measured with.
final class RealPbx implements AutoCloseable {
  private static final int HEADER = 44;
  private static final int BYTES_A_MILLISECOND = 16;
  static final Duration RING = Duration.ofSeconds(10);
  private static final Pattern ACTIVE = Pattern.compile("(\\d+) active channel");
  private static final Pattern TRUNK_CHANNEL = Pattern.compile("PJSIP/trunk-([0-9a-f]{8})");
  private static final List<String> AREAS = List.of("418", "581", "450", "514", "819");

  private final Map<String, String> rig = Rig.open().environment();
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final byte[] wav;
  private final Sound sound;
  private final AsteriskPbx pbx;

  /// @param length of the message
  RealPbx(Duration length) {
    wav = Wavs.telephone(length);
    sound = sound(wav);
    pbx = new AsteriskPbx(settings(), Product.CLOCK, timers, executor);
    pbx.start();
    Eventually.until("the PBX", () -> pbx.health().canPlaceCalls());
  }

  /// As the product knows a message of 8 kHz, 16 bits, one channel.
  static Sound sound(byte[] wav) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(wav);
      var length = Duration.ofMillis((wav.length - HEADER) / BYTES_A_MILLISECOND);
      return new Sound(HexFormat.of().formatHex(digest), length, wav.length);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  AsteriskPbx pbx() {
    return pbx;
  }

  byte[] wav() {
    return wav;
  }

  Sound sound() {
    return sound;
  }

  Map<String, String> rig() {
    return rig;
  }

  String setting(String name) {
    return Objects.requireNonNull(rig.get(name), name);
  }

  /// Every two last digits, thus every behaviour of the rig, over and over.
  static List<PhoneNumber> numbers(int count) {
    var numbers = new ArrayList<PhoneNumber>();
    for (int i = 0; i < count; i++) {
      // 37 is prime to 100: behaviours alternate instead of coming in blocks.
      numbers.add(number(i / 100, i * 37 % 100));
    }
    return numbers;
  }

  /// Numbers that are busy at once.
  static List<PhoneNumber> busyNumbers(int count) {
    var numbers = new ArrayList<PhoneNumber>();
    for (int i = 0; i < count; i++) {
      numbers.add(number(i / 10, 70 + i % 10));
    }
    return numbers;
  }

  /// @param hundred which hundred of numbers: an area code, and beyond these an exchange
  static PhoneNumber number(int hundred, int lastTwo) {
    var area = AREAS.get(hundred % AREAS.size());
    return new PhoneNumber("+1%s555%02d%02d".formatted(area, 1 + hundred / AREAS.size(), lastTwo));
  }

  List<PlaceCall> calls(Collection<PhoneNumber> numbers) {
    return numbers.stream().map(number -> call(number)).toList();
  }

  private PlaceCall call(PhoneNumber number) {
    return new PlaceCall(
        AttemptId.next(Product.CLOCK, Product.RANDOM),
        number,
        PhoneNumber.parse(setting("TOCSIN_CALLER_ID")).orElseThrow(),
        "",
        sound,
        Optional.empty(),
        Language.FRENCH,
        "",
        Duration.ZERO,
        RING,
        true);
  }

  AmiSettings settings() {
    return new AmiSettings(
        "rig",
        setting("TOCSIN_PBX_HOST"),
        Integer.parseInt(setting("TOCSIN_PBX_PORT")),
        setting("TOCSIN_PBX_USER"),
        setting("TOCSIN_PBX_SECRET"),
        false,
        Optional.empty(),
        setting("TOCSIN_PBX_DIAL"),
        Path.of(setting("TOCSIN_PBX_AUDIO_DIRECTORY")),
        setting("TOCSIN_PBX_AUDIO_PREFIX"));
  }

  /// A command of the rig's `ctl`.
  ///
  /// @return what it said
  String ctl(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(setting("TOCSIN_RIG_CTL")));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("The rig refuses: " + command + ": " + said);
    }
    return said;
  }

  /// Channels in use of one of the two Asterisks, 0 when it does not answer.
  ///
  /// @param instance city or far
  int channels(String instance) throws InterruptedException {
    try {
      var found = ACTIVE.matcher(ctl(instance, "core", "show", "channels", "count"));
      return found.find() ? Integer.parseInt(found.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /// The highest of the numbers that the city's PBX gives its channels one after another, -1 when
  /// there is none.
  long newestChannel() throws InterruptedException {
    try {
      return TRUNK_CHANNEL
          .matcher(ctl("city", "core", "show", "channels", "concise"))
          .results()
          .mapToLong(found -> Long.parseLong(found.group(1), 16))
          .max()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  /// Where Asterisk looks for call files, as this machine sees it.
  Path spool() {
    var runtime = Objects.requireNonNull(Path.of(setting("TOCSIN_RIG_RECORDINGS")).getParent());
    return runtime.resolve("city/spool/outgoing");
  }

  @Override
  public void close() {
    pbx.close();
    timers.shutdown();
    executor.shutdown();
  }
}

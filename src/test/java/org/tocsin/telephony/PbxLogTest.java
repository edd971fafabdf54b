package org.tocsin.telephony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tocsin.support.Eventually.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.tocsin.shared.AttemptId;
import org.tocsin.telephony.PbxHealth.State;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;

/// What the product's own log says of calls: that they were not listened to.
class PbxLogTest {
  private static final String LOG_FOLDER = "tocsin.log";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ListAppender<ILoggingEvent> all = new ListAppender<>();
  private final CallLog calls = new CallLog();
  private final List<AutoCloseable> open = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void logAsTheProductDoes() throws Exception {
    System.setProperty(LOG_FOLDER, folder.toString());
    context.reset();
    var product = new JoranConfigurator();
    product.setContext(context);
    product.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    all.setContext(context);
    all.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(all);
  }

  @AfterEach
  void close() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    timers.shutdownNow();
    System.clearProperty(LOG_FOLDER);
    context.reset();
    new ContextInitializer(context).autoConfig();
  }

  @Test
  void neitherNumbersNorTheSecretAreLogged() {
    var stand = new SimulatedStand(50, folder, timers, threads);
    open.add(stand);
    stand.simulated().setNoisy(true);
    var pbx = connected(stand.settings(), State.CONNECTED);
    connected(OtherSettings.secret(stand.settings(), "wr0ng-secret"), State.REFUSED);
    var sound = TestWav.sound(TestWav.tone(Duration.ofSeconds(1), 440));
    List<AttemptId> attempts = new ArrayList<>();
    for (int last = 0; last < 100; last += 7) {
      AttemptId attempt = AttemptId.next(Clock.systemUTC(), new SplittableRandom());
      attempts.add(attempt);
      pbx.place(PbxContract.call(attempt, last, sound, true, "12", Duration.ofSeconds(1)));
    }
    stand.simulated().disconnect();
    within(
        PbxContract.PATIENCE,
        () -> assertThat(attempts).allMatch(one -> calls.ends(one).size() == 1));

    var said = List.copyOf(all.list).stream().map(PbxLogTest::text).toList();

    assertThat(said).anyMatch(line -> line.contains("CONNECTED"));
    assertThat(said)
        .noneMatch(line -> line.contains("555"))
        .noneMatch(line -> line.contains(SimulatedStand.SECRET))
        .noneMatch(line -> line.contains("wr0ng-secret"));
  }

  private Pbx connected(AmiSettings settings, State state) {
    var pbx = new AsteriskPbx(settings, Clock.systemUTC(), timers, threads);
    open.add(pbx);
    pbx.onCall(calls);
    pbx.start();
    PbxContract.awaitState(pbx, state);
    return pbx;
  }

  private static String text(ILoggingEvent event) {
    var fault = event.getThrowableProxy();
    return event.getLoggerName()
        + " "
        + event.getFormattedMessage()
        + (fault == null ? "" : ThrowableProxyUtil.asString(fault));
  }
}

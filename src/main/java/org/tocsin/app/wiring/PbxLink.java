package org.tocsin.app.wiring;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tocsin.settings.Settings.FleetPbx;
import org.tocsin.telephony.DeskPhones;
import org.tocsin.telephony.Pbx;
import org.tocsin.telephony.PbxHealth;
import org.tocsin.telephony.TextPort;
import org.tocsin.telephony.asterisk.AmiSettings;
import org.tocsin.telephony.asterisk.AsteriskPbx;
import org.tocsin.telephony.asterisk.TextSettings;

/// A connection to the city's PBX, with the threads that it works on.
public final class PbxLink implements AutoCloseable {
  private static final long GOODBYE_SECONDS = 3;

  private final ScheduledExecutorService timers;
  private final ExecutorService workers;
  private final AsteriskPbx pbx;

  private PbxLink(FleetPbx member, Clock clock) {
    var settings = member.pbx();
    var trunks = new LinkedHashMap<String, String>();
    member.trunks().forEach(trunk -> trunks.put(trunk.name(), trunk.dial()));
    timers = Executors.newSingleThreadScheduledExecutor(Daemons.named("pbx timer"));
    workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pbx ", 0).factory());
    pbx =
        new AsteriskPbx(
            new AmiSettings(
                settings.name(),
                settings.host(),
                settings.port(),
                settings.user(),
                settings.secret(),
                settings.tls(),
                settings.certificate(),
                trunks,
                settings.audioDirectory(),
                settings.audioPrefix()),
            clock,
            timers,
            workers);
  }

  /// Begins to connect, and returns at once.
  public static PbxLink open(FleetPbx member, Clock clock) {
    var link = new PbxLink(member, clock);
    link.pbx.start();
    return link;
  }

  public Pbx pbx() {
    return pbx;
  }

  DeskPhones phones(String template) {
    return pbx.phones(template);
  }

  /// A way out for texts by the same connection.
  TextPort texts(TextSettings settings) {
    return pbx.texts(settings);
  }

  /// Waits a moment for the connection to end in order, for it ends on these very threads.
  @Override
  public void close() {
    var closed = new CountDownLatch(1);
    try (var _ = pbx.onHealth(health -> countDown(health, closed))) {
      pbx.close();
      countDown(pbx.health(), closed);
      closed.await(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timers.shutdownNow();
    workers.shutdown();
  }

  private static void countDown(PbxHealth health, CountDownLatch closed) {
    if (health.state() == PbxHealth.State.CLOSED) {
      closed.countDown();
    }
  }
}

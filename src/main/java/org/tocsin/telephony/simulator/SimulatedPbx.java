package org.tocsin.telephony.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.tocsin.shared.PhoneNumber;

/// A PBX that is not there: speaks AMI on a loopback port, so that everything above it, the adapter
/// included, runs as with a real one. No phone rings.
///
/// [#DIAL_TEMPLATE] and [#SECOND_DIAL_TEMPLATE] are its ways out; its user is `tocsin`, its
/// dialplan of version 3. Its version says that it is a simulator.
public final class SimulatedPbx implements AutoCloseable {
  /// The dial string template to give to the adapter.
  public static final String DIAL_TEMPLATE = "PJSIP/{digits}@trunk";

  /// The same, by its second trunk.
  public static final String SECOND_DIAL_TEMPLATE = "PJSIP/{digits}@trunk2";

  /// Where the adapter is to send texts.
  public static final String TEXT_TEMPLATE = "pjsip:trunk/sip:{digits}@198.51.100.1";

  static final List<String> TRUNKS = List.of("trunk", "trunk2");
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final ScheduledExecutorService timers;
  private final Executor executor;
  private final Faults faults = new Faults();
  private final Exchange exchange;
  private final AmiServer answers;

  private SimulatedPbx(
      SimulatorSettings settings,
      ServerSocket server,
      Clock clock,
      ScheduledExecutorService timers,
      Executor executor) {
    this.server = server;
    this.timers = timers;
    this.executor = executor;
    exchange = new Exchange(settings, clock, timers, faults);
    answers = new AmiServer(settings, exchange, faults);
  }

  /// @param timers where calls go on; their steps are short
  /// @param executor one thread for the port and up to two for each connection, as long as they
  ///   last
  /// @throws IOException when the port is in use
  public static SimulatedPbx start(
      SimulatorSettings settings, Clock clock, ScheduledExecutorService timers, Executor executor)
      throws IOException {
    var server = new ServerSocket(settings.port(), BACKLOG, InetAddress.getLoopbackAddress());
    var pbx = new SimulatedPbx(settings, server, clock, timers, executor);
    executor.execute(pbx::accept);
    return pbx;
  }

  /// Where it listens.
  public int port() {
    return server.getLocalPort();
  }

  /// Calls that ring or are answered now.
  public int callsUp() {
    return exchange.countCalls();
  }

  /// Calls that it was asked for since it started, those that it refused included.
  public long callsPlaced() {
    return exchange.countPlaced();
  }

  /// Texts that were sent through it.
  public int textsSent() {
    var sent = new AtomicInteger();
    exchange.locked(() -> sent.set(answers.texts().sent()));
    return sent.get();
  }

  /// Texts that came in and that nobody said were kept.
  public int textsKept() {
    var kept = new AtomicInteger();
    exchange.locked(() -> kept.set(answers.texts().kept()));
    return kept.get();
  }

  /// A text comes in, whether a console is there or not.
  ///
  /// @param from as the network writes it: `<sip:4185550101@198.51.100.1>`
  public void receiveText(String from, String body) {
    exchange.locked(() -> answers.texts().receive(from, body));
  }

  /// Somebody calls the city back, and behaves as when called.
  public void callBack(PhoneNumber caller) {
    exchange.locked(() -> exchange.line().call(caller.digits()));
  }

  /// Those who called back and wait to be told what for.
  public int callersWaiting() {
    var waiting = new AtomicInteger();
    exchange.locked(() -> waiting.set(exchange.line().waiting()));
    return waiting.get();
  }

  /// Somebody calls a desk phone.
  public void ringDesk(PhoneNumber caller, String extension) {
    exchange.locked(() -> exchange.desks().ring(caller.digits(), extension));
  }

  /// The digits that desk phones have called.
  public List<String> calledFromDesks() {
    var called = new ArrayList<String>();
    exchange.locked(() -> called.addAll(exchange.desks().called()));
    return called;
  }

  /// Breaks every connection; calls go on.
  public void disconnect() {
    exchange.disconnect();
  }

  /// It is killed and comes back at once: the calls are gone without a word, its memory stays.
  public void crash() {
    exchange.crash();
  }

  /// Breaks a connection after so many messages, once.
  public void disconnectAfter(int messages) {
    faults.setMessagesLeft(messages);
  }

  /// Holds every message back.
  public void setLatency(Duration latency) {
    faults.setLatency(latency);
  }

  /// Sends faulty lines and unknown events before each message.
  public void setNoisy(boolean noisy) {
    faults.setNoisy(noisy);
  }

  /// The far end of a trunk answers, or is dead.
  ///
  /// @param trunk `trunk` or `trunk2`
  public void setTrunkAlive(String trunk, boolean alive) {
    exchange.locked(() -> {
      faults.setAlive(trunk, alive);
      exchange.say(List.of(answers.contactStatus(trunk)));
    });
  }

  /// How many calls it carries well. With more of them up it stutters: messages take longer, in
  /// proportion.
  public void setCeiling(int calls) {
    faults.setCeiling(calls);
  }

  /// The version of its dialplan; empty: it has none.
  public void setDialplan(String version) {
    faults.setDialplan(version);
  }

  /// The dialplan's version is still told, but its contexts are gone.
  public void setContexts(boolean there) {
    faults.setContexts(there);
  }

  /// What its user may hear and do, as `read` and `write` in Asterisk's manager.conf.
  public void setPrivileges(Set<String> read, Set<String> write) {
    faults.setPrivileges(read, write);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        var session = new AmiSession(socket, executor, timers, faults);
        exchange.add(session);
        executor.execute(() -> session.run(answers));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, or a connection that was gone before it began.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated PBX did not close", e);
    }
    exchange.disconnect();
  }
}
